"""党组织: the tree of units, and of each its data, terms and offices."""

from gui.pages.organisation.page import OrganisationPage

__all__ = ["OrganisationPage"]
