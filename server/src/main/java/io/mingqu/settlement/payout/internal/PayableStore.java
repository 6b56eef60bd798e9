package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.PayoutForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Keeps payables. The unique key decides who was first. */
@Component
class PayableStore {
  private static final int BATCH = 500;
  private static final String COLUMNS = """
      SELECT id, key, source, partner_id, amount_minor, netted_minor, from_kind, from_party_id, entity_id, currency, from_ref, policy_id, booked_by_both,
        form, invoice, terms_code, business_date, expires_on, text, held_reasons FROM payout.payable
      """;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final ObjectMapper json;
  private final Clock clock;

  PayableStore(JdbcClient sql, JdbcTemplate batches, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
  }

  /** Inserts those whose key is new, held ones as held, the others as POOLED until they are placed; returns the ids given, by key. */
  Map<String, Long> insert(List<OwedPayable> payables) {
    Map<String, Long> ids = new HashMap<>();
    sql.sql("""
        INSERT INTO payout.payable (key, source, partner_id, entity_id, currency, amount_minor, from_kind, from_party_id, from_ref, policy_id, booked_by_both,
          form, invoice, terms_code, business_date, expires_on, text, state, held_reasons, created_at, placed_at)
        SELECT p.key, p.source, p.partner, p.entity, p.currency, p.amount, p.from_kind, p.from_party, p.from_ref, p.policy, p.booked, p.form, p.invoice,
          p.terms, p.day, p.expires, p.text, CASE WHEN cardinality(p.held) > 0 THEN 'HELD' ELSE 'POOLED' END, p.held, :at,
          CASE WHEN cardinality(p.held) = 0 THEN CAST(:at AS timestamptz) END
        FROM jsonb_to_recordset(CAST(:payables AS jsonb)) AS p(key text, source text, partner bigint, entity bigint, currency text, amount bigint,
          from_kind text, from_party bigint, from_ref text, policy bigint, booked boolean, form text, invoice text, terms text, day date, expires date,
          text text, held text[])
        ORDER BY p.key ON CONFLICT (key) DO NOTHING RETURNING key, id""")
        .param("payables", json.writeValueAsString(payables.stream().map(PayableStore::values).toList())).param("at", Timestamp.from(clock.instant()))
        .query(row -> {
          ids.put(row.getString(1), row.getLong(2));
        });
    return ids;
  }

  private static Map<String, Object> values(OwedPayable payable) {
    Map<String, Object> values = new HashMap<>();
    values.put("key", payable.key());
    values.put("source", payable.source().name());
    values.put("partner", payable.partnerId());
    values.put("entity", payable.from().entityId());
    values.put("currency", payable.from().currency());
    values.put("amount", payable.amountMinor());
    values.put("from_kind", payable.from().kind().name());
    values.put("from_party", payable.from().partyId());
    values.put("from_ref", payable.from().ref());
    values.put("policy", payable.policyId());
    values.put("booked", payable.bookedByBoth());
    values.put("form", payable.form().name());
    values.put("invoice", payable.invoice().name());
    values.put("terms", payable.termsCode());
    values.put("day", payable.businessDate().toString());
    values.put("expires", payable.expiresOn() == null ? null : payable.expiresOn().toString());
    values.put("text", payable.text());
    values.put("held", payable.held().stream().map(HeldReason::name).toList());
    return values;
  }

  List<OwedPayable> locked(Collection<String> keys) {
    return sql.sql(COLUMNS + "WHERE key = ANY (CAST(:keys AS text[])) ORDER BY id FOR NO KEY UPDATE").param("keys", keys.toArray(String[]::new))
        .query((row, n) -> payable(row)).list();
  }

  /** Held payables, at most {@code max} from an id on; only those of a policy if one is given. */
  List<OwedPayable> lockedHeld(Collection<Long> ids) {
    return sql.sql(COLUMNS + "WHERE id = ANY (CAST(:ids AS bigint[])) AND state = 'HELD' ORDER BY id FOR NO KEY UPDATE")
        .param("ids", ids.toArray(Long[]::new)).query((row, n) -> payable(row)).list();
  }

