package io.mingqu.trade.catalog;

/** Made from a file and not yet looked at, in the range, out of the range (never deleted). */
public enum ProductStatus {
  DRAFT, ACTIVE, CLOSED
}
