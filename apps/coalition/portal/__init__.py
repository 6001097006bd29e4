"""The portal that members, applicants and the public meet: everything under /coalition.

Works without JavaScript. A module adds pages by the hook `coalition_portal_pages`.
"""
