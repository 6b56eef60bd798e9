package io.mingqu.foundation.time.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

  synchronized void reload() {
    offsetMillis = store.offsetMillis();
  }

  /** Moves the clock of every server; in the running transaction. This server knows when it is committed, the others when they are told. */
  void move(Duration offset) {
    store.setOffsetMillis(offset.toMillis());
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        moved(offset.toMillis());
      }
    });
  }

  private synchronized void moved(long millis) {
    offsetMillis = millis;
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
