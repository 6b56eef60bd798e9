package io.mingqu.settlement.fund.internal;

import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Place;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A funded activity as its row has it. */
record ActivityRow(long id, long applicationId, long policyId, long versionId, long partnerId, long entityId, String currency, String budgetCode, String kind,
    String title, @Nullable Long outletId, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, LocalDate fromDay, LocalDate throughDay, Activity state,
    int extensions, String requestedBy, String approvedBy) {

  String number() {
    return "FA" + id;
  }

  AccountKey expense() {
    return AccountKey.ofPartner(AccountKind.MARKETING_EXPENSE, partnerId, entityId, currency);
  }

  AccountKey accrual() {
    return AccountKey.ofPartner(AccountKind.FUND_ACCRUAL, partnerId, entityId, currency);
  }

  Optional<Place> site() {
    return latitudeE6 == null || longitudeE6 == null ? Optional.empty() : Optional.of(new Place(latitudeE6, longitudeE6));
  }

  ActivityRow with(Activity after) {
    return new ActivityRow(id, applicationId, policyId, versionId, partnerId, entityId, currency, budgetCode, kind, title, outletId, latitudeE6, longitudeE6, fromDay,
        throughDay, after, extensions, requestedBy, approvedBy);
  }

  ActivityRow approvedBy(String whom) {
    return new ActivityRow(id, applicationId, policyId, versionId, partnerId, entityId, currency, budgetCode, kind, title, outletId, latitudeE6, longitudeE6, fromDay,
        throughDay, state, extensions, requestedBy, whom);
  }

  ActivityRow requestedBy(String whom) {
    return new ActivityRow(id, applicationId, policyId, versionId, partnerId, entityId, currency, budgetCode, kind, title, outletId, latitudeE6, longitudeE6, fromDay,
        throughDay, state, extensions, whom, approvedBy);
  }

  ActivityRow extended() {
    return new ActivityRow(id, applicationId, policyId, versionId, partnerId, entityId, currency, budgetCode, kind, title, outletId, latitudeE6, longitudeE6, fromDay,
        throughDay, state, extensions + 1, requestedBy, approvedBy);
  }
}
