"""Keys of programs: who holds one, what it may do, how it is made, replaced and revoked.

A key is a Program Key with an API user of its own, which has no password and no page: its `token key:secret`
opens the declared endpoints of coalition.api and nothing else of the site.
"""
