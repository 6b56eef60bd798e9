package io.mingqu.demo.brand;

/** One row of finance's hand-kept statement sheet, in fen. */
record ManualRow(Brand.Account account, long opening, long shipments, long returns, long receipts, long charges, long offsets, long rebate) {

    long closing() {
        return opening + shipments - returns - receipts + charges - offsets;
    }

    /** Nobody writes a row for an account without balance and movement. */
    boolean isEmpty() {
        return opening == 0 && shipments == 0 && returns == 0 && receipts == 0 && charges == 0 && offsets == 0 && rebate == 0;
    }

    ManualRow with(String column, long fen) {
        return new ManualRow(account, column.equals("opening") ? fen : opening, column.equals("shipments") ? fen : shipments,
                column.equals("returns") ? fen : returns, column.equals("receipts") ? fen : receipts, column.equals("charges") ? fen : charges, offsets,
                column.equals("rebate") ? fen : rebate);
    }

    long value(String column) {
        return switch (column) {
            case "opening" -> opening;
            case "shipments" -> shipments;
            case "returns" -> returns;
            case "receipts" -> receipts;
            case "charges" -> charges;
            case "rebate" -> rebate;
            default -> throw new IllegalArgumentException("column " + column + " is not known");
        };
    }
}
