package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.StatementParty;
import io.mingqu.kernel.reconciliation.StatementState;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement 对账单 as it is kept: its figures and where it stands. Lines are computed from its cut until it is sent, and frozen then. */
record Statement(long id, Draft draft, StatementState state, long releasedMinor, long refusedMinor, int openDisputes, String lastBy,
    @Nullable String sha256, @Nullable Instant sentAt, int version, ConsentState consent) {

  enum Kind { ACCOUNT, REBATE }

  /**
   * What a run draws up.
   *
   * @param sequence   0 the first of its period, then its corrections
   * @param through    the day settled through
   */
  record Draft(String number, Kind kind, long runId, Who who, Span span, int sequence, @Nullable Long correctsId, @Nullable Long settlingId, long cutSeal,
      int engineVersion, Figures figures, List<String> attention) {
    Draft {
      attention = List.copyOf(attention);
    }
  }

  /** Between whom. */
  record Who(long partnerId, String partnerCode, long entityId, String entityCode, String currency) {
    StatementParty party() {
      return new StatementParty(partnerCode, entityCode, currency);
    }
  }

  /** For which period of which calendar, and for a rebate of which programme. */
  record Span(String calendarCode, String periodCode, LocalDate first, LocalDate last, LocalDate through, String programmeCode, int programmeVersion) {
    FiscalPeriod period() {
      return FiscalCalendar.ofCode(calendarCode).orElseThrow().periodOf(first, grain());
    }

    private Grain grain() {
      return periodCode.contains("Q") ? Grain.QUARTER : periodCode.length() == 4 ? Grain.YEAR : Grain.MONTH;
    }
  }

  /** The figures of either kind; those of the other are 0. */
  record Figures(Map<AccountHeading, Long> account, long closingMinor, long payoutMinor, long settledMinor, long base, int tier, long toNextTier, int lines) {
    Figures {
      account = Map.copyOf(account);
    }

    static Figures account(Map<AccountHeading, Long> account, long closingMinor, int lines) {
      return new Figures(account, closingMinor, 0, 0, 0, -1, -1, lines);
    }

    static Figures rebate(long payoutMinor, long settledMinor, long base, int tier, long toNextTier, int lines) {
      return new Figures(new EnumMap<>(AccountHeading.class), 0, payoutMinor, settledMinor, base, tier, toNextTier, lines);
    }

    long of(AccountHeading heading) {
      return account.getOrDefault(heading, 0L);
    }

    long dueMinor() {
      return Math.subtractExact(payoutMinor, settledMinor);
    }
  }

  /** What a rebate statement and its corrections are about. */
  record Chain(long partnerId, String programmeCode, String periodCode) {}

  Chain chain() {
    return new Chain(partnerId(), draft.span().programmeCode(), draft.span().periodCode());
  }

  Cut cut() {
    return new Cut(draft.cutSeal());
  }

  Kind kind() {
    return draft.kind();
  }

  String number() {
    return draft.number();
  }

  long partnerId() {
    return draft.who().partnerId();
  }

  /** What is still to be released of what is due. */
  long unreleasedMinor() {
    return draft.figures().dueMinor() - releasedMinor - refusedMinor;
  }
}
