package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.reconciliation.AccountHeading;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row of somebody's own sheet 手工台账: what it says a partner owes a legal entity; a heading it does not have is absent. */
record SheetRow(int sourceId, String periodCode, String entityCode, String partnerCode, @Nullable Long partnerId, String partnerName, long rowNo,
    Map<AccountHeading, Long> figures, OptionalLong closing, OptionalLong rebate) {
  SheetRow {
    figures = Map.copyOf(figures);
  }
}
