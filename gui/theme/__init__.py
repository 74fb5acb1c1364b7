"""The look of the program: palette, sizes, style sheet, icons and fonts."""
