package io.mingqu.demo.brand;

/**
 * One mistake planted in the hand-kept sheet: the only difference of its dealer.
 *
 * @param column the column that differs (the closing balance follows it, the rebate stands alone)
 * @param truthMinor what the column should say, in fen
 * @param sheetMinor what the sheet says, in fen
 * @param document the document behind it, or for a wrong tier the programme; empty where there is none
 */
public record Planted(String dealer, String entity, String reason, String column, long truthMinor, long sheetMinor, String document) {
}
