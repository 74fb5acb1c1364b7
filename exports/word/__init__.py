"""Documents for WPS and Word (docx). Importing its modules loads python-docx; ``exports.docx`` does so when asked."""
