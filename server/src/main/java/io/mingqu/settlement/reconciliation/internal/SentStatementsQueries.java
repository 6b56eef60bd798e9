package io.mingqu.settlement.reconciliation.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent, taken together: whether anything rests on a batch, whether bytes and chains are whole. */
@Component
class SentStatementsQueries {
  private final JdbcClient sql;

  SentStatementsQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Whether a sent statement rests on a cut that knew this seal and a partner the batch is about. */
  boolean restOn(long batchId, long sealNo) {
    return sql.sql("""
        SELECT EXISTS (SELECT FROM reconciliation.statement s WHERE s.cut_seal >= :seal AND s.sha256 IS NOT NULL
          AND EXISTS (SELECT FROM movement.published_movement m WHERE m.batch_id = :batch AND m.partner_id = s.partner_id AND m.entity_id = s.entity_id))""")
        .param("seal", sealNo).param("batch", batchId).query(Boolean.class).single();
  }

  /** Sent statements, damaged ones, and a checksum over number and hash in the order of numbers. */
  record Bytes(long statements, long damaged, String checksum) {}

  Bytes bytes() {
    long[] counts = {0, 0};
    MessageDigest all = sha256();
    sql.sql("""
        SELECT s.number, s.sha256, f.bytes FROM reconciliation.statement s LEFT JOIN reconciliation.frozen f ON f.statement_id = s.id
        WHERE s.sha256 IS NOT NULL ORDER BY s.number""")
        .query(row -> {
          counts[0]++;
          byte[] kept = row.getBytes(3);
          String hash = kept == null ? "" : HexFormat.of().formatHex(sha256().digest(Columns.expand(kept)));
          counts[1] += hash.equals(row.getString(2)) ? 0 : 1;
          all.update((row.getString(1) + "\t" + row.getString(2) + "\n").getBytes(StandardCharsets.UTF_8));
        });
    return new Bytes(counts[0], counts[1], HexFormat.of().formatHex(all.digest()));
  }

  /** Accounts of following periods, both sent, whose opening is not the closing of the last version before. */
  long brokenChains() {
    return sql.sql("""
        WITH last AS (
          SELECT DISTINCT ON (partner_id, entity_id, currency, calendar_code, period_first) * FROM reconciliation.statement
          WHERE kind = 'ACCOUNT' AND state NOT IN ('WITHDRAWN')
          ORDER BY partner_id, entity_id, currency, calendar_code, period_first, sequence DESC)
        SELECT count(*) FROM last a JOIN last b ON b.partner_id = a.partner_id AND b.entity_id = a.entity_id AND b.currency = a.currency
          AND b.calendar_code = a.calendar_code AND b.period_first = a.period_last + 1
        WHERE a.cut_seal = b.cut_seal AND a.closing_minor <> b.opening_minor""").query(Long.class).single();
  }

  /** What is open of accruals, all entities and currencies together. */
  long accrualsOpenMinor() {
    return sql.sql("SELECT coalesce(sum(open_minor), 0) FROM reconciliation.accrual").query(Long.class).single();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
