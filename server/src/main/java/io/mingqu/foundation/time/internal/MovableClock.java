package io.mingqu.foundation.time.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The clock of the house: real time plus an offset kept in the database, so that a demo or a test can stand on another day. It keeps running. */
@Component
class MovableClock extends Clock implements InitializingBean {
  private final ClockStore store;
  private volatile long offsetMillis;

  MovableClock(ClockStore store) {
    this.store = store;
  }

  @Override
  public void afterPropertiesSet() {
    reload();
  }

  void reload() {
    offsetMillis = store.offsetMillis();
  }

  /** Moves the clock of every server; in the running transaction. */
  void move(Duration offset) {
    store.setOffsetMillis(offset.toMillis());
  }

  Duration offset() {
    return Duration.ofMillis(offsetMillis);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plusMillis(offsetMillis);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    MovableClock moving = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return moving.withZone(other);
      }

      @Override
      public Instant instant() {
        return moving.instant();
      }
    };
  }
}
