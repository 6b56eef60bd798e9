package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps rebate notes and the batches they leave in. */
@Component
class NoteStore {
  record Row(String id, String key, String kind, String partnerId, String partnerCode, String entityId, String entityCode, String currency, long amountMinor,
      long taxMinor, int taxRatePpm, String orderNo, String documentNo, LocalDate businessDate, String text, String state, @Nullable String batchId, int attempts,
      @Nullable String erpDocumentNo, String reason, Instant changedAt) {
    ErpLayout.Note note() {
      return new ErpLayout.Note(key, kind, partnerCode, entityCode, currency, amountMinor, taxMinor, taxRatePpm, orderNo, documentNo, businessDate, text);
    }
  }

  record Fresh(String key, String kind, long partnerId, String partnerCode, long entityId, String entityCode, String currency, long amountMinor, long taxMinor,
      int taxRatePpm, String orderNo, String documentNo, LocalDate businessDate, String text) {}

  record BatchRow(String id, String number, String entityId, String layout, int notes, long totalMinor, @Nullable String fileName, @Nullable String sha256,
      String madeBy, Instant madeAt, int open, int accepted, int rejected, int unknown) {}

  private static final String COLUMNS = """
      SELECT id, key, kind, partner_id, partner_code, entity_id, entity_code, currency, amount_minor, tax_minor, tax_rate_ppm, order_no, document_no,
        business_date, text, state, batch_id, attempts, erp_document_no, reason, changed_at FROM payout.note
      """;
  private final JdbcClient sql;
  private final Clock clock;

  NoteStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** Once per key. */
  void insert(Fresh note) {
    sql.sql("""
        INSERT INTO payout.note (key, kind, partner_id, partner_code, entity_id, entity_code, currency, amount_minor, tax_minor, tax_rate_ppm, order_no,
          document_no, business_date, text, state, changed_at)
        VALUES (:key, :kind, :partner, :code, :entity, :entityCode, :currency, :amount, :tax, :rate, :order, :document, :day, :text, 'OPEN', :at)
        ON CONFLICT (key) DO NOTHING""")
        .param("key", note.key()).param("kind", note.kind()).param("partner", note.partnerId()).param("code", note.partnerCode())
        .param("entity", note.entityId()).param("entityCode", note.entityCode()).param("currency", note.currency()).param("amount", note.amountMinor())
        .param("tax", note.taxMinor()).param("rate", note.taxRatePpm()).param("order", note.orderNo()).param("document", note.documentNo())
        .param("day", note.businessDate()).param("text", note.text()).param("at", now()).update();
  }

