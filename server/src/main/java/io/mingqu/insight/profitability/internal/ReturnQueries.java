package io.mingqu.insight.profitability.internal;

import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from movements and the ledger what partner return is made of, all partners in the caller's sight at once. */
@Component
class ReturnQueries {
  private final JdbcClient sql;

  ReturnQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** @param soldMinor null when the partner reported no sales with amounts */
  record Goods(long purchasesMinor, @Nullable Long soldMinor, long costOfSalesMinor) {}

  record Incentives(Map<String, Long> byAccount) {
    long of(String kind) {
      return byAccount.getOrDefault(kind, 0L);
    }
  }

  record Entry(String id, LocalDate businessDate, String text, long amountMinor) {}

  record Month(LocalDate month, long purchasesMinor, long soldMinor) {}

  /** Net purchases of the period and what reported sales brought and cost at average purchase prices. */
  Map<Long, Goods> goods(@Nullable Long partnerId, String currency, LocalDate from, LocalDate toExclusive) {
    Map<Long, Goods> goods = new TreeMap<>();
    sql.sql("""
        SELECT partner_id, sum(bought)::bigint, sum(sold)::bigint, bool_or(reports),
          coalesce(sum(CASE WHEN all_quantity > 0 THEN round(all_net * sold_quantity / all_quantity) END), 0)::bigint
        FROM (SELECT partner_id, product_id,
            coalesce(sum(net_minor) FILTER (WHERE kind IN ('SHIPPED', 'RETURNED') AND business_date >= :from), 0) AS bought,
            coalesce(sum(net_minor) FILTER (WHERE kind = 'SOLD_OUT' AND business_date >= :from), 0) AS sold,
            coalesce(sum(quantity_milli) FILTER (WHERE kind = 'SOLD_OUT' AND business_date >= :from), 0) AS sold_quantity,
            coalesce(sum(net_minor) FILTER (WHERE kind = 'SHIPPED'), 0) AS all_net, coalesce(sum(quantity_milli) FILTER (WHERE kind = 'SHIPPED'), 0) AS all_quantity,
            bool_or(kind = 'SOLD_OUT' AND business_date >= :from AND net_minor <> 0) AS reports
          FROM movement.published_movement
          WHERE void_seal IS NULL AND kind IN ('SHIPPED', 'RETURNED', 'SOLD_OUT') AND business_date < :to AND currency = :currency AND partner_id <> 1
            AND (:partner::bigint IS NULL OR partner_id = :partner)
          GROUP BY partner_id, product_id) p
        GROUP BY partner_id HAVING sum(bought) <> 0 OR sum(sold) <> 0""").param("partner", partnerId).param("currency", currency).param("from", from).param("to", toExclusive)
        .query((row, n) -> goods.put(row.getLong(1), new Goods(row.getLong(2), row.getBoolean(4) ? (Long) row.getLong(3) : null, row.getLong(5)))).list();
    return goods;
  }

  /** What was earned: credited to the partner's accruals against the brand's expense, less what was taken back. */
  Map<Long, Incentives> incentives(@Nullable Long partnerId, String currency, LocalDate from, LocalDate toExclusive) {
    Map<Long, Map<String, Long>> byPartner = new HashMap<>();
    sql.sql("""
        SELECT a.party_id, a.kind, sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_minor ELSE -p.amount_minor END)::bigint
        FROM ledger.account a JOIN ledger.posting p ON a.id IN (p.credit_account_id, p.debit_account_id)
        JOIN ledger.account o ON o.id = CASE WHEN p.credit_account_id = a.id THEN p.debit_account_id ELSE p.credit_account_id END
        WHERE a.kind IN ('REBATE_ACCRUAL', 'COMMISSION_ACCRUAL', 'FUND_ACCRUAL', 'COMPENSATION_ACCRUAL', 'BONUS_ACCRUAL', 'SHARE_ACCRUAL')
          AND o.kind IN ('CONTRA_REVENUE', 'MARKETING_EXPENSE', 'COMMISSION_EXPENSE') AND a.currency = :currency AND a.party_id IS NOT NULL
          AND p.business_date >= :from AND p.business_date < :to AND (:partner::bigint IS NULL OR a.party_id = :partner)
        GROUP BY 1, 2""").param("partner", partnerId).param("currency", currency).param("from", from).param("to", toExclusive)
        .query((row, n) -> byPartner.computeIfAbsent(row.getLong(1), id -> new TreeMap<>()).put(row.getString(2), row.getLong(3))).list();
    Map<Long, Incentives> all = new HashMap<>();
    byPartner.forEach((id, kinds) -> all.put(id, new Incentives(kinds)));
    return all;
  }

