package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.settlement.payout.PayoutForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 应付: records what is owed once, keeps back what may not be paid yet, and places the rest. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PayableBook implements Payables {
  private final PayableStore store;
  private final TermsBook terms;
  private final Placing placing;
  private final SystemScope scope;

  PayableBook(PayableStore store, TermsBook terms, Placing placing, SystemScope scope) {
    this.store = store;
    this.terms = terms;
    this.placing = placing;
    this.scope = scope;
  }

  @Override
  public void owe(List<Payable> payables) {
    List<Payable> all = payables.stream().filter(p -> p.amountMinor() != 0).toList();
    if (!all.isEmpty()) {
      scope.during("payout.owe", () -> record(all));
    }
  }

  private boolean record(List<Payable> payables) {
    Set<Long> numbered = store.numberedPolicies(payables.stream().map(Payable::policyId).filter(Objects::nonNull).distinct().toList());
    TermsBook.Reading reading = terms.reading(payables.stream().map(Payable::partnerId).distinct().toList());
    List<OwedPayable> wanted = payables.stream().map(p -> fixed(p, reading, numbered)).toList();
    Map<String, Long> ids = store.insert(wanted);
    List<OwedPayable> fresh = wanted.stream().filter(p -> ids.containsKey(p.key())).map(p -> numbered(p, ids.get(p.key()))).toList();
    if (ids.size() < payables.size()) {
      repeated(payables.stream().filter(p -> !ids.containsKey(p.key())).toList());
    }
    placing.place(fresh.stream().filter(p -> p.held().isEmpty()).toList());
    return true;
  }

  private static OwedPayable numbered(OwedPayable p, long id) {
    return new OwedPayable(id, p.key(), p.source(), p.partnerId(), p.amountMinor(), 0, p.from(), p.policyId(), p.bookedByBoth(), p.form(), p.invoice(),
        p.termsCode(), p.businessDate(), p.expiresOn(), p.text(), p.held());
  }

  /** The same key again does nothing, but for an acknowledgement that has come since. */
  private void repeated(List<Payable> again) {
    Map<String, OwedPayable> there = new HashMap<>();
    store.locked(again.stream().map(Payable::key).toList()).forEach(p -> there.put(p.key(), p));
    List<Long> acknowledged = new ArrayList<>();
    for (Payable each : again) {
      OwedPayable first = there.get(each.key());
      if (first == null || !first.sameAs(each)) {
        throw Problem.of("payout.key-differs", 409, Map.of("key", each.key(), "amountMinor", each.amountMinor(),
            "recordedMinor", first == null ? 0 : first.amountMinor()));
      }
      if (each.bookedByBoth() && !first.bookedByBoth()) {
        acknowledged.add(first.id());
      }
    }
    if (!acknowledged.isEmpty()) {
      store.bookedByBoth(acknowledged, "");
      releaseCured(acknowledged);
    }
  }

  private static OwedPayable fixed(Payable payable, TermsBook.Reading reading, Set<Long> numbered) {
    if (payable.key().length() > 80) {
      throw new IllegalArgumentException("payable key longer than 80 characters: " + payable.key());
    }
    Terms own = reading.of(payable.partnerId(), payable.from().entityId(), payable.businessDate());
    PayoutForm form = payable.form() == null ? own.of(payable.source()).form() : payable.form();
    InvoiceTreatment invoice = payable.invoice() == null ? own.invoiceFor(form, payable.source()) : payable.invoice();
    if (own.allowed(form, invoice).isEmpty()) {
      throw Problem.of("payout.form-not-allowed", 422, Map.of("form", form.name(), "invoice", invoice.name(),
          "terms", own.code() == null ? "" : own.code(), "key", payable.key()));
    }
    @Nullable LocalDate expires = form != PayoutForm.OFFSET || payable.amountMinor() < 0 ? null
        : payable.expiresOn() != null ? payable.expiresOn()
        : own.expiryMonths() == null ? null : payable.businessDate().plusMonths(own.expiryMonths());
    List<HeldReason> held = payable.amountMinor() < 0 ? List.of() : reasons(payable.policyId(), payable.bookedByBoth(), numbered);
    return new OwedPayable(0, payable.key(), payable.source(), payable.partnerId(), payable.amountMinor(), 0, payable.from(), payable.policyId(),
        payable.bookedByBoth(), form, invoice, own.code(), payable.businessDate(), expires, payable.text(), held);
  }

  private static List<HeldReason> reasons(@Nullable Long policyId, boolean bookedByBoth, Set<Long> numbered) {
    List<HeldReason> reasons = new ArrayList<>();
    if (policyId == null) {
      reasons.add(HeldReason.NO_POLICY);
    } else if (!numbered.contains(policyId)) {
      reasons.add(HeldReason.POLICY_NOT_NUMBERED);
    }
    if (!bookedByBoth) {
      reasons.add(HeldReason.NOT_BOOKED_BY_PARTNER);
    }
    return reasons;
  }

  /** Looks at held payables again and places those that nothing stands in the way of any more. Returns how many were placed. */
  int releaseCured(Collection<Long> ids) {
    return scope.during("payout.release-held", () -> {
      List<OwedPayable> held = store.lockedHeld(ids);
      Set<Long> numbered = store.numberedPolicies(held.stream().map(OwedPayable::policyId).filter(Objects::nonNull).collect(Collectors.toSet()));
      List<OwedPayable> cured = new ArrayList<>();
      for (OwedPayable each : held) {
        List<HeldReason> reasons = reasons(each.policyId(), each.bookedByBoth(), numbered);
        if (reasons.isEmpty()) {
          cured.add(each);
        } else if (!reasons.equals(each.held())) {
          store.hold(each.id(), reasons);
        }
      }
      placing.place(cured);
      return cured.size();
    });
  }
}
