package io.mingqu.settlement.compensation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads calculations, claims and their lines; claims pass the caller's scope. */
@Component
class CompensationQueries {
  private static final String CALCULATIONS = """
      SELECT k.*, coalesce(t.claims, 0) AS claims, coalesce(t.partners, 0) AS partners, coalesce(t.amount, 0) AS amount, coalesce(t.payable, 0) AS payable,
        coalesce(t.payable_claims, 0) AS payable_claims, coalesce(t.disputed, 0) AS disputed
      FROM compensation.calculation k
      LEFT JOIN LATERAL (SELECT count(*) AS claims, count(DISTINCT partner_id) AS partners, sum(amount_minor)::bigint AS amount,
        coalesce(sum(amount_minor) FILTER (WHERE state = 'PAYABLE'), 0)::bigint AS payable, count(*) FILTER (WHERE state = 'PAYABLE') AS payable_claims,
        count(*) FILTER (WHERE state = 'DISPUTED') AS disputed
        FROM compensation.claim c WHERE c.calculation_id = k.id AND c.state <> 'CANCELLED') t ON true
      """;
  private static final String CLAIMS = """
      SELECT c.*, k.code, k.document_no, k.title_zh, k.title_en, k.effective, k.seal_no FROM compensation.claim c
      JOIN compensation.calculation k ON k.id = c.calculation_id
      """;
  private final JdbcClient sql;

  CompensationQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record CalculationView(String id, String policyId, String versionId, String code, @Nullable String documentNo, String titleZh, String titleEn, LocalDate effective,
      long sealNo, String state, String currency, String calculatedBy, Instant calculatedAt, @Nullable String approvalId, @Nullable String decidedBy, int claims, int partners,
      long amountMinor, long payableMinor, int payableClaims, int disputed) {}

  record ClaimRow(long id, String calculationId, long policyId, long partnerId, long entityId, String currency, long amountMinor, long quantityMilli, String state, String note,
      @Nullable Instant answeredAt, String code, @Nullable String documentNo, String titleZh, String titleEn, LocalDate effective, long sealNo) {}

  record LineRow(long purchaseId, long productId, LocalDate purchasedOn, String documentNo, long purchasedMilli, long quantityMilli, String oldPrice, String newPrice,
      long amountMinor, boolean inTransit, String outcome, String source) {}

  record Purchase(long entityId, String documentNo) {}

  /** Whose and of which document purchase lines are. */
  Map<Long, Purchase> purchases(Collection<Long> movementIds, LocalDate from, LocalDate to) {
    Map<Long, Purchase> found = new HashMap<>();
    sql.sql("SELECT id, entity_id, document_no FROM movement.published_movement WHERE id = ANY (:ids::bigint[]) AND business_date >= :from AND business_date < :to")
        .param("ids", movementIds.toArray(Long[]::new)).param("from", from).param("to", to)
        .query((row, n) -> found.put(row.getLong(1), new Purchase(row.getLong(2), row.getString(3)))).list();
    return found;
  }

  List<CalculationView> calculations(long before, int limit) {
    return sql.sql(CALCULATIONS + "WHERE k.id < :before ORDER BY k.id DESC LIMIT :limit").param("before", before).param("limit", limit)
        .query(CompensationQueries::calculation).list();
  }

  Optional<CalculationView> calculation(long id) {
    return sql.sql(CALCULATIONS + "WHERE k.id = :id").param("id", id).query(CompensationQueries::calculation).optional();
  }

  List<ClaimRow> claims(@Nullable Long calculationId, @Nullable Long partnerId, @Nullable String state, long after, int limit) {
    return sql.sql(CLAIMS + """
        WHERE c.id > :after AND (:calculation::bigint IS NULL OR c.calculation_id = :calculation) AND (:partner::bigint IS NULL OR c.partner_id = :partner)
          AND (:state::text IS NULL OR c.state = :state) ORDER BY c.id LIMIT :limit""")
        .param("after", after).param("calculation", calculationId).param("partner", partnerId).param("state", state).param("limit", limit)
        .query(CompensationQueries::claim).list();
  }

