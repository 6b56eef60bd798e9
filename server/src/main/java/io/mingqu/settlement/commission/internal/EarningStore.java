package io.mingqu.settlement.commission.internal;

import io.mingqu.kernel.commission.Commission.State;
import io.mingqu.settlement.commission.CommissionRole;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Order lines with the terms they were earned under, what each party has earned on them, and every change of it. */
@Component
class EarningStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final Clock clock;

  EarningStore(JdbcClient sql, JdbcTemplate rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  record Line(long id, String orderNo, String lineNo, long entityId, String currency, @Nullable Long productId, String productCode, String title,
      LocalDate paidOn, LocalDate frozenUntil, long versionId, long policyId, String planCode, String terms, Figures figures) {}

  record Figures(long paidMinor, long refundedMinor, long excludedMinor, long itemsMilli, boolean soldOut) {}

  record Earning(long id, long lineId, long partnerId, CommissionRole role, int level, long bookedMinor, State state) {}

  /** What a party's earning on a line should be now. */
  record Target(long partnerId, CommissionRole role, int level, int ratePpm, long perItemMinor, long basisMinor, long itemsMilli, long askedMinor,
      long amountMinor) {}

  record NewEntry(long earningId, long partnerId, long amountMinor, long basisMinor) {}

  List<Line> lines(Collection<String> orders) {
    return sql.sql("SELECT *, terms::text AS terms_json FROM commission.sale_line WHERE order_no = ANY (:orders) ORDER BY id FOR UPDATE")
        .param("orders", orders.toArray(String[]::new)).query((row, n) -> new Line(row.getLong("id"), row.getString("order_no"), row.getString("line_no"),
            row.getLong("entity_id"), row.getString("currency"), row.getObject("product_id", Long.class), row.getString("product_code"),
            row.getString("title"), row.getObject("paid_on", LocalDate.class), row.getObject("frozen_until", LocalDate.class), row.getLong("version_id"),
            row.getLong("policy_id"), row.getString("plan_code"), row.getString("terms_json"), new Figures(row.getLong("paid_minor"),
                row.getLong("refunded_minor"), row.getLong("excluded_minor"), row.getLong("items_milli"), row.getBoolean("sold_out")))).list();
  }

  /** Inserts the line or brings its figures and terms up to date; the day of the sale and the plan's version stay. Returns its id. */
  long put(Line line, long cutSeal) {
    return sql.sql("""
        INSERT INTO commission.sale_line (order_no, line_no, entity_id, currency, product_id, product_code, title, paid_on, frozen_until, version_id,
          policy_id, plan_code, terms, paid_minor, refunded_minor, excluded_minor, items_milli, sold_out, cut_seal)
        VALUES (:order, :line, :entity, :currency, :product, :productCode, :title, :paidOn, :frozenUntil, :version, :policy, :plan, :terms::jsonb, :paid,
          :refunded, :excluded, :items, :soldOut, :cut)
        ON CONFLICT (order_no, line_no) DO UPDATE SET terms = excluded.terms, paid_minor = excluded.paid_minor, refunded_minor = excluded.refunded_minor,
          excluded_minor = excluded.excluded_minor, items_milli = excluded.items_milli, sold_out = excluded.sold_out, cut_seal = excluded.cut_seal
        RETURNING id""").param("order", line.orderNo()).param("line", line.lineNo()).param("entity", line.entityId()).param("currency", line.currency())
        .param("product", line.productId()).param("productCode", line.productCode()).param("title", line.title()).param("paidOn", line.paidOn())
        .param("frozenUntil", line.frozenUntil()).param("version", line.versionId()).param("policy", line.policyId()).param("plan", line.planCode())
        .param("terms", line.terms()).param("paid", line.figures().paidMinor()).param("refunded", line.figures().refundedMinor())
        .param("excluded", line.figures().excludedMinor()).param("items", line.figures().itemsMilli()).param("soldOut", line.figures().soldOut())
        .param("cut", cutSeal).query(Long.class).single();
  }

  List<Earning> earnings(long lineId) {
    return sql.sql("SELECT id, line_id, partner_id, role, level, booked_minor, state FROM commission.earning WHERE line_id = :line ORDER BY id")
        .param("line", lineId).query((row, n) -> new Earning(row.getLong(1), row.getLong(2), row.getLong(3), CommissionRole.valueOf(row.getString(4)),
            row.getInt(5), row.getLong(6), State.valueOf(row.getString(7)))).list();
  }

  /** Returns the earning's id. What is owed or paid stays so; a later change of its amount goes on the next statement. */
  long put(Line line, long lineId, Target target, State state) {
    return sql.sql("""
        INSERT INTO commission.earning AS e (line_id, partner_id, role, level, order_no, line_no, title, plan_code, entity_id, currency, rate_ppm,
          per_item_minor, basis_minor, items_milli, asked_minor, amount_minor, state, paid_on, frozen_until, changed_at)
        VALUES (:lineId, :partner, :role, :level, :order, :line, :title, :plan, :entity, :currency, :rate, :perItem, :basis, :items, :asked, :amount,
          :state, :paidOn, :frozenUntil, :now)
        ON CONFLICT (line_id, partner_id, role) DO UPDATE SET rate_ppm = excluded.rate_ppm, per_item_minor = excluded.per_item_minor,
          basis_minor = excluded.basis_minor, items_milli = excluded.items_milli, asked_minor = excluded.asked_minor, amount_minor = excluded.amount_minor,
          changed_at = excluded.changed_at, state = CASE WHEN e.state IN ('PAYABLE', 'PAID') THEN e.state ELSE excluded.state END
        RETURNING id""").param("lineId", lineId).param("partner", target.partnerId()).param("role", target.role().name()).param("level", target.level())
        .param("order", line.orderNo()).param("line", line.lineNo()).param("title", line.title()).param("plan", line.planCode())
        .param("entity", line.entityId()).param("currency", line.currency()).param("rate", target.ratePpm()).param("perItem", target.perItemMinor())
        .param("basis", target.basisMinor()).param("items", target.itemsMilli()).param("asked", target.askedMinor()).param("amount", target.amountMinor())
        .param("state", state.name()).param("paidOn", line.paidOn()).param("frozenUntil", line.frozenUntil()).param("now", Timestamp.from(clock.instant()))
        .query(Long.class).single();
  }

  /** Returns the number of the entry within its earning. */
  int book(NewEntry entry, long cutSeal, LocalDate day) {
    int no = sql.sql("""
        INSERT INTO commission.entry (earning_id, no, partner_id, kind, amount_minor, basis_minor, cut_seal, booked_on)
        SELECT :earning, coalesce(max(no), 0) + 1, :partner, :kind, :amount, :basis, :cut, :day FROM commission.entry WHERE earning_id = :earning
        RETURNING no""").param("earning", entry.earningId()).param("partner", entry.partnerId()).param("kind", entry.amountMinor() > 0 ? "EARNED" : "REVERSED")
        .param("amount", entry.amountMinor()).param("basis", entry.basisMinor()).param("cut", cutSeal).param("day", day).query(Integer.class).single();
    sql.sql("UPDATE commission.earning SET booked_minor = booked_minor + :amount WHERE id = :id").param("amount", entry.amountMinor())
        .param("id", entry.earningId()).update();
    return no;
  }

  /** Frozen earnings whose return window has ended. */
  int confirm(LocalDate today) {
    return sql.sql("UPDATE commission.earning SET state = 'CONFIRMED', changed_at = :now WHERE state = 'FROZEN' AND frozen_until <= :today")
        .param("today", today).param("now", Timestamp.from(clock.instant())).update();
  }

  long lastCut() {
    return sql.sql("SELECT cut_seal FROM commission.progress").query(Long.class).single();
  }

  void reached(long cutSeal) {
    sql.sql("UPDATE commission.progress SET cut_seal = :cut WHERE cut_seal < :cut").param("cut", cutSeal, Types.BIGINT).update();
  }
}
