package io.mingqu.foundation.audit.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals entries in the running transaction, under one lock for all servers. */
@Component
class ChainStore {
  static final int BATCH = 1_000;
  private static final long LOCK = 0x6D71_6175_6469_7401L;
  private final JdbcClient sql;

  ChainStore(JdbcClient sql) {
    this.sql = sql;
  }

  Sealed sealBatch() {
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

  record Head(long seq, byte[] hash) {}

  record Sealed(int entries, Head head) {
    static final Sealed NOTHING = new Sealed(0, new Head(0, Chain.START));
  }
}