  /** What a partner has been told: nothing before it is approved. Newest first. */
  List<ClaimRow> mine() {
    return sql.sql(CLAIMS + "WHERE c.state IN ('APPROVED', 'DISPUTED', 'PAYABLE') ORDER BY c.id DESC LIMIT 200").query(CompensationQueries::claim).list();
  }

  Optional<ClaimRow> claim(long id) {
    return sql.sql(CLAIMS + "WHERE c.id = :id").param("id", id).query(CompensationQueries::claim).optional();
  }

  List<LineRow> lines(long claimId) {
    return sql.sql("SELECT * FROM compensation.claim_line WHERE claim_id = :id ORDER BY product_id, purchased_on, document_no, purchase_id").param("id", claimId)
        .query((row, n) -> new LineRow(row.getLong("purchase_id"), row.getLong("product_id"), row.getObject("purchased_on", LocalDate.class), row.getString("document_no"),
            row.getLong("purchased_milli"), row.getLong("quantity_milli"), row.getString("old_price"), row.getString("new_price"), row.getLong("amount_minor"),
            row.getBoolean("in_transit"), row.getString("outcome"), row.getString("source"))).list();
  }

  /** Claims whose amount is not that of their lines, purchase lines claimed for more or less than their claims say: none, ever. */
  Map<String, Object> proof() {
    return sql.sql("""
        SELECT (SELECT count(*) FROM compensation.claim) AS claims,
          (SELECT count(*) FROM compensation.claim c WHERE c.amount_minor <> (SELECT coalesce(sum(l.amount_minor), 0) FROM compensation.claim_line l WHERE l.claim_id = c.id)) AS wrong,
          (SELECT count(*) FROM compensation.claimed d WHERE d.claimed_milli <> (SELECT coalesce(sum(l.quantity_milli), 0) FROM compensation.claim_line l
            JOIN compensation.claim c ON c.id = l.claim_id WHERE c.policy_id = d.policy_id AND l.purchase_id = d.purchase_id AND c.state <> 'CANCELLED')) AS misclaimed,
          (SELECT coalesce(sum(amount_minor), 0)::bigint FROM compensation.claim WHERE state <> 'CANCELLED') AS amount""")
        .query((row, n) -> Map.<String, Object>of("claims", row.getLong(1), "wrong", row.getLong(2), "misclaimed", row.getLong(3), "amountMinor", row.getLong(4))).single();
  }

  private static CalculationView calculation(ResultSet row, int n) throws SQLException {
    return new CalculationView(row.getString("id"), row.getString("policy_id"), row.getString("version_id"), row.getString("code"), row.getString("document_no"),
        row.getString("title_zh"), row.getString("title_en"), row.getObject("effective", LocalDate.class), row.getLong("seal_no"), row.getString("state"),
        row.getString("currency"), row.getString("calculated_by"), row.getObject("calculated_at", OffsetDateTime.class).toInstant(), row.getString("approval_id"),
        row.getString("decided_by"), row.getInt("claims"), row.getInt("partners"), row.getLong("amount"), row.getLong("payable"), row.getInt("payable_claims"),
        row.getInt("disputed"));
  }

  private static ClaimRow claim(ResultSet row, int n) throws SQLException {
    OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
    return new ClaimRow(row.getLong("id"), row.getString("calculation_id"), row.getLong("policy_id"), row.getLong("partner_id"), row.getLong("entity_id"),
        row.getString("currency"), row.getLong("amount_minor"), row.getLong("quantity_milli"), row.getString("state"), row.getString("note"),
        answered == null ? null : answered.toInstant(), row.getString("code"), row.getString("document_no"), row.getString("title_zh"), row.getString("title_en"),
        row.getObject("effective", LocalDate.class), row.getLong("seal_no"));
  }
}
