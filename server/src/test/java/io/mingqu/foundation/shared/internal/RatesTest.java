package io.mingqu.foundation.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // the clock may run over
  private final Rates rates = new Rates(nanos::get);

  @Test
  void letsAMinutesWorthPassAtOnceAndThenTheEvenPace() {
    for (int i = 0; i < 60; i++) {
      assertThat(rates.secondsToWait("a", 60)).as("request " + i).isZero();
    }
    assertThat(rates.secondsToWait("a", 60)).isEqualTo(1);
    nanos.addAndGet(1_000_000_000L);
    assertThat(rates.secondsToWait("a", 60)).isZero();
    assertThat(rates.secondsToWait("a", 60)).isEqualTo(1);
  }

  @Test
  void refusedRequestsDoNotMakeTheWaitLonger() {
    for (int i = 0; i < 10; i++) {
      rates.secondsToWait("a", 6);
    }
    assertThat(rates.secondsToWait("a", 6)).isEqualTo(10);
    nanos.addAndGet(10_000_000_000L);
    assertThat(rates.secondsToWait("a", 6)).isZero();
  }

  @Test
  void oneKeyDoesNotUseUpAnothers() {
    for (int i = 0; i < 10; i++) {
      rates.secondsToWait("a", 5);
    }
    assertThat(rates.secondsToWait("a", 5)).isPositive();
    assertThat(rates.secondsToWait("b", 5)).isZero();
  }

  @Test
  void zeroSwitchesALimitOff() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(rates.secondsToWait("a", 0)).isZero();
    }
  }

  @Test
  void forgetsWhoHasBeenQuietWhenThereAreMany() {
    for (int i = 0; i < 50_000; i++) {
      rates.secondsToWait("key " + i, 600);
    }
    nanos.addAndGet(60_000_000_000L);
    rates.secondsToWait("one more", 600);
    assertThat(rates.keys()).isLessThan(3);
  }
}
