package io.mingqu.trade.movement.internal;

import io.mingqu.trade.movement.MovementWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares what a projection says with what it said before and writes the difference, in a fixed number of statements. */
@Component
class SayingStore implements MovementWriter {
  private static final int PRICELESS = 0;
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final MovementStore movements;

  SayingStore(JdbcClient sql, JdbcTemplate rows, MovementStore movements) {
    this.sql = sql;
    this.rows = rows;
    this.movements = movements;
  }

  private record Known(long movementId, String documentNo, String lineKey, UUID content, long batchId, LocalDate month) {
    String name() {
      return documentNo + '\u0001' + lineKey;
    }
  }

  private record New(long id, Saying saying, UUID content) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Written say(long batchId, int sourceId, Collection<String> documents, List<Saying> sayings) {
    Map<String, Known> known = known(sourceId, documents);
    List<Saying> fresh = new ArrayList<>();
    List<Known> voided = new ArrayList<>();
    int changed = 0;
    for (Saying saying : sayings) {
      Known before = known.remove(saying.documentNo() + '\u0001' + saying.lineKey());
      if (before == null || !before.content().equals(content(saying))) {
        fresh.add(saying);
        if (before != null) {
          voided.add(before);
          changed++;
        }
      }
    }
    int removed = known.size();
    forget(batchId, sourceId, voided, false);
    forget(batchId, sourceId, List.copyOf(known.values()), true);
    insert(batchId, sourceId, fresh);
    return new Written(fresh.size() - changed, changed, removed, sayings.size() - fresh.size());
  }

  private Map<String, Known> known(int sourceId, Collection<String> documents) {
    Map<String, Known> known = new HashMap<>();
    sql.sql("""
        SELECT movement_id, document_no, line_key, content, batch_id, month FROM movement.line_identity
        WHERE source_id = :source AND document_no = ANY (:documents)""").param("source", sourceId).param("documents", documents.toArray(String[]::new))
        .query((row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, UUID.class), row.getLong(5),
            row.getObject(6, LocalDate.class))).list().forEach(line -> known.put(line.name(), line));
    return known;
  }

  /** The old lines count no more from the batch's seal on; what they said is kept with the batch. */
  private void forget(long batchId, int sourceId, List<Known> lines, boolean removed) {
    rows.batchUpdate("""
        INSERT INTO movement.batch_void (batch_id, movement_id, month, source_id, document_no, line_key, content, old_batch_id, removed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, 500, (row, line) -> {
          row.setLong(1, batchId);
          row.setLong(2, line.movementId());
          row.setObject(3, line.month());
          row.setInt(4, sourceId);
          row.setString(5, line.documentNo());
          row.setString(6, line.lineKey());
          row.setObject(7, line.content());
          row.setLong(8, line.batchId());
          row.setBoolean(9, removed);
        });
    rows.batchUpdate("""
        UPDATE movement.movement SET void_batch_id = ? WHERE id = ? AND business_date >= ? AND business_date < ?""", lines, 500, (row, line) -> {
          row.setLong(1, batchId);
          row.setLong(2, line.movementId());
          row.setObject(3, line.month());
          row.setObject(4, line.month().plusMonths(1));
        });
    if (removed) {
      rows.batchUpdate("DELETE FROM movement.line_identity WHERE source_id = ? AND document_no = ? AND line_key = ?", lines, 500, (row, line) -> {
        row.setInt(1, sourceId);
        row.setString(2, line.documentNo());
        row.setString(3, line.lineKey());
      });
    }
  }

  private void insert(long batchId, int sourceId, List<Saying> fresh) {
    fresh.stream().map(s -> s.businessDate().withDayOfMonth(1)).distinct()
        .forEach(month -> sql.sql("SELECT movement.ensure_month(:month)").param("month", month).query((row, n) -> "").single());
    List<Long> blocks = movements.idBlocks((fresh.size() + MovementStore.ID_BLOCK - 1) / MovementStore.ID_BLOCK);
    List<New> numbered = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      numbered.add(new New(blocks.get(i / MovementStore.ID_BLOCK) + i % MovementStore.ID_BLOCK, fresh.get(i), content(fresh.get(i))));
    }
    rows.batchUpdate("""
        INSERT INTO movement.movement (id, batch_id, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor, gross_minor,
          unit_price, occurred_at, content, source_id, business_date, original_date, kind, code_kind, unit_price_scale, currency, document_no, line_key,
          partner_code, product_code, unit, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?, '', ?, ?, ?)""", numbered, 500, (row, line) -> {
          Saying said = line.saying();
          row.setLong(1, line.id());
          row.setLong(2, batchId);
          row.setObject(3, said.partnerId(), Types.BIGINT);
          row.setLong(4, said.channelId());
          row.setLong(5, said.entityId());
          row.setObject(6, said.productId(), Types.BIGINT);
          row.setLong(7, said.quantityMilli());
          row.setLong(8, said.netMinor());
          row.setLong(9, said.taxMinor());
          row.setLong(10, Math.addExact(said.netMinor(), said.taxMinor()));
          row.setLong(11, PRICELESS);
          row.setTimestamp(12, said.occurredAt() == null ? null : Timestamp.from(said.occurredAt()));
          row.setObject(13, line.content());
          row.setInt(14, sourceId);
          row.setObject(15, said.businessDate());
          row.setObject(16, said.originalDate(), Types.DATE);
          row.setInt(17, said.kind().number());
          row.setString(18, said.currency());
          row.setString(19, said.documentNo());
          row.setString(20, said.lineKey());
          row.setString(21, said.productCode());
          row.setString(22, said.unit());
          row.setString(23, said.text());
        });
    rows.batchUpdate("""
        INSERT INTO movement.line_identity (source_id, document_no, line_key, movement_id, batch_id, content, month) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source_id, document_no, line_key) DO UPDATE SET movement_id = excluded.movement_id, batch_id = excluded.batch_id,
          content = excluded.content, month = excluded.month""", numbered, 500, (row, line) -> {
          row.setInt(1, sourceId);
          row.setString(2, line.saying().documentNo());
          row.setString(3, line.saying().lineKey());
          row.setLong(4, line.id());
          row.setLong(5, batchId);
          row.setObject(6, line.content());
          row.setObject(7, line.saying().businessDate().withDayOfMonth(1));
        });
  }

  /** Everything a line says: records print all their fields, in order. */
  private static UUID content(Saying saying) {
    try {
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(saying.toString().getBytes(StandardCharsets.UTF_8)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
