"""What programs and people read of the endpoints: the OpenAPI document, and docs/rest made from it."""
