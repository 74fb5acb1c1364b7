"""发展党员: applicants, activists, candidates and probationary members with their 25 steps; 介绍信."""

from gui.pages.development.page import DevelopmentPage

__all__ = ["DevelopmentPage"]
