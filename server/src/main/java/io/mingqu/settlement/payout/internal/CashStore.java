package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps cash batches, their lines and which payables each line pays. */
@Component
class CashStore {
  record BatchRow(String id, String number, String entityId, String currency, String state, @Nullable String channel, int lines, long totalMinor, String note,
      String madeBy, Instant madeAt, @Nullable String checkedBy, @Nullable Instant sentAt, @Nullable String fileName, @Nullable String sha256, int open, int paid,
      int failed, int unknown) {}

  record LineRow(String id, String key, String batchId, String partnerId, String partnerCode, String accountId, String holder, String bankName,
      String accountMasked, long amountMinor, String state, String bankRef, String reason, @Nullable String resolvedBy) {}

  /** What is owed in cash and waits for a batch. */
  record Due(long payableId, long partnerId, long openMinor) {}

  private static final String BATCHES = """
      SELECT b.id, b.number, b.entity_id, b.currency, b.state, b.channel, b.lines, b.total_minor, b.note, b.made_by, b.made_at, b.checked_by, b.sent_at,
        b.file_name, b.sha256, c.open, c.paid, c.failed, c.unknown
      FROM payout.cash_batch b LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE state IN ('READY', 'SENDING', 'SENT')) AS open,
          count(*) FILTER (WHERE state = 'PAID') AS paid, count(*) FILTER (WHERE state = 'FAILED') AS failed, count(*) FILTER (WHERE state = 'UNKNOWN') AS unknown
        FROM payout.cash_line l WHERE l.batch_id = b.id) c ON true
      """;
  private static final String LINES = """
      SELECT l.id, l.key, l.batch_id, l.partner_id, l.partner_code, l.account_id, a.holder, a.bank_name, a.account_tail, l.amount_minor, l.state, l.bank_ref,
        l.reason, l.resolved_by FROM payout.cash_line l JOIN payout.bank_account a ON a.id = l.account_id
      """;
  private final JdbcClient sql;
  private final Clock clock;

  CashStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** What is owed in cash by an entity, nobody else's until this transaction ends. */
  List<Due> lockedDue(long entityId, String currency, @Nullable Collection<Long> partnerIds) {
    return sql.sql("""
        SELECT id, partner_id, amount_minor - sign(amount_minor)::bigint * netted_minor FROM payout.payable
        WHERE state = 'CASH_OWED' AND entity_id = :entity AND currency = :currency
          AND (CAST(:partners AS bigint[]) IS NULL OR partner_id = ANY (CAST(:partners AS bigint[]))) ORDER BY id FOR NO KEY UPDATE""")
        .param("entity", entityId).param("currency", currency).param("partners", partnerIds == null ? null : partnerIds.toArray(Long[]::new))
        .query((row, n) -> new Due(row.getLong(1), row.getLong(2), row.getLong(3))).list();
  }

  java.util.Map<Long, Long> approvedAccounts(Collection<Long> partnerIds) {
    java.util.Map<Long, Long> accounts = new java.util.HashMap<>();
    sql.sql("SELECT partner_id, id FROM payout.bank_account WHERE state = 'APPROVED' AND partner_id = ANY (CAST(:ids AS bigint[]))")
        .param("ids", partnerIds.toArray(Long[]::new)).query(row -> {
          accounts.put(row.getLong(1), row.getLong(2));
        });
    return accounts;
  }

  long batch(long entityId, String currency, int lines, long totalMinor, String note) {
    long id = sql.sql("SELECT nextval(pg_get_serial_sequence('payout.cash_batch', 'id'))").query(Long.class).single();
    sql.sql("""
        INSERT INTO payout.cash_batch (id, number, entity_id, currency, state, lines, total_minor, note, made_by, made_at) OVERRIDING SYSTEM VALUE
        VALUES (:id, :number, :entity, :currency, 'DRAFT', :lines, :total, :note, :by, :at)""")
        .param("id", id).param("number", "CB%06d".formatted(id)).param("entity", entityId).param("currency", currency).param("lines", lines)
        .param("total", totalMinor).param("note", note).param("by", Callers.current().principalId()).param("at", now()).update();
    return id;
  }

  /** One line for a partner, and the payables it pays. The unique index refuses a payable that is in another. */
  void line(String key, long batchId, long partnerId, String partnerCode, long accountId, long amountMinor, Collection<Long> payableIds) {
    long id = sql.sql("""
        INSERT INTO payout.cash_line (key, batch_id, partner_id, partner_code, account_id, amount_minor, state, changed_at)
        VALUES (:key, :batch, :partner, :code, :account, :amount, 'READY', :at) RETURNING id""")
        .param("key", key).param("batch", batchId).param("partner", partnerId).param("code", partnerCode).param("account", accountId)
        .param("amount", amountMinor).param("at", now()).query(Long.class).single();
    Long[] ids = payableIds.toArray(Long[]::new);
    sql.sql("INSERT INTO payout.cash_item (line_id, payable_id, partner_id, live) SELECT :line, p, :partner, true FROM unnest(CAST(:ids AS bigint[])) AS p")
        .param("line", id).param("partner", partnerId).param("ids", ids).update();
    sql.sql("UPDATE payout.payable SET state = 'IN_BATCH' WHERE id = ANY (CAST(:ids AS bigint[]))").param("ids", ids).update();
  }

  Optional<BatchRow> batchRow(long id) {
    return sql.sql(BATCHES + "WHERE b.id = :id").param("id", id).query((row, n) -> row(row)).optional();
  }

