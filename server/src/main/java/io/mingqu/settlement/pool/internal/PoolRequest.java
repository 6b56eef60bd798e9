package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.pool.PoolAccount;
import io.mingqu.kernel.pool.PoolUse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a partner's pool for an order. */
sealed interface PoolRequest {
  String orderNo();

  LocalDate day();

  Caller by();

  /** Promises part of the pool to an order. */
  record Reserve(String orderNo, LocalDate day, Caller by, String termsCode, PoolUse.Rule rule, List<PoolUse.OrderLine> lines, @Nullable Long wishMinor)
      implements PoolRequest {
    long wish() {
      return wishMinor == null ? Long.MAX_VALUE : wishMinor;
    }

    /** What makes the same order the same request. */
    String fingerprint() {
      StringBuilder text = new StringBuilder().append(day).append('|').append(wishMinor);
      lines.forEach(line -> text.append('|').append(line.product()).append(':').append(line.netMinor()));
      return Fingerprint.of(text.toString());
    }
  }

  /** Uses up what is promised, gives it back, or takes back what was used up. {@code amountMinor} null: all of it. */
  record Settle(Kind kind, String orderNo, LocalDate day, Caller by, String documentNo, @Nullable Long amountMinor, String note, PoolAccount.LateRule late)
      implements PoolRequest {
    enum Kind { CONSUMED, RESTORED, RETURNED }
  }

  /** What became of it. */
  sealed interface Answer {
    /** Done now, or before by the same request. */
    record Done(String orderNo, boolean again) implements Answer {}

    record Refused(Problem problem) implements Answer {}
  }
}
