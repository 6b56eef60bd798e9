package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Display agreements 陈列协议: an outlet shows the brand's goods for a fee a month. */
@Component
class AgreementStore {
  record Agreement(long id, long policyId, long partnerId, long outletId, String title, long monthlyMinor, LocalDate fromDay, LocalDate throughDay, String state) {}

  record View(String id, String policyId, String partnerId, String outletId, String outletName, String title, long monthlyMinor, String fromDay, String throughDay,
      String state, int monthsDrawn) {}

  private final JdbcClient sql;
  private final Clock clock;

  AgreementStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  List<Long> add(List<Agreement> agreements) {
    return sql.sql("""
        INSERT INTO fund.agreement (policy_id, partner_id, outlet_id, title, monthly_minor, from_day, through_day, state, made_by, made_at)
        SELECT a.policy, a.partner, a.outlet, a.title, a.minor, a.from_day, a.through_day, 'ACTIVE', :by, :at
        FROM unnest(CAST(:policies AS bigint[]), CAST(:partners AS bigint[]), CAST(:outlets AS bigint[]), CAST(:titles AS text[]), CAST(:minor AS bigint[]),
          CAST(:from AS date[]), CAST(:through AS date[])) WITH ORDINALITY AS a(policy, partner, outlet, title, minor, from_day, through_day, n)
        ORDER BY a.n RETURNING id""").param("by", Callers.current().principalId()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("policies", agreements.stream().map(Agreement::policyId).toArray(Long[]::new)).param("partners", agreements.stream().map(Agreement::partnerId).toArray(Long[]::new))
        .param("outlets", agreements.stream().map(Agreement::outletId).toArray(Long[]::new)).param("titles", agreements.stream().map(Agreement::title).toArray(String[]::new))
        .param("minor", agreements.stream().map(Agreement::monthlyMinor).toArray(Long[]::new))
        .param("from", agreements.stream().map(a -> Date.valueOf(a.fromDay())).toArray(Date[]::new))
        .param("through", agreements.stream().map(a -> Date.valueOf(a.throughDay())).toArray(Date[]::new)).query(Long.class).list();
  }

  /** Agreements of a fund that run in a month and have no activity for it yet. */
  List<Agreement> dueIn(long policyId, LocalDate month, int limit) {
    return sql.sql("""
        SELECT a.id, a.policy_id, a.partner_id, a.outlet_id, a.title, a.monthly_minor, a.from_day, a.through_day, a.state FROM fund.agreement a
        WHERE a.policy_id = :policy AND a.state = 'ACTIVE' AND a.from_day <= :last AND a.through_day >= :first
          AND NOT EXISTS (SELECT FROM fund.activity x WHERE x.agreement_id = a.id AND x.from_day = greatest(a.from_day, :first) AND x.stage <> 'REFUSED')
        ORDER BY a.id LIMIT :limit""").param("policy", policyId).param("first", month).param("last", month.plusMonths(1).minusDays(1)).param("limit", limit)
        .query((row, n) -> new Agreement(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5), row.getLong(6),
            row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class), row.getString(9))).list();
  }

  boolean end(long id, LocalDate day) {
    return sql.sql("UPDATE fund.agreement SET state = 'ENDED', through_day = greatest(from_day, least(through_day, :day)) WHERE id = :id AND state = 'ACTIVE'")
        .param("day", day).param("id", id).update() == 1;
  }

  Page<View> page(@Nullable Long partner, @Nullable Long policy, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<View> rows = sql.sql("""
        SELECT a.id, a.policy_id, a.partner_id, a.outlet_id, coalesce(s.name, ''), a.title, a.monthly_minor, a.from_day, a.through_day, a.state,
          (SELECT count(*) FROM fund.activity x WHERE x.agreement_id = a.id)
        FROM fund.agreement a LEFT JOIN store.store s ON s.id = a.outlet_id
        WHERE a.id < :before AND (:partner::bigint IS NULL OR a.partner_id = :partner) AND (:policy::bigint IS NULL OR a.policy_id = :policy)
        ORDER BY a.id DESC LIMIT :limit""").param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("partner", partner)
        .param("policy", policy).param("limit", limit + 1)
        .query((row, n) -> new View(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getLong(7),
            row.getString(8), row.getString(9), row.getString(10), row.getInt(11))).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }
}
