package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.trade.movement.MovementView;
import io.mingqu.trade.movement.Movements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads movements at a cut. */
@Component
class MovementQueries implements Movements {
  static final CodeKind[] CODE_KINDS = {CodeKind.GOODS, CodeKind.GOODS, CodeKind.CHARGE, CodeKind.DISCOUNT, CodeKind.ADJUSTMENT};
  private static final int FETCH_ROWS = 20_000;
  private static final String SCAN = """
      SELECT m.id, m.kind, m.partner_id, m.channel_id, m.entity_id, m.product_id, m.code_kind, m.business_date, m.document_no, m.line_key,
        m.quantity_milli, m.net_minor, m.tax_minor, m.gross_minor, m.currency, m.unit_price, m.unit_price_scale, m.reverses_id, m.original_date, b.seal_no
      FROM movement.movement m
      JOIN intake.published_batch b ON b.batch_id = m.batch_id AND b.seal_no <= ? AND (b.voided_by_seal IS NULL OR b.voided_by_seal > ?)
      LEFT JOIN intake.published_batch v ON v.batch_id = m.void_batch_id AND v.seal_no <= ?
      WHERE v.batch_id IS NULL AND m.business_date >= ? AND m.business_date < ? AND m.kind = ANY (?)%s
      ORDER BY m.partner_id, m.business_date, m.document_no, m.line_key""";
  private final JdbcTemplate rows;
  private final JdbcClient sql;

  MovementQueries(JdbcTemplate rows, JdbcClient sql) {
    this.rows = rows;
    this.sql = sql;
  }

  @Override
  @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
  public void scan(Cut cut, LocalDate fromInclusive, LocalDate toExclusive, Set<MovementKind> kinds, MovementSink sink) {
    scan(cut, null, fromInclusive, toExclusive, kinds, sink);
  }

  @Override
  @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
  public void scanPartners(Cut cut, Collection<Long> partnerIds, LocalDate fromInclusive, LocalDate toExclusive, Set<MovementKind> kinds,
      MovementSink sink) {
    scan(cut, partnerIds, fromInclusive, toExclusive, kinds, sink);
  }

