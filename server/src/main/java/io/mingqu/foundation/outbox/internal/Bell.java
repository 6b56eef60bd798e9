package io.mingqu.foundation.outbox.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the dispatchers of this server as soon as a message committed here; others look once a second anyway. */
@Component
class Bell {
  private final Semaphore rings = new Semaphore(0);

  void ring() {
    if (rings.availablePermits() < 8) {
      rings.release();
    }
  }

  void await(long millis) throws InterruptedException {
    if (rings.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      rings.tryAcquire(); // two rings need not wake a dispatcher twice
    }
  }
}
