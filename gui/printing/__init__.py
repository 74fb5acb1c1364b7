"""Paper on screen and on printers: the print preview, printing, saving as PDF or sheet."""
