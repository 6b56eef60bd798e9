package io.mingqu.foundation.intake.internal.reading;

/** What a file really is, whatever its name says. */
public enum FileKind { DELIMITED, XLSX, XLS, HTML, SPREADSHEET_XML, ZIP, GZIP }
