package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.reconciliation.AccountingTreatment;
import io.mingqu.kernel.reconciliation.ExpectedPayout;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much is accrued and open per partner, programme and period; rows are locked in the order of their keys. */
@Component
class AccrualStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;

  AccrualStore(JdbcClient sql, JdbcTemplate batches, Clock clock) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
  }

  record Key(long partnerId, String programmeCode, String periodCode) {}

  /** Open amounts of some partners, locked until the transaction ends. */
  Map<Key, Long> locked(Collection<Long> partnerIds) {
    Map<Key, Long> open = new HashMap<>();
    sql.sql("""
        SELECT partner_id, programme_code, period_code, open_minor FROM reconciliation.accrual WHERE partner_id = ANY (CAST(:partners AS bigint[]))
        ORDER BY partner_id, programme_code, period_code FOR NO KEY UPDATE""")
        .param("partners", partnerIds.toArray(Long[]::new))
        .query(row -> {
          open.put(new Key(row.getLong(1), row.getString(2), row.getString(3)), row.getLong(4));
        });
    return open;
  }

  /**
   * A change of what is open for a key, and the estimate it rests on.
   *
   * @param amountMinor what it adds to the open balance
   */
  record Entry(Key key, long entityId, String currency, Kind kind, long amountMinor, long openMinor, ExpectedPayout estimate, String treatment,
      String decisionId, LocalDate day) {}

  /** 预提、兑付、冲回. */
  enum Kind { ACCRUED, RELEASED, REVERSED }

  /** Keeps entries in the order given, and what is open after the last of each key with its estimate; one that adds nothing only renews the estimate. */
  void enter(List<Entry> entries) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate("""
        INSERT INTO reconciliation.accrual_entry (partner_id, programme_code, period_code, entity_id, currency, kind, amount_minor, open_minor, method,
          base_so_far, final_base, final_payout_minor, treatment, decision_id, business_date, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries.stream().filter(e -> e.amountMinor() != 0).toList(), BATCH, (row, each) -> {
          row.setLong(1, each.key().partnerId());
          row.setString(2, each.key().programmeCode());
          row.setString(3, each.key().periodCode());
          row.setLong(4, each.entityId());
          row.setString(5, each.currency());
          row.setString(6, each.kind().name());
          row.setLong(7, each.amountMinor());
          row.setLong(8, each.openMinor());
          row.setString(9, each.estimate().used().name());
          row.setLong(10, each.estimate().baseSoFar());
          row.setLong(11, each.estimate().finalBase());
          row.setLong(12, each.estimate().finalPayoutMinor());
          row.setString(13, each.treatment());
          row.setString(14, each.decisionId());
          row.setObject(15, each.day());
          row.setTimestamp(16, now);
        });
    Map<Key, Entry> last = new LinkedHashMap<>();
    entries.forEach(each -> last.put(each.key(), each));
    set(last.values(), now);
  }

  private void set(Collection<Entry> all, Timestamp now) {
    batches.batchUpdate("""
        INSERT INTO reconciliation.accrual AS a (partner_id, programme_code, period_code, entity_id, currency, open_minor, changed_at, method, base_so_far,
          final_base, final_payout_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (partner_id, programme_code, period_code) DO UPDATE SET open_minor = excluded.open_minor, changed_at = excluded.changed_at,
          method = excluded.method, base_so_far = excluded.base_so_far, final_base = excluded.final_base, final_payout_minor = excluded.final_payout_minor""",
        all, BATCH, (row, each) -> {
          row.setLong(1, each.key().partnerId());
          row.setString(2, each.key().programmeCode());
          row.setString(3, each.key().periodCode());
          row.setLong(4, each.entityId());
          row.setString(5, each.currency());
          row.setLong(6, each.openMinor());
          row.setTimestamp(7, now);
          row.setString(8, each.estimate().used().name());
          row.setLong(9, each.estimate().baseSoFar());
          row.setLong(10, each.estimate().finalBase());
          row.setLong(11, each.estimate().finalPayoutMinor());
        });
  }

  /** Declares how the books treat a programme. */
  void declare(String programmeCode, ExpectedPayout.Method method, AccountingTreatment treatment, String taxNote) {
    sql.sql("""
        INSERT INTO reconciliation.accounting (programme_code, method, treatment, tax_note, declared_by, declared_at)
        VALUES (:code, :method, :treatment, :note, :by, :at)
        ON CONFLICT (programme_code) DO UPDATE SET method = excluded.method, treatment = excluded.treatment, tax_note = excluded.tax_note,
          declared_by = excluded.declared_by, declared_at = excluded.declared_at""")
        .param("code", programmeCode).param("method", method.name()).param("treatment", treatment.name()).param("note", taxNote)
        .param("by", Callers.current().name()).param("at", Timestamp.from(clock.instant())).update();
  }
}
