package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Callers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains appended entries within a second. Of all servers on a database one seals at a time, so the chain cannot fork. */
@Component
class Sealer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final long LOCK = 0x6D71_6175_6469_7401L;
  private static final int BATCH = 1_000;
  private static final long PAUSE_MILLIS = 300;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private volatile boolean running;

  Sealer(JdbcClient sql, PlatformTransactionManager transactions, Heads heads) {
    this.sql = sql;
    this.heads = heads;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Seals what is committed and unsealed; returns how many. */
  int seal() {
    Sealed sealed = java.util.Objects.requireNonNull(Callers.system("audit.sealer", () -> transaction.execute(tx -> sealBatch())));
    if (sealed.entries() > 0) {
      heads.keep(sealed.head().seq(), sealed.head().hash()); // only after the commit
    }
    return sealed.entries();
  }

  private Sealed sealBatch() {
    if (!sql.sql("SELECT pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single()) {
      return Sealed.NOTHING;
    }
    List<Chain.Entry> entries = sql.sql("SELECT " + Chain.Entry.COLUMNS + "\n" + """
        FROM audit.unsealed u JOIN audit.entry e ON e.id = u.entry_id ORDER BY u.entry_id LIMIT :batch""")
        .param("batch", BATCH).query((row, n) -> Chain.Entry.read(row)).list();
    if (entries.isEmpty()) {
      return Sealed.NOTHING;
    }
    Head head = sql.sql("SELECT seq, hash FROM audit.seal ORDER BY seq DESC LIMIT 1")
        .query((row, n) -> new Head(row.getLong(1), row.getBytes(2))).optional().orElse(new Head(0, Chain.START));
    long seq = head.seq();
    byte[] hash = head.hash();
    for (Chain.Entry entry : entries) {
      hash = Chain.next(hash, entry);
      sql.sql("INSERT INTO audit.seal (seq, entry_id, hash) VALUES (:seq, :entry, :hash)")
          .param("seq", ++seq).param("entry", entry.id()).param("hash", hash).update();
    }
    sql.sql("DELETE FROM audit.unsealed WHERE entry_id IN (:ids)")
        .param("ids", entries.stream().map(Chain.Entry::id).toList()).update();
    return new Sealed(entries.size(), new Head(seq, hash));
  }

  private record Head(long seq, byte[] hash) {}

  private record Sealed(int entries, Head head) {
    static final Sealed NOTHING = new Sealed(0, new Head(0, Chain.START));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("audit-sealer").start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (seal() < BATCH) {
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
