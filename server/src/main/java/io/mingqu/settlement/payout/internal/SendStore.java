package io.mingqu.settlement.payout.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims what is to be sent, one piece for one sender. */
@Component
class SendStore {
  record Message(String key, int sequence, Map<String, ?> body) {}

  private final JdbcClient sql;
  private final AccountVault vault;
  private final Clock clock;

  SendStore(JdbcClient sql, AccountVault vault, Clock clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  /** Pieces of a batch that somebody claimed and never recorded. */
  List<String> claimed(String what, long batch) {
    return sql.sql(what.equals(SendJob.NOTES) ? "SELECT key FROM payout.note WHERE batch_id = :batch AND state = 'SENDING'"
        : "SELECT key FROM payout.cash_line WHERE batch_id = :batch AND state = 'SENDING'").param("batch", batch).query(String.class).list();
  }

  Optional<Message> claim(String what, long batch) {
    return what.equals(SendJob.NOTES) ? note(batch) : payment(batch);
  }

  private Optional<Message> note(long batch) {
    return sql.sql("""
        UPDATE payout.note SET state = 'SENDING', changed_at = :at
        WHERE id = (SELECT id FROM payout.note WHERE batch_id = :batch AND state = 'BATCHED' ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
          AND state = 'BATCHED'
        RETURNING key, attempts, kind, partner_code, entity_code, currency, amount_minor, tax_minor, order_no, document_no, business_date, text""")
        .param("batch", batch).param("at", Timestamp.from(clock.instant()))
        .query((row, n) -> new Message(row.getString(1), row.getInt(2), Map.ofEntries(Map.entry("key", row.getString(1)), Map.entry("kind", row.getString(3)),
            Map.entry("partnerCode", row.getString(4)), Map.entry("entityCode", row.getString(5)), Map.entry("currency", row.getString(6)),
            Map.entry("amountMinor", row.getLong(7)), Map.entry("taxMinor", row.getLong(8)), Map.entry("orderNo", row.getString(9)),
            Map.entry("documentNo", row.getString(10)), Map.entry("businessDate", row.getString(11)), Map.entry("text", row.getString(12))))).optional();
  }

  private Optional<Message> payment(long batch) {
    return sql.sql("""
        UPDATE payout.cash_line l SET state = 'SENDING', changed_at = :at
        FROM payout.bank_account a, payout.cash_batch b
        WHERE l.id = (SELECT id FROM payout.cash_line WHERE batch_id = :batch AND state = 'READY' ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
          AND l.state = 'READY' AND a.id = l.account_id AND b.id = l.batch_id
        RETURNING l.key, l.amount_minor, b.currency, b.number, a.holder, a.bank_name, a.bank_code, a.account_sealed""")
        .param("batch", batch).param("at", Timestamp.from(clock.instant()))
        .query((row, n) -> new Message(row.getString(1), 1, Map.of("key", row.getString(1), "amountMinor", row.getLong(2), "currency", row.getString(3),
            "batch", row.getString(4), "holder", row.getString(5), "bankName", row.getString(6), "bankCode", row.getString(7),
            "account", new String(vault.open(row.getBytes(8)), java.nio.charset.StandardCharsets.UTF_8)))).optional();
  }
}
