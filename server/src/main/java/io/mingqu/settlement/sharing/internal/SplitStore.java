package io.mingqu.settlement.sharing.internal;

import io.mingqu.kernel.sharing.Sharing.Share;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Splits as they were decided, and what every share got and gave back. */
@Component
class SplitStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;

  SplitStore(JdbcClient sql, JdbcTemplate rows) {
    this.sql = sql;
    this.rows = rows;
  }

  record NewPlacement(String orderNo, String party, long partnerId, String source) {}

  record Placement(String orderNo, String party, long partnerId) {}

  /** A split's head; {@code id} 0 before it is stored. */
  record Split(long id, String orderNo, int no, long entityId, String currency, long versionId, long policyId, String planCode, LocalDate soldOn,
      LocalDate finalFrom, long totalMinor, long refundedMinor) {}

  record Part(long id, int no, String party, @Nullable Long partnerId, boolean outside, String how, int ratePpm, Share share, long givenBackMinor) {}

  void place(List<NewPlacement> placements) {
    rows.batchUpdate("""
        INSERT INTO sharing.placement (order_no, party, partner_id, source) VALUES (?, ?, ?, ?)
        ON CONFLICT (order_no, party) DO UPDATE SET partner_id = excluded.partner_id, source = excluded.source""", placements, 500, (row, placement) -> {
          row.setString(1, placement.orderNo());
          row.setString(2, placement.party());
          row.setLong(3, placement.partnerId());
          row.setString(4, placement.source());
        });
  }

  List<Placement> placements(Collection<String> orders) {
    return sql.sql("SELECT order_no, party, partner_id FROM sharing.placement WHERE order_no = ANY (:orders)").param("orders", orders.toArray(String[]::new))
        .query((row, n) -> new Placement(row.getString(1), row.getString(2), row.getLong(3))).list();
  }

  List<Split> splits(Collection<String> orders) {
    return sql.sql("SELECT * FROM sharing.split WHERE order_no = ANY (:orders) ORDER BY order_no, no FOR UPDATE").param("orders", orders.toArray(String[]::new))
        .query((row, n) -> new Split(row.getLong("id"), row.getString("order_no"), row.getInt("no"), row.getLong("entity_id"), row.getString("currency"),
            row.getLong("version_id"), row.getLong("policy_id"), row.getString("plan_code"), row.getObject("sold_on", LocalDate.class),
            row.getObject("final_from", LocalDate.class), row.getLong("total_minor"), row.getLong("refunded_minor"))).list();
  }

  List<Part> parts(long splitId) {
    return sql.sql("SELECT * FROM sharing.share WHERE split_id = :split ORDER BY no").param("split", splitId)
        .query((row, n) -> new Part(row.getLong("id"), row.getInt("no"), row.getString("party"), row.getObject("partner_id", Long.class),
            row.getBoolean("outside"), row.getString("how"), row.getInt("rate_ppm"), new Share(row.getString("party"), row.getLong("amount_minor"),
                row.getLong("basis_minor"), row.getBoolean("refundable")), row.getLong("given_back_minor"))).list();
  }

  long insert(Split split, long cutSeal) {
    return sql.sql("""
        INSERT INTO sharing.split (order_no, no, entity_id, currency, version_id, policy_id, plan_code, sold_on, final_from, total_minor, cut_seal)
        VALUES (:order, :no, :entity, :currency, :version, :policy, :plan, :soldOn, :finalFrom, :total, :cut) RETURNING id""")
        .param("order", split.orderNo()).param("no", split.no()).param("entity", split.entityId()).param("currency", split.currency())
        .param("version", split.versionId()).param("policy", split.policyId()).param("plan", split.planCode()).param("soldOn", split.soldOn())
        .param("finalFrom", split.finalFrom()).param("total", split.totalMinor()).param("cut", cutSeal).query(Long.class).single();
  }

  long insert(long splitId, Split split, Part part) {
    return sql.sql("""
        INSERT INTO sharing.share (split_id, no, party, partner_id, outside, order_no, plan_code, policy_id, entity_id, currency, sold_on, final_from, how,
          rate_ppm, basis_minor, amount_minor, refundable)
        VALUES (:split, :no, :party, :partner, :outside, :order, :plan, :policy, :entity, :currency, :soldOn, :finalFrom, :how, :rate, :basis, :amount,
          :refundable) RETURNING id""").param("split", splitId).param("no", part.no()).param("party", part.party()).param("partner", part.partnerId())
        .param("outside", part.outside()).param("order", split.orderNo()).param("plan", split.planCode()).param("policy", split.policyId())
        .param("entity", split.entityId()).param("currency", split.currency()).param("soldOn", split.soldOn()).param("finalFrom", split.finalFrom())
        .param("how", part.how()).param("rate", part.ratePpm()).param("basis", part.share().basisMinor()).param("amount", part.share().amountMinor())
        .param("refundable", part.share().refundable()).query(Long.class).single();
  }

  void refunded(long splitId, long refundedMinor) {
    sql.sql("UPDATE sharing.split SET refunded_minor = :refunded WHERE id = :id").param("refunded", refundedMinor).param("id", splitId).update();
  }

  void gaveBack(long shareId, long amountMinor) {
    sql.sql("UPDATE sharing.share SET given_back_minor = given_back_minor + :amount WHERE id = :id").param("amount", amountMinor).param("id", shareId).update();
  }

  /** Returns the number of the entry within its share. */
  int book(long shareId, @Nullable Long partnerId, long amountMinor, long cutSeal, LocalDate day) {
    return sql.sql("""
        INSERT INTO sharing.entry (share_id, no, partner_id, amount_minor, cut_seal, booked_on)
        SELECT :share, coalesce(max(no), 0) + 1, :partner::bigint, :amount, :cut, :day FROM sharing.entry WHERE share_id = :share RETURNING no""")
        .param("share", shareId).param("partner", partnerId).param("amount", amountMinor).param("cut", cutSeal).param("day", day).query(Integer.class).single();
  }

  long lastCut() {
    return sql.sql("SELECT cut_seal FROM sharing.progress").query(Long.class).single();
  }

  void reached(long cutSeal) {
    sql.sql("UPDATE sharing.progress SET cut_seal = :cut WHERE cut_seal < :cut").param("cut", cutSeal).update();
  }
}
