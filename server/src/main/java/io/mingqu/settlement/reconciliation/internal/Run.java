package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A month-end run 月结: statements of one period and legal entity, from the facts known at its cut. */
record Run(long id, String calendarCode, String periodCode, LocalDate first, LocalDate last, long entityId, String entityCode, long cutSeal, State state,
    @Nullable Long jobId, @Nullable Long settlingId, int partners, int accounts, int rebates, int deltas, @Nullable String problem, String createdBy,
    String createdAt, @Nullable String finishedAt) {

  enum State { RUNNING, DONE, CANCELLED, FAILED }

  Cut cut() {
    return new Cut(cutSeal);
  }

  FiscalPeriod period() {
    return FiscalCalendar.ofCode(calendarCode).orElseThrow().parse(periodCode).orElseThrow();
  }
}
