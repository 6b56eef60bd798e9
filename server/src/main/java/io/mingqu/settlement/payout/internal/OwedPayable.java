package io.mingqu.settlement.payout.internal;

import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.PayoutForm;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payable as it is kept: with its form and treatment fixed, and why it waits if it does. */
record OwedPayable(long id, String key, Payable.Source source, long partnerId, long amountMinor, long nettedMinor, AccountKey from,
    @Nullable Long policyId, boolean bookedByBoth, PayoutForm form, InvoiceTreatment invoice, @Nullable String termsCode, LocalDate businessDate,
    @Nullable LocalDate expiresOn, String text, List<HeldReason> held) {
  OwedPayable {
    held = List.copyOf(held);
  }

  /** What is to be placed: less than zero for what is taken back. */
  long openMinor() {
    return amountMinor > 0 ? amountMinor - nettedMinor : amountMinor + nettedMinor;
  }

  OwedPayable netted(long minor) {
    return new OwedPayable(id, key, source, partnerId, amountMinor, nettedMinor + minor, from, policyId, bookedByBoth, form, invoice, termsCode, businessDate,
        expiresOn, text, held);
  }

  /** Whether the same was owed under this key: form and treatment are the terms' of the first time. */
  boolean sameAs(Payable again) {
    return source == again.source() && partnerId == again.partnerId() && amountMinor == again.amountMinor() && from.equals(again.from())
        && (again.form() == null || again.form() == form);
  }
}
