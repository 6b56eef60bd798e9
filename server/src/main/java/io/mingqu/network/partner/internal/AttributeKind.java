package io.mingqu.network.partner.internal;

/** What of a partner changes over time and decides which programmes it falls under. */
enum AttributeKind {
  TYPE, TRADE_MODE, TIER, REGION
}
