package io.mingqu.foundation.shared;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work that goes on step by step as long as the server runs, in threads of its own; what breaks a step (a database that is away) is waited out. */
public abstract class Steady implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Steady.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private final String name;
  private final int threads;
  private volatile boolean running;

  protected Steady(String name, int threads) {
    this.name = name;
    this.threads = threads;
  }

  /** Does what there is to do, and waits a moment itself when there is nothing. */
  protected abstract void step() throws Exception;

  @Override
  public void start() {
    running = true;
    for (int i = 0; i < threads; i++) {
      Thread.ofVirtual().name(name + "-" + i).start(this::loop);
    }
  }

  private void loop() {
    while (running) {
      try {
        step();
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        if (running) {
          LOG.warn("{} goes on later: {}", name, e.getMessage());
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
