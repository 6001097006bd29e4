"""Requests and answers as frozen dataclasses: read from JSON, written as JSON, told as JSON Schema. Pure."""
