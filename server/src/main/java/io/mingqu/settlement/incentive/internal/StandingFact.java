package io.mingqu.settlement.incentive.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a partner stands beside its movements 考核事实, or how large its market is.
 *
 * @param key         what a later fact of the same key replaces
 * @param name        metric, penalty reason, market, or programme code
 * @param value       millionths for a score, the unit of the base for markets, targets and openings, minor units for a penalty
 * @param secondValue an opening's paying base; a penalty's part of the payout in ppm
 */
record StandingFact(Kind kind, String key, @Nullable Long partnerId, @Nullable String region, String name, @Nullable String programmeCode, LocalDate first,
    LocalDate last, long value, long secondValue) {
  /** What is stated. */
  enum Kind { SCORE, PENALTY, MARKET, TARGET, OPENING }
}
