package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.fund.ClaimCourse.State;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims, their lines and invoices; many in one statement each. */
@Component
class ClaimStore {
  record New(ActivityRow activity, long claimedMinor, boolean last, long selloutMinor, String bankAccount, String note, List<LineOf> lines, List<InvoiceOf> invoices) {}

  record LineOf(int lineNo, long amountMinor) {}

  record InvoiceOf(String sellerTaxNo, String number, long amountMinor) {}

  record Line(long claimId, int lineNo, long claimedMinor, @Nullable Long verifiedMinor, String kind) {}

  record Verdict(long claimId, State state, long verifiedMinor, String verdict) {}

  private static final String COLUMNS = """
      SELECT c.id, c.activity_id, c.policy_id, c.partner_id, c.state, c.claimed_minor, c.verified_minor, c.last, c.requested_by, c.approved_by, c.claimed_by, c.check_id,
        c.sampled, (SELECT count(*) FROM fund.finding f WHERE f.claim_id = c.id AND f.state = 'OPEN')
      FROM fund.claim c""";

  private final JdbcClient sql;
  private final Clock clock;

  ClaimStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  List<Long> add(List<New> claims) {
    return sql.sql("""
        INSERT INTO fund.claim (activity_id, policy_id, partner_id, currency, month, state, state_since, claimed_minor, last, sellout_minor, bank_account, note,
          requested_by, approved_by, claimed_by, submitted_at)
        SELECT c.activity, c.policy, c.partner, c.currency, date_trunc('month', c.from_day)::date, 'SUBMITTED', :at, c.minor, c.last, c.sellout, c.account, c.note,
          c.requester, c.approver, :by, :at
        FROM unnest(CAST(:activities AS bigint[]), CAST(:policies AS bigint[]), CAST(:partners AS bigint[]), CAST(:currencies AS text[]), CAST(:from AS date[]),
          CAST(:minor AS bigint[]), CAST(:last AS boolean[]), CAST(:sellouts AS bigint[]), CAST(:accounts AS text[]), CAST(:notes AS text[]),
          CAST(:requesters AS text[]), CAST(:approvers AS text[])) WITH ORDINALITY
          AS c(activity, policy, partner, currency, from_day, minor, last, sellout, account, note, requester, approver, n) ORDER BY c.n RETURNING id""")
        .param("at", now()).param("by", Callers.current().principalId()).param("activities", claims.stream().map(c -> c.activity().id()).toArray(Long[]::new))
        .param("policies", claims.stream().map(c -> c.activity().policyId()).toArray(Long[]::new))
        .param("partners", claims.stream().map(c -> c.activity().partnerId()).toArray(Long[]::new))
        .param("currencies", claims.stream().map(c -> c.activity().currency()).toArray(String[]::new))
        .param("from", claims.stream().map(c -> Date.valueOf(c.activity().fromDay())).toArray(Date[]::new))
        .param("minor", claims.stream().map(New::claimedMinor).toArray(Long[]::new)).param("last", claims.stream().map(New::last).toArray(Boolean[]::new))
        .param("sellouts", claims.stream().map(New::selloutMinor).toArray(Long[]::new)).param("accounts", claims.stream().map(New::bankAccount).toArray(String[]::new))
        .param("notes", claims.stream().map(New::note).toArray(String[]::new))
        .param("requesters", claims.stream().map(c -> c.activity().requestedBy()).toArray(String[]::new))
        .param("approvers", claims.stream().map(c -> c.activity().approvedBy()).toArray(String[]::new)).query(Long.class).list();
  }

