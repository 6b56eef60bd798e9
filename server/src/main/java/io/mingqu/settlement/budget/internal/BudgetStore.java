package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.budget.internal.BudgetRow.Source;
import io.mingqu.settlement.budget.internal.BudgetRow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BudgetStore {
  private static final String COLUMNS = """
      SELECT id, code, title_zh, title_en, entity_id, currency, source, accrual_ppm, parent_id, org_unit_id, partner_id, valid_from, valid_through, state,
        successor_id
      FROM budget.budget""";

  record GrantRequest(long id, long budgetId, long amountMinor, String reason, String state, String requestedBy) {}

  private final JdbcClient sql;
  private final Clock clock;

  BudgetStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Optional<BudgetRow> byCode(String code) {
    return sql.sql(COLUMNS + " WHERE code = :code").param("code", code).query(BudgetStore::row).optional();
  }

  /** The budget, which nobody closes or freezes until this transaction ends. */
  Optional<BudgetRow> heldByCode(String code) {
    return sql.sql(COLUMNS + " WHERE code = :code FOR SHARE").param("code", code).query(BudgetStore::row).optional();
  }

  Optional<BudgetRow> locked(long id) {
    return sql.sql(COLUMNS + " WHERE id = :id FOR UPDATE").param("id", id).query(BudgetStore::row).optional();
  }

  Optional<BudgetRow> byId(long id) {
    return sql.sql(COLUMNS + " WHERE id = :id").param("id", id).query(BudgetStore::row).optional();
  }

  List<BudgetRow> accrued() {
    return sql.sql(COLUMNS + " WHERE source = 'ACCRUED' AND state <> 'CLOSED' ORDER BY id").query(BudgetStore::row).list();
  }

  /** Empty when the code is taken. */
  Optional<Long> add(BudgetRow row) {
    return sql.sql("""
        INSERT INTO budget.budget (code, title_zh, title_en, entity_id, currency, source, accrual_ppm, parent_id, org_unit_id, partner_id, valid_from,
          valid_through, state, created_by, created_at)
        VALUES (:code, :zh, :en, :entity, :currency, :source, :ppm, :parent, :unit, :partner, :from, :through, 'ACTIVE', :by, :at)
        ON CONFLICT (code) DO NOTHING RETURNING id""")
        .param("code", row.code()).param("zh", row.titleZh()).param("en", row.titleEn()).param("entity", row.entityId()).param("currency", row.currency())
        .param("source", row.source().name()).param("ppm", row.accrualPpm(), Types.INTEGER).param("parent", row.parentId(), Types.BIGINT)
        .param("unit", row.orgUnitId(), Types.BIGINT).param("partner", row.partnerId(), Types.BIGINT).param("from", row.validFrom())
        .param("through", row.validThrough()).param("by", Callers.current().principalId()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class).optional();
  }

  void state(long id, State state, @Nullable Long successor) {
    sql.sql("UPDATE budget.budget SET state = :state, successor_id = :successor WHERE id = :id").param("state", state.name())
        .param("successor", successor, Types.BIGINT).param("id", id).update();
  }

  /** Writes entries that are not there yet; returns the decisions of those written. */
  Set<String> enter(BudgetRow budget, EntryAct act, List<Use> uses, LocalDate day) {
    return new HashSet<>(sql.sql("""
        INSERT INTO budget.entry (budget_id, partner_id, act, decision_id, amount_minor, day, text, made_by, made_at)
        SELECT :budget, :partner, :act, u.decision, u.amount, :day, u.text, :by, :at
        FROM unnest(CAST(:decisions AS text[]), CAST(:amounts AS bigint[]), CAST(:texts AS text[])) WITH ORDINALITY AS u(decision, amount, text, n)
        ORDER BY u.n
        ON CONFLICT ON CONSTRAINT entry_once DO NOTHING RETURNING decision_id""")
        .param("budget", budget.id()).param("partner", budget.partnerId(), Types.BIGINT).param("act", act.name()).param("day", day)
        .param("by", Callers.current().principalId()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("decisions", uses.stream().map(Use::decisionId).toArray(String[]::new))
        .param("amounts", uses.stream().map(Use::amountMinor).toArray(Long[]::new))
        .param("texts", uses.stream().map(Use::text).toArray(String[]::new)).query(String.class).list());
  }

  Map<String, Long> amountsOf(long budgetId, EntryAct act, List<String> decisions) {
    return sql.sql("SELECT decision_id, amount_minor FROM budget.entry WHERE budget_id = :budget AND act = :act AND decision_id = ANY (CAST(:d AS text[]))")
        .param("budget", budgetId).param("act", act.name()).param("d", decisions.toArray(String[]::new))
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  long requestGrant(long budgetId, long amountMinor, String reason) {
    return sql.sql("""
        INSERT INTO budget.grant_request (budget_id, amount_minor, reason, state, requested_by, requested_at)
        VALUES (:budget, :amount, :reason, 'REQUESTED', :by, :at) RETURNING id""").param("budget", budgetId).param("amount", amountMinor)
        .param("reason", reason).param("by", Callers.current().principalId()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class).single();
  }

  Optional<GrantRequest> grantRequest(long id) {
    return sql.sql("SELECT id, budget_id, amount_minor, reason, state, requested_by FROM budget.grant_request WHERE id = :id FOR UPDATE").param("id", id)
        .query((row, n) -> new GrantRequest(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6))).optional();
  }

  void decided(long grantId, String state, String by) {
    sql.sql("UPDATE budget.grant_request SET state = :state, decided_by = :by WHERE id = :id").param("state", state).param("by", by).param("id", grantId)
        .update();
  }

  static BudgetRow row(ResultSet row, int n) throws SQLException {
    return new BudgetRow(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getString(6),
        Source.valueOf(row.getString(7)), row.getObject(8, Integer.class), row.getObject(9, Long.class), row.getObject(10, Long.class),
        row.getObject(11, Long.class), row.getObject(12, LocalDate.class), row.getObject(13, LocalDate.class), State.valueOf(row.getString(14)),
        row.getObject(15, Long.class));
  }
}
