package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.reconciliation.AccountingTreatment;
import io.mingqu.kernel.reconciliation.ExpectedPayout;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is accrued, its entries, and how the books treat programmes. */
@Component
class AccrualQueries {
  private final JdbcClient sql;

  AccrualQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** What an adviser declared for a programme. */
  record Declared(String programmeCode, ExpectedPayout.Method method, AccountingTreatment treatment, String taxNote, String declaredBy, String declaredAt) {}

  Map<String, Declared> declared() {
    Map<String, Declared> all = new HashMap<>();
    sql.sql("SELECT programme_code, method, treatment, tax_note, declared_by, declared_at FROM reconciliation.accounting")
        .query((row, n) -> new Declared(row.getString(1), ExpectedPayout.Method.valueOf(row.getString(2)), AccountingTreatment.valueOf(row.getString(3)),
            row.getString(4), row.getString(5), row.getTimestamp(6).toInstant().toString())).list().forEach(d -> all.put(d.programmeCode(), d));
    return all;
  }

  Optional<Declared> declared(String programmeCode) {
    return Optional.ofNullable(declared().get(programmeCode));
  }

  /** Bases that were stated for periods, by {@code partner TAB programme TAB period}. */
  Map<String, Long> bases(String entityCode, Collection<Long> partnerIds, Collection<String> periodCodes) {
    Map<String, Long> bases = new HashMap<>();
    if (!periodCodes.isEmpty()) {
      sql.sql("""
          SELECT DISTINCT ON (partner_id, programme_code, period_code) partner_id, programme_code, period_code, base FROM reconciliation.statement
          WHERE kind = 'REBATE' AND entity_code = :entity AND partner_id = ANY (CAST(:partners AS bigint[]))
            AND period_code = ANY (CAST(:periods AS text[])) AND state <> 'WITHDRAWN'
          ORDER BY partner_id, programme_code, period_code, sequence DESC""")
          .param("entity", entityCode).param("partners", partnerIds.toArray(Long[]::new)).param("periods", periodCodes.toArray(String[]::new))
          .query(row -> {
            bases.put(row.getLong(1) + "\t" + row.getString(2) + "\t" + row.getString(3), row.getLong(4));
          });
    }
    return bases;
  }

  /** What is open for a partner, programme and period, with the estimate behind it. */
  record Open(String partnerId, String partnerCode, String programmeCode, String periodCode, String entityCode, String currency, long openMinor,
      String method, long baseSoFar, long finalBase, long finalPayoutMinor, String changedAt) {}

  /** @param entity null for all, as are the others */
  record Filter(@Nullable String entity, @Nullable String programme, @Nullable String period, @Nullable Long partnerId) {}

  Page<Open> open(Filter filter, @Nullable String after, int limit) {
    List<String> key = Page.decode(after, 3);
    List<Open> rows = sql.sql("""
        SELECT a.*, s.partner_code, s.entity_code FROM reconciliation.accrual a
        JOIN LATERAL (SELECT partner_code, entity_code FROM reconciliation.statement s WHERE s.partner_id = a.partner_id AND s.entity_id = a.entity_id LIMIT 1) s ON true
        WHERE (:entity::text IS NULL OR s.entity_code = :entity) AND (:programme::text IS NULL OR a.programme_code = :programme)
          AND (:period::text IS NULL OR a.period_code = :period) AND (:partner::bigint IS NULL OR a.partner_id = :partner) AND a.open_minor <> 0
          AND (:afterPartner::bigint IS NULL OR (a.partner_id, a.programme_code, a.period_code) > (:afterPartner::bigint, :afterProgramme, :afterPeriod))
        ORDER BY a.partner_id, a.programme_code, a.period_code LIMIT :limit""")
        .param("entity", filter.entity()).param("programme", filter.programme()).param("period", filter.period()).param("partner", filter.partnerId())
        .param("afterPartner", key == null ? null : Long.valueOf(key.get(0))).param("afterProgramme", key == null ? "" : key.get(1))
        .param("afterPeriod", key == null ? "" : key.get(2)).param("limit", limit + 1)
        .query((row, n) -> new Open(row.getString("partner_id"), row.getString("partner_code"), row.getString("programme_code"), row.getString("period_code"),
            row.getString("entity_code"), row.getString("currency"), row.getLong("open_minor"), row.getString("method") == null ? "SO_FAR" : row.getString("method"),
            row.getLong("base_so_far"), row.getLong("final_base"), row.getLong("final_payout_minor"), row.getTimestamp("changed_at").toInstant().toString()))
        .list();
    return Page.of(rows, limit, o -> List.of(o.partnerId(), o.programmeCode(), o.periodCode()));
  }

  /** An entry as accounting takes it over. */
  record Entry(long id, String businessDate, long partnerId, String programmeCode, String periodCode, String currency, String kind, long amountMinor,
      long openMinor, String method, long baseSoFar, long finalBase, long finalPayoutMinor, String treatment, String decisionId) {}

  void entries(long entityId, LocalDate from, LocalDate through, @Nullable String programme, @Nullable Long partnerId, Consumer<Entry> sink) {
    sql.sql("""
        SELECT id, business_date, partner_id, programme_code, period_code, currency, kind, amount_minor, open_minor, method, base_so_far, final_base,
          final_payout_minor, treatment, decision_id
        FROM reconciliation.accrual_entry WHERE entity_id = :entity AND business_date BETWEEN :from AND :through
          AND (:programme::text IS NULL OR programme_code = :programme) AND (:partner::bigint IS NULL OR partner_id = :partner)
        ORDER BY business_date, id""")
        .param("entity", entityId).param("from", from).param("through", through).param("programme", programme).param("partner", partnerId)
        .query(row -> {
          sink.accept(new Entry(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
              row.getLong(8), row.getLong(9), row.getString(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getString(14), row.getString(15)));
        });
  }

  /** Whether entries sum to what is open; returns the number of accruals whose entries do not. */
  long unprovenAccruals() {
    return sql.sql("""
        SELECT count(*) FROM reconciliation.accrual a FULL JOIN (
          SELECT partner_id, programme_code, period_code, sum(amount_minor) AS amount FROM reconciliation.accrual_entry GROUP BY 1, 2, 3) e
          USING (partner_id, programme_code, period_code)
        WHERE coalesce(a.open_minor, 0) <> coalesce(e.amount, 0)""").query(Long.class).single();
  }
}
