package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Steady;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains appended entries within a second. Of all servers on a database one seals at a time, so the chain cannot fork. */
@Component
class Sealer extends Steady {
  private static final long PAUSE_MILLIS = 300;

  private final ChainStore store;
  private final TransactionTemplate transaction;
  private final Heads heads;

  Sealer(ChainStore store, PlatformTransactionManager transactions, Heads heads) {
    super("audit-sealer", 1);
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
  protected void step() throws InterruptedException {
    if (seal() < ChainStore.BATCH) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
