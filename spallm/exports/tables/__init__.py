"""Tables as files: any `Table` as Markdown, LaTeX, HTML, CSV, TSV, JSON or a workbook."""

from spallm.exports.tables.registry import TABLE_FORMATS, TableFormat, table_format_for, write

__all__ = ["TABLE_FORMATS", "TableFormat", "table_format_for", "write"]
