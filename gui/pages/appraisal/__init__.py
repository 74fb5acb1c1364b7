"""The page 民主评议."""

from gui.pages.appraisal.page import AppraisalPage

__all__ = ["AppraisalPage"]
