package io.mingqu.foundation.intake;

/** How the text of a field is read. */
public enum FieldType {
  TEXT, /** Document numbers, line ids: refused when a spreadsheet has rounded them. */ ID, /** Codes of partners, products, channels, entities. */ CODE,
  DATE, DATE_TIME, QUANTITY, AMOUNT, UNIT_PRICE, RATE, CURRENCY, UNIT
}