  Page<Row> list(@Nullable String state, @Nullable Long partnerId, @Nullable Long batchId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(COLUMNS + """
        WHERE (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:partner AS bigint) IS NULL OR partner_id = :partner)
          AND (CAST(:batch AS bigint) IS NULL OR batch_id = :batch) AND id < :before ORDER BY id DESC LIMIT :limit""")
        .param("state", state).param("partner", partnerId).param("batch", batchId)
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1).query((row, n) -> row(row)).list(), limit,
        row -> List.of(row.id()));
  }

  /** Open notes of an entity, nobody else's until this transaction ends. */
  List<Row> lockedOpen(long entityId, int max) {
    return sql.sql(COLUMNS + "WHERE state = 'OPEN' AND entity_id = :entity ORDER BY id LIMIT :max FOR NO KEY UPDATE SKIP LOCKED")
        .param("entity", entityId).param("max", max).query((row, n) -> row(row)).list();
  }

  List<Row> locked(Collection<String> keys) {
    return sql.sql(COLUMNS + "WHERE key = ANY (CAST(:keys AS text[])) ORDER BY id FOR NO KEY UPDATE").param("keys", keys.toArray(String[]::new))
        .query((row, n) -> row(row)).list();
  }

  Optional<Row> lockedById(long id) {
    return sql.sql(COLUMNS + "WHERE id = :id FOR NO KEY UPDATE").param("id", id).query((row, n) -> row(row)).optional();
  }

  List<Row> ofBatch(long batchId) {
    return sql.sql(COLUMNS + "WHERE batch_id = :batch ORDER BY id").param("batch", batchId).query((row, n) -> row(row)).list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
        row.getString(8), row.getLong(9), row.getLong(10), row.getInt(11), row.getString(12), row.getString(13), row.getObject(14, LocalDate.class),
        row.getString(15), row.getString(16), row.getString(17), row.getInt(18), row.getString(19), row.getString(20), row.getTimestamp(21).toInstant());
  }

  long batch(long entityId, String layout, int notes, long totalMinor, @Nullable String ending, byte @Nullable [] bytes, @Nullable String sha256) {
    long id = sql.sql("SELECT nextval(pg_get_serial_sequence('payout.note_batch', 'id'))").query(Long.class).single();
    String number = "NB%06d".formatted(id);
    return sql.sql("""
        INSERT INTO payout.note_batch (id, number, entity_id, layout, notes, total_minor, file_name, file_bytes, sha256, made_by, made_at) OVERRIDING SYSTEM VALUE
        VALUES (:id, :number, :entity, :layout, :notes, :total, :name, :bytes, :sha, :by, :at) RETURNING id""")
        .param("id", id).param("number", number).param("entity", entityId).param("layout", layout).param("notes", notes).param("total", totalMinor)
        .param("name", ending == null ? null : number + "." + ending).param("bytes", bytes).param("sha", sha256)
        .param("by", Callers.current().principalId()).param("at", now()).query(Long.class).single();
  }

  void leave(List<Row> notes, long batchId, String state) {
    sql.sql("""
        UPDATE payout.note SET state = :state, batch_id = :batch, attempts = attempts + 1, reason = '', changed_at = :at
        WHERE id = ANY (CAST(:ids AS bigint[]))""").param("state", state).param("batch", batchId).param("at", now())
        .param("ids", notes.stream().map(n -> Long.valueOf(n.id())).toArray(Long[]::new)).update();
  }

  /** Moves a note from one of some states; false if it is in none of them. */
  boolean move(long id, List<String> from, String to, @Nullable String erpDocumentNo, String reason) {
    return sql.sql("""
        UPDATE payout.note SET state = :to, erp_document_no = :erp, reason = :reason, changed_at = :at WHERE id = :id AND state = ANY (CAST(:from AS text[]))""")
        .param("to", to).param("erp", erpDocumentNo).param("reason", reason).param("at", now()).param("id", id).param("from", from.toArray(String[]::new))
        .update() == 1;
  }

  Page<BatchRow> batches(int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql("""
        SELECT b.id, b.number, b.entity_id, b.layout, b.notes, b.total_minor, b.file_name, b.sha256, b.made_by, b.made_at,
          count(n.id) FILTER (WHERE n.state IN ('BATCHED', 'SENDING', 'SENT')), count(n.id) FILTER (WHERE n.state = 'ACCEPTED'),
          count(n.id) FILTER (WHERE n.state = 'REJECTED'), count(n.id) FILTER (WHERE n.state = 'UNKNOWN')
        FROM payout.note_batch b LEFT JOIN payout.note n ON n.batch_id = b.id WHERE b.id < :before GROUP BY b.id ORDER BY b.id DESC LIMIT :limit""")
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> new BatchRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5), row.getLong(6),
            row.getString(7), row.getString(8), row.getString(9), row.getTimestamp(10).toInstant(), row.getInt(11), row.getInt(12), row.getInt(13),
            row.getInt(14))).list(), limit, row -> List.of(row.id()));
  }

  record File(String name, byte[] bytes) {}

  Optional<File> file(long batchId) {
    return sql.sql("SELECT file_name, file_bytes FROM payout.note_batch WHERE id = :id AND file_bytes IS NOT NULL").param("id", batchId)
        .query((row, n) -> new File(row.getString(1), row.getBytes(2))).optional();
  }
}
