package io.mingqu.kernel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An account by what it stands for. One legal entity and one currency each: one entity's rebate cannot offset another's receivable.
 *
 * @param partyId the partner it is kept for, null for the brand's own
 * @param currency ISO 4217, e.g. CNY
 * @param ref what else tells it apart, e.g. a budget; empty for most
 */
public record AccountKey(AccountKind kind, @Nullable Long partyId, long entityId, String currency, String ref) {
  public AccountKey {
    if (currency.length() != 3) {
      throw new IllegalArgumentException("currency '" + currency + "': give an ISO 4217 code such as CNY");
    }
    if (ref.length() > 100) {
      throw new IllegalArgumentException("account reference longer than 100 characters: " + ref);
    }
  }

  public static AccountKey ofPartner(AccountKind kind, long partyId, long entityId, String currency) {
    return new AccountKey(kind, partyId, entityId, currency, "");
  }

  public static AccountKey ofBrand(AccountKind kind, long entityId, String currency) {
    return new AccountKey(kind, null, entityId, currency, "");
  }

  /** An account of a budget or another numbered thing of the brand's. */
  public static AccountKey ofBrand(AccountKind kind, long entityId, String currency, String ref) {
    return new AccountKey(kind, null, entityId, currency, ref);
  }
}
