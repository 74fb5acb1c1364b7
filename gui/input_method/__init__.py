"""Typing Chinese on Linux, where the Qt of the wheels knows only one of the two usual input methods."""
