"""Asset registers: CSV and the like, XLSX, XLS, ODS, and plain lists of model numbers."""
