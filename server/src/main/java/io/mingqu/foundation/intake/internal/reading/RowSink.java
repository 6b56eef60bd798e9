package io.mingqu.foundation.intake.internal.reading;

/** Takes the rows of a file as they are read. Nothing is held in memory by the reader. */
public interface RowSink {

  /** A sheet begins (a worksheet, a table of a page, a file of an archive). False skips it. */
  boolean sheet(String name);

  /**
   * @param number row number as the person sees it in the source, from 1
   * @param cells  texts of the cells; blank cells are empty strings; numbers in plain notation, dates as ISO
   * @return false to stop reading the whole file
   */
  boolean row(long number, String[] cells);
}
