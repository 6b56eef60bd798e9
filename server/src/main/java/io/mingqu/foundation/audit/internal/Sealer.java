package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains appended entries within a second. Of all servers on a database one seals at a time, so the chain cannot fork. */
@Component
class Sealer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final long PAUSE_MILLIS = 300;

  private final ChainStore store;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private volatile boolean running;

  Sealer(ChainStore store, PlatformTransactionManager transactions, Heads heads) {
    this.store = store;
    this.heads = heads;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Seals what is committed and unsealed; returns how many. */
  int seal() {
    ChainStore.Sealed sealed = java.util.Objects.requireNonNull(Callers.system("audit.sealer", () -> transaction.execute(tx -> store.sealBatch())));
    if (sealed.entries() > 0) {
      heads.keep(sealed.head().seq(), sealed.head().hash()); // only after the commit
    }
    return sealed.entries();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("audit-sealer").start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (seal() < ChainStore.BATCH) {
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (DataAccessException | TransactionException databaseAway) {
        LOG.warn("sealing later: {}", databaseAway.getMessage());
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2_000);
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
