package io.mingqu.foundation.ledger;

/**
 * @param differenceMinor debits minus credits over all postings
 * @param balancesWrong kept balances that differ from the sum of their postings
 */
public record Proof(long postings, long differenceMinor, long balances, long balancesWrong, long millis) {
  public boolean holds() {
    return differenceMinor == 0 && balancesWrong == 0;
  }
}
