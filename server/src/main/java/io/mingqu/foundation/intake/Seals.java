package io.mingqu.foundation.intake;

/** Seal numbers 封存号: gapless, taken under one lock that is held until the transaction ends, so that a number never appears before a smaller one. */
public interface Seals {

  /** Everything sealed so far, as seen by the running transaction. */
  Cut current();

  /**
   * Seals a change that did not come by file (a partner's new tier, a hierarchy edge) in the running transaction.
   *
   * @param what short stable name of the kind of change, for example {@code partner.tier}
   * @return the new seal; the change is known from this number on
   */
  long seal(String what, String text);
}