  /** Market money spent or claimed by the partner and not yet repaid at the end. */
  Map<Long, Long> fronted(@Nullable Long partnerId, String currency, LocalDate toExclusive) {
    Map<Long, Long> fronted = new HashMap<>();
    sql.sql("""
        SELECT a.party_id, sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_minor ELSE -p.amount_minor END)::bigint
        FROM ledger.account a JOIN ledger.posting p ON a.id IN (p.credit_account_id, p.debit_account_id)
        WHERE a.kind = 'FUND_ACCRUAL' AND a.currency = :currency AND a.party_id IS NOT NULL AND p.business_date < :to AND (:partner::bigint IS NULL OR a.party_id = :partner)
        GROUP BY 1""").param("partner", partnerId).param("currency", currency).param("to", toExclusive)
        .query((row, n) -> fronted.put(row.getLong(1), row.getLong(2))).list();
    return fronted;
  }

  /** What the partner owed the brand: the mean of the balances at the beginning and at the end. */
  Map<Long, Long> owed(@Nullable Long partnerId, String currency, LocalDate from, LocalDate toExclusive) {
    Map<Long, Long> owed = new HashMap<>();
    sql.sql("""
        SELECT partner_id, ((coalesce(sum(signed) FILTER (WHERE business_date < :from), 0) + sum(signed)) / 2)::bigint
        FROM (SELECT partner_id, business_date, CASE WHEN kind = ANY (CAST(:lessens AS text[])) THEN -gross_minor ELSE gross_minor END AS signed
          FROM movement.published_movement
          WHERE void_seal IS NULL AND (kind = ANY (CAST(:lessens AS text[])) OR kind = ANY (CAST(:grows AS text[]))) AND business_date < :to AND currency = :currency
            AND partner_id <> 1 AND (:partner::bigint IS NULL OR partner_id = :partner)) m
        GROUP BY partner_id""").param("partner", partnerId).param("currency", currency).param("from", from).param("to", toExclusive)
        .param("lessens", kinds(-1)).param("grows", kinds(1)).query((row, n) -> owed.put(row.getLong(1), row.getLong(2))).list();
    return owed;
  }

  private static String[] kinds(int sign) {
    return MovementKind.affectingBalance().stream().filter(kind -> kind.balanceSign() == sign).map(Enum::name).sorted().toArray(String[]::new);
  }

  /** The postings behind an incentive, the latest first. */
  List<Entry> entries(long partnerId, List<String> accountKinds, String currency, LocalDate from, LocalDate toExclusive) {
    return sql.sql("""
        SELECT p.id, p.business_date, p.text, CASE WHEN p.credit_account_id = a.id THEN p.amount_minor ELSE -p.amount_minor END
        FROM ledger.account a JOIN ledger.posting p ON a.id IN (p.credit_account_id, p.debit_account_id)
        WHERE a.party_id = :partner AND a.kind IN (:kinds) AND a.currency = :currency AND p.business_date >= :from AND p.business_date < :to
        ORDER BY p.business_date DESC, p.id DESC LIMIT 500""").param("partner", partnerId).param("kinds", accountKinds).param("currency", currency).param("from", from)
        .param("to", toExclusive).query((row, n) -> new Entry(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getLong(4))).list();
  }

  List<Month> months(long partnerId, String currency, LocalDate from, LocalDate toExclusive) {
    return sql.sql("""
        SELECT date_trunc('month', business_date)::date AS month, coalesce(sum(net_minor) FILTER (WHERE kind IN ('SHIPPED', 'RETURNED')), 0)::bigint,
          coalesce(sum(net_minor) FILTER (WHERE kind = 'SOLD_OUT'), 0)::bigint
        FROM movement.published_movement
        WHERE void_seal IS NULL AND partner_id = :partner AND currency = :currency AND kind IN ('SHIPPED', 'RETURNED', 'SOLD_OUT') AND business_date >= :from AND business_date < :to
        GROUP BY 1 ORDER BY 1""").param("partner", partnerId).param("currency", currency).param("from", from).param("to", toExclusive)
        .query((row, n) -> new Month(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3))).list();
  }
}
