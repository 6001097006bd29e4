"""Small checks over the app's source, for what a reviewer would otherwise say again and again.

Run them with `python3 -m devtools.checks [the app's package]`. They read text and syntax trees only, with
nothing but the standard library, so that they cost a second and need no site.
"""
