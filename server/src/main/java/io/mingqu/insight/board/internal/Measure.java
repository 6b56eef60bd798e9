package io.mingqu.insight.board.internal;

import java.util.List;

/** What a board counts: which kinds of movement, and whether with tax. */
enum Measure {
  /** 销售: shipped less returned, without tax. */
  SALES(List.of("SHIPPED", "RETURNED"), false),
  /** 订货 */
  ORDERS(List.of("ORDERED"), false),
  /** 开票 */
  INVOICES(List.of("INVOICED"), false),
  /** 回款: what came in, with tax. */
  PAYMENTS(List.of("PAID"), true),
  /** 终端动销 */
  SELL_OUT(List.of("SOLD_OUT"), false);

  private final List<String> kinds;
  private final boolean gross;

  Measure(List<String> kinds, boolean gross) {
    this.kinds = kinds;
    this.gross = gross;
  }

  List<String> kinds() {
    return kinds;
  }

  boolean gross() {
    return gross;
  }
}
