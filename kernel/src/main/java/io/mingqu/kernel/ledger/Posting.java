package io.mingqu.kernel.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One amount moved from the credited to the debited account: both sides in one row, so nothing can be out of balance.
 *
 * @param amountMinor in the minor unit of the accounts' currency, more than zero
 * @param decisionId the decision that caused it; unique together with {@code leg}, so a repeated decision posts nothing
 * @param leg number of this posting within the decision
 * @param businessDate the accounting day
 * @param programmeId the programme, fund or other policy it belongs to; open balances are reversed per programme
 * @param text what a person reads in the account statement
 */
public record Posting(AccountKey debit, AccountKey credit, long amountMinor, String decisionId, int leg, LocalDate businessDate,
    @Nullable Long programmeId, String text) {
  public Posting {
    if (amountMinor <= 0) {
      throw new IllegalArgumentException("amountMinor " + amountMinor + " of " + decisionId + "/" + leg + ": swap debit and credit instead");
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("debit and credit are the same account in " + decisionId + "/" + leg + ": " + debit);
    }
    if (!debit.currency().equals(credit.currency())) {
      throw new IllegalArgumentException("two currencies in " + decisionId + "/" + leg + ": pass through an EXCHANGE account in each");
    }
    if (debit.entityId() != credit.entityId()) {
      throw new IllegalArgumentException("two legal entities in " + decisionId + "/" + leg + ": one entity cannot pay for another");
    }
    if (debit.partyId() != null && credit.partyId() != null && !debit.partyId().equals(credit.partyId())) {
      throw new IllegalArgumentException("two partners in " + decisionId + "/" + leg + ": pass through an account of the brand");
    }
    if (decisionId.isBlank() || decisionId.length() > 100) {
      throw new IllegalArgumentException("decisionId '" + decisionId + "': give 1 to 100 characters");
    }
  }

  public String currency() {
    return debit.currency();
  }

  public long entityId() {
    return debit.entityId();
  }

  /** The partner whose posting it is, null if only the brand's accounts are touched. */
  public @Nullable Long partyId() {
    return debit.partyId() != null ? debit.partyId() : credit.partyId();
  }
}
