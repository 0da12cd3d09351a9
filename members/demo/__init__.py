"""The demo's people: staff, members, and requests in every state. All invented."""