  /** Held payables of a partner from the same account and policy: what is taken back comes off them first. */
  List<OwedPayable> lockedHeldLike(OwedPayable negative) {
    return sql.sql(COLUMNS + """
        WHERE state = 'HELD' AND partner_id = :partner AND entity_id = :entity AND currency = :currency AND from_kind = :kind AND from_ref = :ref
          AND policy_id IS NOT DISTINCT FROM CAST(:policy AS bigint) ORDER BY id FOR NO KEY UPDATE""")
        .param("partner", negative.partnerId()).param("entity", negative.from().entityId()).param("currency", negative.from().currency())
        .param("kind", negative.from().kind().name()).param("ref", negative.from().ref()).param("policy", negative.policyId())
        .query((row, n) -> payable(row)).list();
  }

  private static OwedPayable payable(ResultSet row) throws SQLException {
    return new OwedPayable(row.getLong(1), row.getString(2), Payable.Source.valueOf(row.getString(3)), row.getLong(4), row.getLong(5), row.getLong(6),
        new AccountKey(AccountKind.valueOf(row.getString(7)), row.getObject(8, Long.class), row.getLong(9), row.getString(10), row.getString(11)),
        row.getObject(12, Long.class), row.getBoolean(13), PayoutForm.valueOf(row.getString(14)), InvoiceTreatment.valueOf(row.getString(15)),
        row.getString(16), row.getObject(17, LocalDate.class), row.getObject(18, LocalDate.class), row.getString(19), reasons(row, 20));
  }

  static List<HeldReason> reasons(ResultSet row, int column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).map(HeldReason::valueOf).toList();
  }

  /** Where a payable went; {@code owedMinor} is what a take-back left the partner owing. */
  record Placed(long id, String state, long owedMinor) {}

  void place(List<Placed> placed) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate("""
        UPDATE payout.payable SET state = ?, owed_minor = ?, held_reasons = '{}', placed_at = CASE WHEN ? = 'NETTED' THEN NULL ELSE coalesce(placed_at, ?) END
        WHERE id = ?""", placed, BATCH, (row, each) -> {
          row.setString(1, each.state());
          row.setLong(2, each.owedMinor());
          row.setString(3, each.state());
          row.setTimestamp(4, now);
          row.setLong(5, each.id());
        });
  }

  void net(long id, long nettedMinor) {
    sql.sql("UPDATE payout.payable SET netted_minor = :netted WHERE id = :id").param("netted", nettedMinor).param("id", id).update();
  }

  /** What still stands in the way. */
  void hold(long id, List<HeldReason> reasons) {
    sql.sql("UPDATE payout.payable SET held_reasons = :reasons WHERE id = :id")
        .param("reasons", reasons.stream().map(HeldReason::name).toArray(String[]::new)).param("id", id).update();
  }

  /** That both sides book it from now on, and how it is known. */
  void bookedByBoth(Collection<Long> ids, String note) {
    sql.sql("""
        UPDATE payout.payable SET booked_by_both = true, booked_by = :by, booked_note = :note, booked_at = :at
        WHERE id = ANY (CAST(:ids AS bigint[])) AND NOT booked_by_both""")
        .param("by", Callers.current().principalId()).param("note", note).param("at", Timestamp.from(clock.instant()))
        .param("ids", ids.toArray(Long[]::new)).update();
  }

  void policy(long id, long policyId) {
    sql.sql("UPDATE payout.payable SET policy_id = :policy WHERE id = :id").param("policy", policyId).param("id", id).update();
  }

  /** Those of some policies that were approved and published under a number at some time. */
  Set<Long> numberedPolicies(Collection<Long> policyIds) {
    return new HashSet<>(sql.sql("""
        SELECT DISTINCT policy_id FROM policy.version
        WHERE policy_id = ANY (CAST(:ids AS bigint[])) AND published_at IS NOT NULL AND document_no IS NOT NULL AND state IN ('PUBLISHED', 'SUPERSEDED')""")
        .param("ids", policyIds.toArray(Long[]::new)).query(Long.class).list());
  }
}
