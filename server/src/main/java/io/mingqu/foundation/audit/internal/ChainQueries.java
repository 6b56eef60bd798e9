package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the whole chain: no entry changed, none removed, none out of order, no end cut off; entries not yet sealed are counted. */
@Component
class ChainQueries implements Verification {
  private static final int FETCH = 2_000;
  private final JdbcClient sql;
  private final Heads heads;

  ChainQueries(JdbcClient sql, Heads heads) {
    this.sql = sql;
    this.heads = heads;
  }

  /** @param brokenAt the first place that does not hold, in words; null when everything does */
  record Proof(boolean intact, long sealed, long unsealed, String head, @Nullable String brokenAt) {}

  private static final class Walk {
    private long seq;
    private byte[] hash = Chain.START;
    private @Nullable String broken;

    void check(long nextSeq, byte[] kept, Chain.@Nullable Entry entry, @Nullable String head) {
      if (broken != null) {
        return;
      }
      byte[] expected = entry == null ? hash : Chain.next(hash, entry);
      if (nextSeq != seq + 1) {
        broken = "seal " + (seq + 1) + " is missing";
      } else if (entry == null) {
        broken = "the entry of seal " + nextSeq + " is missing";
      } else if (!java.util.Arrays.equals(expected, kept)) {
        broken = "entry " + entry.id() + " or seal " + nextSeq + " was changed";
      } else if (head != null && !head.equals(HexFormat.of().formatHex(kept))) {
        broken = "seal " + nextSeq + " differs from the head kept outside the database";
      }
      seq = nextSeq;
      hash = kept;
    }
  }

  @Transactional(readOnly = true)
  public Proof prove() {
    Map<Long, String> kept = heads.kept();
    Walk walk = new Walk();
    sql.sql("SELECT " + Chain.Entry.COLUMNS + ", s.seq, s.hash FROM audit.seal s LEFT JOIN audit.entry e ON e.id = s.entry_id ORDER BY s.seq")
        .withFetchSize(FETCH).query(row -> {
          long seq = row.getLong(10);
          boolean gone = row.getObject(1) == null;
          walk.check(seq, row.getBytes(11), gone ? null : Chain.Entry.read(row), kept.get(seq));
        });
    long lastKept = kept.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    if (walk.broken == null && lastKept > walk.seq) {
      walk.broken = "the chain ends at seal " + walk.seq + ", but seal " + lastKept + " was kept outside the database";
    }
    long unsealed = count("""
        SELECT count(*) FROM audit.entry e WHERE NOT EXISTS (SELECT 1 FROM audit.seal s WHERE s.entry_id = e.id)""");
    long forgotten = count("""
        SELECT count(*) FROM audit.entry e WHERE NOT EXISTS (SELECT 1 FROM audit.seal s WHERE s.entry_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM audit.unsealed u WHERE u.entry_id = e.id)""");
    if (walk.broken == null && forgotten > 0) {
      walk.broken = forgotten + " entries are neither sealed nor waiting for it";
    }
    return new Proof(walk.broken == null, walk.seq, unsealed, HexFormat.of().formatHex(walk.hash), walk.broken);
  }

  private long count(String query) {
    return sql.sql(query).query(Long.class).single();
  }

  @Override
  public String name() {
    return "audit.chain";
  }

  @Override
  public Outcome verify() {
    Proof proof = prove();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sealed", proof.sealed());
    figures.put("unsealed", proof.unsealed());
    if (proof.brokenAt() != null) {
      figures.put("brokenAt", proof.brokenAt());
    }
    return new Outcome(proof.intact(), figures);
  }
}
