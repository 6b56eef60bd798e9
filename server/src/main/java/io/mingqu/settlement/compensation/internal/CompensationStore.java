package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.policy.PolicyVersion;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes calculations, claims and what they claim of each purchase line. */
@Component
class CompensationStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final Clock clock;

  CompensationStore(JdbcClient sql, JdbcTemplate rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  record Calculation(long id, long policyId, long versionId, String code, LocalDate effective, String state, String currency, String calculatedBy) {}

  record Claim(long id, long calculationId, long policyId, long partnerId, long entityId, String currency, long amountMinor, String state) {}

  record Line(long purchaseId, long productId, LocalDate purchasedOn, String documentNo, long purchasedMilli, long quantityMilli, String oldPrice, String newPrice,
      long amountMinor, boolean inTransit, String outcome, String source) {}

  /** One calculation of an order at a time, until the transaction ends. */
  void lockOrder(long policyId) {
    sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('compensation/' || :policy, 0))").param("policy", policyId).query((row, n) -> 0).single();
  }

  long insert(PolicyVersion version, long sealNo, String currency, String by) {
    return sql.sql("""
        INSERT INTO compensation.calculation (policy_id, version_id, code, document_no, title_zh, title_en, effective, seal_no, state, currency, calculated_by, calculated_at)
        VALUES (:policy, :version, :code, :document, :zh, :en, :effective, :seal, 'CALCULATED', :currency, :by, :at) RETURNING id""")
        .param("policy", version.policyId()).param("version", version.id()).param("code", version.code()).param("document", version.documentNo(), Types.VARCHAR)
        .param("zh", version.titleZh()).param("en", version.titleEn()).param("effective", version.validFrom()).param("seal", sealNo).param("currency", currency)
        .param("by", by).param("at", Timestamp.from(clock.instant())).query(Long.class).single();
  }

  long claim(long calculation, long policyId, long partnerId, long entityId, String currency, List<Line> lines) {
    long id = sql.sql("""
        INSERT INTO compensation.claim (calculation_id, policy_id, partner_id, entity_id, currency, amount_minor, quantity_milli, state)
        VALUES (:calculation, :policy, :partner, :entity, :currency, :amount, :quantity, 'CALCULATED') RETURNING id""")
        .param("calculation", calculation).param("policy", policyId).param("partner", partnerId).param("entity", entityId).param("currency", currency)
        .param("amount", lines.stream().mapToLong(Line::amountMinor).sum()).param("quantity", lines.stream().mapToLong(Line::quantityMilli).sum())
        .query(Long.class).single();
    rows.batchUpdate("""
        INSERT INTO compensation.claim_line (claim_id, partner_id, purchase_id, product_id, purchased_on, document_no, purchased_milli, quantity_milli, old_price,
          new_price, amount_minor, in_transit, outcome, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, 500, (row, line) -> {
          row.setLong(1, id);
          row.setLong(2, partnerId);
          row.setLong(3, line.purchaseId());
          row.setLong(4, line.productId());
          row.setObject(5, line.purchasedOn());
          row.setString(6, line.documentNo());
          row.setLong(7, line.purchasedMilli());
          row.setLong(8, line.quantityMilli());
          row.setString(9, line.oldPrice());
          row.setString(10, line.newPrice());
          row.setLong(11, line.amountMinor());
          row.setBoolean(12, line.inTransit());
          row.setString(13, line.outcome());
          row.setString(14, line.source());
        });
    rows.batchUpdate("""
        INSERT INTO compensation.claimed AS c (policy_id, purchase_id, partner_id, purchased_milli, claimed_milli) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (policy_id, purchase_id) DO UPDATE SET claimed_milli = c.claimed_milli + excluded.claimed_milli""", lines, 500, (row, line) -> {
          row.setLong(1, policyId);
          row.setLong(2, line.purchaseId());
          row.setLong(3, partnerId);
          row.setLong(4, line.purchasedMilli());
          row.setLong(5, line.quantityMilli());
        });
    return id;
  }

  Map<Long, Long> claimed(long policyId, Collection<Long> partnerIds) {
    Map<Long, Long> claimed = new HashMap<>();
    sql.sql("SELECT purchase_id, claimed_milli FROM compensation.claimed WHERE policy_id = :policy AND partner_id = ANY (:partners::bigint[])")
        .param("policy", policyId).param("partners", partnerIds.toArray(Long[]::new)).query((row, n) -> claimed.put(row.getLong(1), row.getLong(2))).list();
    return claimed;
  }

  Optional<Calculation> lockCalculation(long id) {
    return sql.sql("SELECT id, policy_id, version_id, code, effective, state, currency, calculated_by FROM compensation.calculation WHERE id = :id FOR UPDATE")
        .param("id", id).query((row, n) -> new Calculation(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getObject(5, LocalDate.class),
            row.getString(6), row.getString(7), row.getString(8))).optional();
  }

  void submitted(long id, long approvalId) {
    sql.sql("UPDATE compensation.calculation SET state = 'SUBMITTED', approval_id = :approval WHERE id = :id").param("approval", approvalId).param("id", id).update();
  }

  void decided(long id, String state, @Nullable String by) {
    sql.sql("UPDATE compensation.calculation SET state = :state, decided_by = :by, decided_at = :at WHERE id = :id").param("state", state).param("by", by, Types.VARCHAR)
        .param("at", Timestamp.from(clock.instant())).param("id", id).update();
    if (state.equals("APPROVED")) {
      sql.sql("UPDATE compensation.claim SET state = 'APPROVED' WHERE calculation_id = :id AND state = 'CALCULATED'").param("id", id).update();
    }
  }

  Optional<Claim> lockClaim(long id) {
    return sql.sql(CLAIM + "WHERE id = :id FOR UPDATE").param("id", id).query((row, n) -> claim(row)).optional();
  }

  List<Claim> lockClaims(long calculationId) {
    return sql.sql(CLAIM + "WHERE calculation_id = :id ORDER BY id FOR UPDATE").param("id", calculationId).query((row, n) -> claim(row)).list();
  }

  private static final String CLAIM = "SELECT id, calculation_id, policy_id, partner_id, entity_id, currency, amount_minor, state FROM compensation.claim ";

  private static Claim claim(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Claim(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6), row.getLong(7), row.getString(8));
  }

  void answered(long id, String state, String by, String note) {
    sql.sql("UPDATE compensation.claim SET state = :state, answered_by = :by, answered_at = :at, note = :note WHERE id = :id").param("state", state).param("by", by)
        .param("at", Timestamp.from(clock.instant())).param("note", note).param("id", id).update();
  }

  /** The claim's purchase lines can be claimed again. */
  void cancelled(long claimId) {
    sql.sql("""
        UPDATE compensation.claimed c SET claimed_milli = c.claimed_milli - l.quantity
        FROM (SELECT purchase_id, sum(quantity_milli) AS quantity FROM compensation.claim_line WHERE claim_id = :id GROUP BY 1) l, compensation.claim k
        WHERE k.id = :id AND c.policy_id = k.policy_id AND c.purchase_id = l.purchase_id""").param("id", claimId).update();
    sql.sql("UPDATE compensation.claim SET state = 'CANCELLED' WHERE id = :id").param("id", claimId).update();
  }
}
