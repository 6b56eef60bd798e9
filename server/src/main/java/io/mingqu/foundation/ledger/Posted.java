package io.mingqu.foundation.ledger;

/** What became of postings: written now, and found written before by the same decision. */
public record Posted(int written, int repeated) {}
