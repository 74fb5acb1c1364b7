"""Paper without a printer: what a page says, where its breaks fall and where each run of text stands.

``document`` describes (plain values), ``pages`` lays out (pure functions), ``ink`` is what draws. Nothing here knows
reportlab or Qt, so preview, PDF and printer agree to the line. Lengths are points (1/72 inch) measured from the top
left corner of the sheet, unless a name says millimetres.
"""
