"""Paper and sheets: values in, file out."""