  private void scan(Cut cut, @Nullable Collection<Long> partnerIds, LocalDate from, LocalDate to, Set<MovementKind> kinds, MovementSink sink) {
    String statement = SCAN.formatted(partnerIds == null ? "" : " AND m.partner_id = ANY (?)");
    rows.query(connection -> {
      PreparedStatement query = connection.prepareStatement(statement, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      query.setFetchSize(FETCH_ROWS);
      query.setLong(1, cut.sealNo());
      query.setLong(2, cut.sealNo());
      query.setLong(3, cut.sealNo());
      query.setObject(4, from);
      query.setObject(5, to);
      query.setArray(6, connection.createArrayOf("int2", kinds.stream().map(k -> (short) k.number()).toArray()));
      if (partnerIds != null) {
        query.setArray(7, connection.createArrayOf("int8", partnerIds.toArray()));
      }
      return query;
    }, row -> {
      Cursor cursor = new Cursor(row);
      do {
        sink.movement(cursor);
      } while (row.next());
    });
  }

  /** The row under the cursor of a result set. */
  private record Cursor(ResultSet row) implements MovementLine {
    private interface Read<T> {
      T read() throws SQLException;
    }

    private static <T> T get(Read<T> read) {
      try {
        return read.read();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public long id() {
      return get(() -> row.getLong(1));
    }

    @Override
    public MovementKind kind() {
      return get(() -> MovementKind.ofNumber(row.getInt(2)));
    }

    @Override
    public long partnerId() {
      return get(() -> row.getLong(3));
    }

    @Override
    public long channelId() {
      return get(() -> row.getLong(4));
    }

    @Override
    public long entityId() {
      return get(() -> row.getLong(5));
    }

    @Override
    public long productId() {
      return get(() -> row.getLong(6));
    }

    @Override
    public CodeKind codeKind() {
      return get(() -> CODE_KINDS[row.getInt(7)]);
    }

    @Override
    public LocalDate businessDate() {
      return get(() -> row.getObject(8, LocalDate.class));
    }

    @Override
    public String documentNo() {
      return get(() -> row.getString(9));
    }

    @Override
    public String lineKey() {
      return get(() -> row.getString(10));
    }

    @Override
    public long quantityMilli() {
      return get(() -> row.getLong(11));
    }

    @Override
    public long netMinor() {
      return get(() -> row.getLong(12));
    }

    @Override
    public long taxMinor() {
      return get(() -> row.getLong(13));
    }

    @Override
    public long grossMinor() {
      return get(() -> row.getLong(14));
    }

    @Override
    public String currency() {
      return get(() -> row.getString(15));
    }

    @Override
    public long unitPrice() {
      return get(() -> row.getLong(16));
    }

    @Override
    public int unitPriceScale() {
      return get(() -> row.getInt(17));
    }

    @Override
    public long reversesId() {
      return get(() -> row.getLong(18));
    }

    @Override
    public @Nullable LocalDate originalDate() {
      return get(() -> row.getObject(19, LocalDate.class));
    }

    @Override
    public long sealNo() {
      return get(() -> row.getLong(20));
    }
  }

  static final String VIEW = """
      SELECT id, kind, partner_id, channel_id, entity_id, product_id, code_kind, business_date, occurred_at, document_no, line_key, partner_code,
        product_code, quantity_milli, net_minor, tax_minor, gross_minor, currency, unit_price, unit_price_scale, reverses_id, original_date, text,
        batch_id, seal_no, void_seal
      FROM movement.published_movement""";

  static MovementView view(ResultSet row, int number) throws SQLException {
    OffsetDateTime at = row.getObject("occurred_at", OffsetDateTime.class);
    return new MovementView(row.getString("id"), MovementKind.valueOf(row.getString("kind")), row.getString("partner_id"), row.getString("channel_id"),
        row.getString("entity_id"), row.getString("product_id"), CodeKind.valueOf(row.getString("code_kind")),
        row.getObject("business_date", LocalDate.class), at == null ? null : at.toInstant(), row.getString("document_no"), row.getString("line_key"),
        row.getString("partner_code"), row.getString("product_code"), row.getLong("quantity_milli"), row.getLong("net_minor"), row.getLong("tax_minor"),
        row.getLong("gross_minor"), row.getString("currency"), row.getLong("unit_price"), row.getInt("unit_price_scale"), row.getString("reverses_id"),
        row.getObject("original_date", LocalDate.class), row.getString("text"), row.getString("batch_id"), row.getLong("seal_no"),
        (Long) row.getObject("void_seal"));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<MovementView> byId(long id) {
    return sql.sql(VIEW + " WHERE id = :id").param("id", id).query(MovementQueries::view).optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Days> days(Cut cut) {
    return sql.sql("""
        SELECT min(business_date) AS first, max(business_date) AS last FROM movement.published_movement
        WHERE seal_no <= :cut AND (void_seal IS NULL OR void_seal > :cut)""").param("cut", cut.sealNo())
        .query((row, n) -> Optional.ofNullable(row.getObject("first", LocalDate.class))
            .map(first -> {
              try {
                return new Days(first, row.getObject("last", LocalDate.class));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            })).single();
  }

  /** Sums a 64-bit hash per line, so that the order of lines does not matter but every line does. */
  @Override
  @Transactional(readOnly = true)
  public Checksum checksum() {
    return sql.sql("""
        SELECT count(*) AS lines, coalesce(sum(hashtextextended(concat_ws('|', s.code, m.document_no, m.line_key, m.content, m.kind, m.code_kind,
          m.business_date, m.quantity_milli, m.net_minor, m.tax_minor, m.gross_minor, m.currency, m.unit_price, m.unit_price_scale, m.partner_code,
          m.product_code, m.original_date), 0)::numeric), 0)::text AS sum
        FROM movement.movement m
        JOIN intake.published_batch b ON b.batch_id = m.batch_id AND b.voided_by_seal IS NULL
        LEFT JOIN intake.published_batch v ON v.batch_id = m.void_batch_id
        JOIN intake.source s ON s.id = m.source_id
        WHERE v.batch_id IS NULL""").query((row, n) -> new Checksum(row.getLong("lines"), row.getString("sum"))).single();
  }

  static List<Integer> numbers(Collection<MovementKind> kinds) {
    return Arrays.stream(MovementKind.values()).filter(kinds::contains).map(MovementKind::number).toList();
  }
}
