package io.mingqu.foundation.intake.internal.reading;

/**
 * How much of a file is read before it is refused. Every limit is stated in the error it causes.
 *
 * @param bytesMax        size of the file, and of each file inside an archive once unpacked
 * @param rowsMax         rows over all sheets
 * @param columnsMax      columns of a row
 * @param cellCharsMax    characters of a cell
 * @param archiveFilesMax files in an archive
 * @param ratioMax        unpacked : packed size of an archive beyond the first 10 MB
 * @param textCharsMax    characters of text a workbook may share between its cells (held in memory)
 */
public record ReadLimits(long bytesMax, long rowsMax, int columnsMax, int cellCharsMax, int archiveFilesMax, int ratioMax,
             long textCharsMax) {

  public static final ReadLimits DEFAULT = new ReadLimits(1L << 30, 5_000_000, 1_000, 32_767, 200, 200, 60_000_000);
}
