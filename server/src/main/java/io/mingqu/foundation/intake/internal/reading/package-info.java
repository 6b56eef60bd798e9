/** Reading tables as people have them: CSV, TSV, XLSX, XLS, HTML posing as .xls, and archives of these; bounded against hostile files. */
@NullMarked
package io.mingqu.foundation.intake.internal.reading;

import org.jspecify.annotations.NullMarked;