  void lock(long id) {
    sql.sql("SELECT id FROM payout.cash_batch WHERE id = :id FOR NO KEY UPDATE").param("id", id).query(Long.class).optional();
  }

  Page<BatchRow> batches(@Nullable String state, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(BATCHES + "WHERE (CAST(:state AS text) IS NULL OR b.state = :state) AND b.id < :before ORDER BY b.id DESC LIMIT :limit")
        .param("state", state).param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> row(row)).list(), limit, row -> List.of(row.id()));
  }

  private static BatchRow row(ResultSet row) throws SQLException {
    Timestamp sent = row.getTimestamp(13);
    return new BatchRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getInt(7),
        row.getLong(8), row.getString(9), row.getString(10), row.getTimestamp(11).toInstant(), row.getString(12), sent == null ? null : sent.toInstant(),
        row.getString(14), row.getString(15), row.getInt(16), row.getInt(17), row.getInt(18), row.getInt(19));
  }

  List<LineRow> lines(long batchId) {
    return sql.sql(LINES + "WHERE l.batch_id = :batch ORDER BY l.id").param("batch", batchId).query((row, n) -> line(row)).list();
  }

  List<LineRow> lockedLines(Collection<String> keys) {
    return sql.sql(LINES + "WHERE l.key = ANY (CAST(:keys AS text[])) ORDER BY l.id FOR NO KEY UPDATE OF l").param("keys", keys.toArray(String[]::new))
        .query((row, n) -> line(row)).list();
  }

  Optional<String> keyOf(long lineId) {
    return sql.sql("SELECT key FROM payout.cash_line WHERE id = :id").param("id", lineId).query(String.class).optional();
  }

  private static LineRow line(ResultSet row) throws SQLException {
    return new LineRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
        row.getString(8), "****" + row.getString(9), row.getLong(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14));
  }

  record Sealed(String key, String holder, String bankName, String bankCode, byte[] account, long amountMinor) {}

  List<Sealed> sealed(long batchId) {
    return sql.sql("""
        SELECT l.key, a.holder, a.bank_name, a.bank_code, a.account_sealed, l.amount_minor FROM payout.cash_line l JOIN payout.bank_account a ON a.id = l.account_id
        WHERE l.batch_id = :batch ORDER BY l.id""").param("batch", batchId)
        .query((row, n) -> new Sealed(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBytes(5), row.getLong(6))).list();
  }

  /** Moves a batch from one state; false if it is in another. */
  boolean move(long id, String from, String to) {
    return sql.sql("UPDATE payout.cash_batch SET state = :to WHERE id = :id AND state = :from").param("id", id).param("from", from).param("to", to).update() == 1;
  }

  void checked(long id, String by) {
    sql.sql("UPDATE payout.cash_batch SET checked_by = :by, checked_at = :at WHERE id = :id").param("by", by).param("at", now()).param("id", id).update();
  }

  void sent(long id, String channel, @Nullable String fileName, byte @Nullable [] sealed, @Nullable String sha256, String lineState) {
    sql.sql("""
        UPDATE payout.cash_batch SET channel = :channel, file_name = :name, file_sealed = :sealed, sha256 = :sha, sent_by = :by, sent_at = :at WHERE id = :id""")
        .param("channel", channel).param("name", fileName).param("sealed", sealed).param("sha", sha256).param("by", Callers.current().principalId())
        .param("at", now()).param("id", id).update();
    sql.sql("UPDATE payout.cash_line SET state = :state, changed_at = :at WHERE batch_id = :id").param("state", lineState).param("at", now()).param("id", id)
        .update();
  }

  record File(String name, byte[] sealed) {}

  Optional<File> file(long id) {
    return sql.sql("SELECT file_name, file_sealed FROM payout.cash_batch WHERE id = :id AND file_sealed IS NOT NULL").param("id", id)
        .query((row, n) -> new File(row.getString(1), row.getBytes(2))).optional();
  }

  void line(long id, String state, String bankRef, String reason, @Nullable String resolvedBy) {
    sql.sql("UPDATE payout.cash_line SET state = :state, bank_ref = :ref, reason = :reason, resolved_by = :by, changed_at = :at WHERE id = :id")
        .param("state", state).param("ref", bankRef).param("reason", reason).param("by", resolvedBy).param("at", now()).param("id", id).update();
  }

  /** The payables of a line are paid, or free again. */
  void payables(long lineId, boolean paid) {
    sql.sql("""
        UPDATE payout.payable SET state = :state WHERE id IN (SELECT payable_id FROM payout.cash_item WHERE line_id = :line AND live)""")
        .param("state", paid ? "PAID" : "CASH_OWED").param("line", lineId).update();
    if (!paid) {
      sql.sql("UPDATE payout.cash_item SET live = false WHERE line_id = :line").param("line", lineId).update();
    }
  }

  /** Closes batches of which every line has its answer. */
  void closeAnswered(Collection<Long> batchIds) {
    sql.sql("""
        UPDATE payout.cash_batch b SET state = 'CLOSED' WHERE id = ANY (CAST(:ids AS bigint[])) AND state = 'SENT'
          AND NOT EXISTS (SELECT FROM payout.cash_line l WHERE l.batch_id = b.id AND l.state IN ('READY', 'SENDING', 'SENT', 'UNKNOWN'))""")
        .param("ids", batchIds.toArray(Long[]::new)).update();
  }
}
