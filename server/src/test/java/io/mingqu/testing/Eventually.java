package io.mingqu.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** Waits for what happens after a commit: a job, a listener, a seal. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  public static void is(Supplier<?> actual, Object expected) {
    long end = System.nanoTime() + LIMIT.toNanos();
    Object last;
    do {
      last = actual.get();
      if (Objects.equals(last, expected)) {
        return;
      }
      sleep();
    } while (System.nanoTime() < end);
    throw new AssertionError("after " + LIMIT.toSeconds() + " s expected " + expected + " but was " + last);
  }

  private static void sleep() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
