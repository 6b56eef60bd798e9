package io.mingqu.foundation.shared.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many requests a key may make a minute: short bursts up to a whole minute's worth pass, then the even pace (generic cell rate algorithm, ATM Forum
 * TM 4.1 §4.4). Kept in memory by each server: with two servers a caller gets twice as much, which is no harm for a limit against floods.
 */
final class Rates {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final int KEYS_BEFORE_SWEEP = 50_000;
  private final LongSupplier nanos;
  /** When the even pace would have used up all requests made so far. */
  private final Map<String, Long> usedUpAtNanos = new ConcurrentHashMap<>();

  Rates(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Counts a request; returns 0 when it may pass, else the seconds after which the next one may. */
  long secondsToWait(String key, int perMinute) {
    if (perMinute <= 0) {
      return 0;
    }
    long stepNanos = MINUTE_NANOS / perMinute;
    long now = nanos.getAsLong();
    long[] waitNanos = {0};
    usedUpAtNanos.compute(key, (k, before) -> {
      long from = before == null || before - now < 0 ? now : before;
      waitNanos[0] = from + stepNanos - now - MINUTE_NANOS;
      return waitNanos[0] > 0 ? from : from + stepNanos;
    });
    sweep(now);
    return waitNanos[0] > 0 ? Math.ceilDiv(waitNanos[0], 1_000_000_000L) : 0;
  }

  private void sweep(long now) {
    if (usedUpAtNanos.size() > KEYS_BEFORE_SWEEP) {
      usedUpAtNanos.values().removeIf(at -> at - now <= 0);
    }
  }

  int keys() {
    return usedUpAtNanos.size();
  }
}