  /** Lines and invoices of claims, replacing what was there. */
  void details(List<Long> ids, List<New> claims) {
    sql.sql("DELETE FROM fund.claim_line WHERE claim_id = ANY (CAST(:ids AS bigint[]))").param("ids", ids.toArray(Long[]::new)).update();
    sql.sql("DELETE FROM fund.claim_invoice WHERE claim_id = ANY (CAST(:ids AS bigint[]))").param("ids", ids.toArray(Long[]::new)).update();
    List<Object[]> lines = new ArrayList<>();
    List<Object[]> invoices = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      New claim = claims.get(i);
      for (LineOf line : claim.lines()) {
        lines.add(new Object[] {ids.get(i), line.lineNo(), claim.activity().partnerId(), line.amountMinor()});
      }
      for (int n = 0; n < claim.invoices().size(); n++) {
        InvoiceOf invoice = claim.invoices().get(n);
        invoices.add(new Object[] {ids.get(i), n + 1, claim.activity().partnerId(), invoice.sellerTaxNo(), invoice.number(), invoice.amountMinor()});
      }
    }
    sql.sql("""
        INSERT INTO fund.claim_line (claim_id, line_no, partner_id, claimed_minor)
        SELECT * FROM unnest(CAST(:claims AS bigint[]), CAST(:numbers AS int[]), CAST(:partners AS bigint[]), CAST(:minor AS bigint[]))""")
        .param("claims", column(lines, 0, new Long[0])).param("numbers", column(lines, 1, new Integer[0])).param("partners", column(lines, 2, new Long[0]))
        .param("minor", column(lines, 3, new Long[0])).update();
    if (!invoices.isEmpty()) {
      sql.sql("""
          INSERT INTO fund.claim_invoice (claim_id, position, partner_id, seller_tax_no, number, amount_minor)
          SELECT * FROM unnest(CAST(:claims AS bigint[]), CAST(:positions AS int[]), CAST(:partners AS bigint[]), CAST(:sellers AS text[]), CAST(:numbers AS text[]),
            CAST(:minor AS bigint[]))""")
          .param("claims", column(invoices, 0, new Long[0])).param("positions", column(invoices, 1, new Integer[0])).param("partners", column(invoices, 2, new Long[0]))
          .param("sellers", column(invoices, 3, new String[0])).param("numbers", column(invoices, 4, new String[0])).param("minor", column(invoices, 5, new Long[0]))
          .update();
    }
  }

  private static <T> T[] column(List<Object[]> rows, int at, T[] type) {
    return rows.stream().map(row -> row[at]).toList().toArray(type);
  }

  Map<Long, ClaimRow> locked(Collection<Long> ids) {
    Map<Long, ClaimRow> rows = new LinkedHashMap<>();
    sql.sql(COLUMNS + " WHERE c.id = ANY (CAST(:ids AS bigint[])) ORDER BY c.id FOR UPDATE OF c").param("ids", ids.toArray(Long[]::new)).query(ClaimStore::row).list()
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  Map<Long, List<Line>> lines(Collection<Long> claims) {
    Map<Long, List<Line>> lines = new LinkedHashMap<>();
    sql.sql("""
        SELECT l.claim_id, l.line_no, l.claimed_minor, l.verified_minor, a.kind
        FROM fund.claim_line l JOIN fund.claim c ON c.id = l.claim_id JOIN fund.activity_line a ON a.activity_id = c.activity_id AND a.line_no = l.line_no
        WHERE l.claim_id = ANY (CAST(:ids AS bigint[])) ORDER BY 1, 2""").param("ids", claims.toArray(Long[]::new))
        .query((row, n) -> new Line(row.getLong(1), row.getInt(2), row.getLong(3), row.getObject(4, Long.class), row.getString(5))).list()
        .forEach(line -> lines.computeIfAbsent(line.claimId(), id -> new ArrayList<>()).add(line));
    return lines;
  }

  void verifyLine(long claim, int lineNo, long verifiedMinor, String reason) {
    sql.sql("UPDATE fund.claim_line SET verified_minor = :minor, reason = :reason WHERE claim_id = :claim AND line_no = :line").param("minor", verifiedMinor)
        .param("reason", reason).param("claim", claim).param("line", lineNo).update();
  }

  /** Every line of these claims is found right as claimed. */
  void verifyLinesInFull(Collection<Long> claims) {
    sql.sql("UPDATE fund.claim_line SET verified_minor = claimed_minor WHERE claim_id = ANY (CAST(:ids AS bigint[]))").param("ids", claims.toArray(Long[]::new)).update();
  }

  void verified(List<Verdict> verdicts, @Nullable LocalDate settledOn) {
    sql.sql("""
        UPDATE fund.claim c SET state = v.state, state_since = :at, verified_minor = v.minor, verdict = v.verdict, verified_by = :by, verified_at = :at,
          settled_on = CASE v.state WHEN 'SETTLED' THEN CAST(:settled AS date) END
        FROM unnest(CAST(:ids AS bigint[]), CAST(:states AS text[]), CAST(:minor AS bigint[]), CAST(:verdicts AS text[])) AS v(id, state, minor, verdict)
        WHERE c.id = v.id""").param("at", now()).param("by", Callers.current().principalId()).param("settled", settledOn, Types.DATE)
        .param("ids", verdicts.stream().map(Verdict::claimId).toArray(Long[]::new))
        .param("states", verdicts.stream().map(v -> v.state().name()).toArray(String[]::new))
        .param("minor", verdicts.stream().map(Verdict::verifiedMinor).toArray(Long[]::new))
        .param("verdicts", verdicts.stream().map(Verdict::verdict).toArray(String[]::new)).update();
  }

  void accepted(long id, LocalDate settledOn) {
    sql.sql("UPDATE fund.claim SET state = 'SETTLED', state_since = :at, accepted_by = :by, settled_on = :on WHERE id = :id").param("at", now())
        .param("by", Callers.current().principalId()).param("on", settledOn).param("id", id).update();
  }

  /** Back to the verifier's desk, to be looked at and checked anew. */
  void again(long id, long claimedMinor, String note, @Nullable String claimant) {
    sql.sql("""
        UPDATE fund.claim SET state = 'SUBMITTED', state_since = :at, submitted_at = :at, claimed_minor = :minor, verified_minor = 0, verified_by = NULL, verified_at = NULL,
          verdict = '', note = :note, claimed_by = coalesce(:claimant, claimed_by), check_id = CASE WHEN CAST(:claimant AS text) IS NULL THEN check_id END WHERE id = :id""").param("at", now()).param("minor", claimedMinor).param("note", note)
        .param("claimant", claimant, Types.VARCHAR).param("id", id).update();
  }

  private static ClaimRow row(ResultSet row, int n) throws SQLException {
    return new ClaimRow(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), State.valueOf(row.getString(5)), row.getLong(6), row.getLong(7),
        row.getBoolean(8), row.getString(9), row.getString(10), row.getString(11), row.getObject(12, Long.class), row.getBoolean(13), row.getInt(14));
  }
}
