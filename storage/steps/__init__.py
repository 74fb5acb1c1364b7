"""The statements of each migration step, frozen once a release has carried them."""
