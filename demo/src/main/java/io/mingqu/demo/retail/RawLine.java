package io.mingqu.demo.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** One line of Online Retail as it stands in the file; the customer is empty where the file names none. */
record RawLine(String invoice, String stockCode, String description, int quantity, LocalDateTime at, BigDecimal price, String customer, String country) {

    static RawLine of(List<String> cells) {
        String customer = cells.get(6).endsWith(".0") ? cells.get(6).substring(0, cells.get(6).length() - 2) : cells.get(6);
        return new RawLine(cells.get(0), cells.get(1), cells.get(2), Integer.parseInt(cells.get(3)), LocalDateTime.parse(cells.get(4).replace(' ', 'T')),
                new BigDecimal(cells.get(5)), customer, cells.get(7));
    }

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    /** What the line is by the stated rule; the names are those of the product's movement kinds. */
    String kind(Codes codes) {
        if (invoice.startsWith("A")) {
            return "ADJUSTED";
        }
        if (!codes.isGoods(stockCode)) {
            return "CHARGED";
        }
        if (isCancellation()) {
            return "RETURNED";
        }
        return quantity > 0 ? "SHIPPED" : "ADJUSTED";
    }
}
