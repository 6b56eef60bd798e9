package io.mingqu.settlement.pool.internal;

import io.mingqu.kernel.pool.PoolAccount;
import io.mingqu.settlement.pool.Pool;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps lots. Lots are always locked in the order of their ids. */
@Component
class LotStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;

  LotStore(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  /** Whose pool, in which books. */
  record Account(long partnerId, long entityId, String currency) {}

  record Lot(long id, String key, Account account, @Nullable Long policyId, String invoice, long availableMinor, long reservedMinor, long usedMinor,
      @Nullable LocalDate expiresOn) {}

  /** How the parts of a lot change; what it was credited stays. */
  record Change(long lotId, long availableMinor, long reservedMinor, long usedMinor, long takenMinor, long lapsedMinor) {}

  void insert(List<Pool.Credit> credits) {
    batches.batchUpdate("""
        INSERT INTO pool.lot (key, partner_id, entity_id, currency, source, policy_id, invoice, text, credited_minor, available_minor, credited_on, expires_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", credits, BATCH, (row, credit) -> {
          row.setString(1, credit.key());
          row.setLong(2, credit.partnerId());
          row.setLong(3, credit.from().entityId());
          row.setString(4, credit.from().currency());
          row.setString(5, credit.source());
          row.setObject(6, credit.policyId());
          row.setString(7, credit.invoice());
          row.setString(8, credit.text());
          row.setLong(9, credit.amountMinor());
          row.setLong(10, credit.amountMinor());
          row.setDate(11, Date.valueOf(credit.day()));
          row.setDate(12, credit.expiresOn() == null ? null : Date.valueOf(credit.expiresOn()));
        });
  }

  /** Lots with something available, nobody else's until this transaction ends. */
  List<Lot> lockedOpen(Account account) {
    return sql.sql(COLUMNS + """
        WHERE partner_id = :partner AND entity_id = :entity AND currency = :currency AND available_minor > 0 ORDER BY id FOR NO KEY UPDATE""")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("currency", account.currency())
        .query((row, n) -> lot(row)).list();
  }

  /** Lots an order may draw on or has drawn on, nobody else's until this transaction ends. */
  List<Lot> lockedInUse(Account account) {
    return sql.sql(COLUMNS + """
        WHERE partner_id = :partner AND entity_id = :entity AND currency = :currency AND available_minor + reserved_minor > 0 ORDER BY id FOR NO KEY UPDATE""")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("currency", account.currency())
        .query((row, n) -> lot(row)).list();
  }

  List<Lot> open(Account account) {
    return sql.sql(COLUMNS + "WHERE partner_id = :partner AND entity_id = :entity AND currency = :currency AND available_minor > 0 ORDER BY id")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("currency", account.currency())
        .query((row, n) -> lot(row)).list();
  }

  /** Writes the parts of locked lots as they are now, what lapsed added. */
  void write(List<PoolAccount.Lot> lots) {
    if (lots.isEmpty()) {
      return;
    }
    sql.sql("""
        UPDATE pool.lot l SET available_minor = c.available, reserved_minor = c.reserved, used_minor = c.used, lapsed_minor = l.lapsed_minor + c.lapsed,
          expires_on = c.expires
        FROM unnest(CAST(:ids AS bigint[]), CAST(:available AS bigint[]), CAST(:reserved AS bigint[]), CAST(:used AS bigint[]), CAST(:lapsed AS bigint[]),
          CAST(:expires AS date[])) AS c(id, available, reserved, used, lapsed, expires)
        WHERE l.id = c.id""")
        .param("ids", lots.stream().map(PoolAccount.Lot::id).toArray(Long[]::new))
        .param("available", lots.stream().map(PoolAccount.Lot::availableMinor).toArray(Long[]::new))
        .param("reserved", lots.stream().map(PoolAccount.Lot::reservedMinor).toArray(Long[]::new))
        .param("used", lots.stream().map(PoolAccount.Lot::usedMinor).toArray(Long[]::new))
        .param("lapsed", lots.stream().map(PoolAccount.Lot::lapsedMinor).toArray(Long[]::new))
        .param("expires", lots.stream().map(l -> l.expiresOn() == null ? null : Date.valueOf(l.expiresOn())).toArray(Date[]::new)).update();
  }

  List<Lot> locked(Collection<Long> ids) {
    return sql.sql(COLUMNS + "WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id FOR NO KEY UPDATE").param("ids", ids.toArray(Long[]::new))
        .query((row, n) -> lot(row)).list();
  }

  private static final String COLUMNS = """
      SELECT id, key, partner_id, entity_id, currency, policy_id, invoice, available_minor, reserved_minor, used_minor, expires_on FROM pool.lot
      """;

  private static Lot lot(ResultSet row) throws SQLException {
    return new Lot(row.getLong(1), row.getString(2), new Account(row.getLong(3), row.getLong(4), row.getString(5)), row.getObject(6, Long.class),
        row.getString(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getObject(11, LocalDate.class));
  }

  /** Applies changes, several per lot if need be, in one statement. */
  void change(Map<Long, Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<Change> all = List.copyOf(changes.values());
    sql.sql("""
        UPDATE pool.lot l SET available_minor = l.available_minor + c.available, reserved_minor = l.reserved_minor + c.reserved,
          used_minor = l.used_minor + c.used, taken_minor = l.taken_minor + c.taken, lapsed_minor = l.lapsed_minor + c.lapsed
        FROM unnest(CAST(:ids AS bigint[]), CAST(:available AS bigint[]), CAST(:reserved AS bigint[]), CAST(:used AS bigint[]), CAST(:taken AS bigint[]),
          CAST(:lapsed AS bigint[])) AS c(id, available, reserved, used, taken, lapsed)
        WHERE l.id = c.id""")
        .param("ids", all.stream().map(Change::lotId).toArray(Long[]::new))
        .param("available", all.stream().map(Change::availableMinor).toArray(Long[]::new))
        .param("reserved", all.stream().map(Change::reservedMinor).toArray(Long[]::new))
        .param("used", all.stream().map(Change::usedMinor).toArray(Long[]::new))
        .param("taken", all.stream().map(Change::takenMinor).toArray(Long[]::new))
        .param("lapsed", all.stream().map(Change::lapsedMinor).toArray(Long[]::new)).update();
  }
}
