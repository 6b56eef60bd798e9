package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.fund.ClaimCourse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims for the workbench: exceptions first. */
@Component
@Transactional(readOnly = true)
class ClaimQueries {
  record View(String id, String number, String activityId, String activityNumber, String title, String policyId, String partnerId, String currency, String month,
      String state, String desk, Instant since, long daysWaiting, @Nullable String expectedOn, long claimedMinor, long verifiedMinor, long approvedMinor, boolean last,
      boolean checked, boolean sampled, List<String> flags, int openFindings, int photos, String verdict, String note, String claimedBy, @Nullable String verifiedBy,
      @Nullable String settledOn) {}

  record LineView(int lineNo, String kind, String item, long approvedMinor, long claimedMinor, @Nullable Long verifiedMinor, String reason) {}

  record InvoiceView(String sellerTaxNo, String number, long amountMinor) {}

  record FindingView(String id, String kind, String witnessClaimId, @Nullable String photoId, @Nullable String photoFileId, @Nullable String witnessPhotoId,
      @Nullable String witnessFileId, @Nullable String witnessPartnerId, @Nullable String witnessTitle, @Nullable String witnessMonth, long value, String detail,
      String state, @Nullable String decidedBy, String reason) {}

  record RunView(String id, Instant startedAt, @Nullable Instant endedAt, int claims, int known, int flagged, int findings, int sampled, long compared) {}

  record Filter(@Nullable String q, @Nullable String state, @Nullable Long partner, @Nullable Long policy, @Nullable LocalDate month, @Nullable String flag,
      @Nullable Boolean flagged, @Nullable Boolean sampled) {
    static final Filter NONE = new Filter(null, null, null, null, null, null, null, null);
  }

  record Tally(String state, int claims, int flagged, int sampled, int unchecked, long claimedMinor) {}

  private static final String CLAIMS = """
      SELECT c.*, a.title, a.version_id, a.approved_minor, f.flags, f.open, f.open > 0 AS flagged,
        (SELECT count(*) FROM fund.evidence e WHERE e.claim_id = c.id AND e.kind = 'PHOTO') AS photos
      FROM fund.claim c JOIN fund.activity a ON a.id = c.activity_id
      LEFT JOIN LATERAL (SELECT array_agg(DISTINCT kind ORDER BY kind) FILTER (WHERE state <> 'DISMISSED') AS flags, count(*) FILTER (WHERE state = 'OPEN') AS open
        FROM fund.finding f WHERE f.claim_id = c.id) f ON true
      """;

  private static final String FILTER = """
      (:state::text IS NULL OR c.state = :state) AND (:partner::bigint IS NULL OR c.partner_id = :partner) AND (:policy::bigint IS NULL OR c.policy_id = :policy)
        AND (:month::date IS NULL OR c.month = :month) AND (:sampled::boolean IS NULL OR c.sampled = :sampled)
        AND (:flagged::boolean IS NULL OR (f.open > 0) = :flagged) AND (:flag::text IS NULL OR :flag = ANY (f.flags))
        AND (:q::text IS NULL OR strpos(lower('fc' || c.id || ' fa' || c.activity_id || ' ' || a.title), lower(:q)) > 0)
      """;

  private final JdbcClient sql;
  private final FundQueries activities;

  ClaimQueries(JdbcClient sql, FundQueries activities) {
    this.sql = sql;
    this.activities = activities;
  }

  private JdbcClient.StatementSpec filtered(String text, Filter filter) {
    return sql.sql(text).param("state", filter.state()).param("partner", filter.partner()).param("policy", filter.policy()).param("month", filter.month())
        .param("sampled", filter.sampled()).param("flagged", filter.flagged()).param("flag", filter.flag()).param("q", filter.q());
  }

  /** Open findings first, then the sample, then by amount. */
  Page<View> page(Filter filter, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 4);
    List<View> rows = filtered(CLAIMS + " WHERE " + FILTER + """
        AND (:after::bigint IS NULL OR ((c.state = 'SUBMITTED' AND f.open > 0)::int, (c.state = 'SUBMITTED' AND c.sampled)::int, c.claimed_minor, c.id)
          < (:flaggedAt, :sampledAt, :minorAt::bigint, :after))
        ORDER BY (c.state = 'SUBMITTED' AND f.open > 0)::int DESC, (c.state = 'SUBMITTED' AND c.sampled)::int DESC, c.claimed_minor DESC, c.id DESC LIMIT :limit""", filter)
        .param("after", key == null ? null : Long.valueOf(key.get(3))).param("flaggedAt", key == null ? 0 : Integer.parseInt(key.get(0)))
        .param("sampledAt", key == null ? 0 : Integer.parseInt(key.get(1))).param("minorAt", key == null ? 0 : Long.parseLong(key.get(2)))
        .param("limit", limit + 1).query(this::view).list();
    return Page.of(rows, limit, row -> List.of(row.state().equals("SUBMITTED") && row.openFindings() > 0 ? "1" : "0",
        row.state().equals("SUBMITTED") && row.sampled() ? "1" : "0", Long.toString(row.claimedMinor()), row.id()));
  }

  /** Ids of all that a filter finds, for a bulk action. */
  List<Long> ids(Filter filter, int limit) {
    return filtered("SELECT c.id FROM (" + CLAIMS + " WHERE " + FILTER + " ORDER BY c.id LIMIT :limit) c", filter).param("limit", limit).query(Long.class).list();
  }

  List<Tally> tallies(@Nullable Long policy, @Nullable LocalDate month) {
    return sql.sql("""
        SELECT c.state, count(*), count(*) FILTER (WHERE f.open), count(*) FILTER (WHERE c.sampled), count(*) FILTER (WHERE c.check_id IS NULL), sum(c.claimed_minor)::bigint
        FROM fund.claim c, LATERAL (SELECT EXISTS (SELECT FROM fund.finding x WHERE x.claim_id = c.id AND x.state = 'OPEN') AS open) f
        WHERE (:policy::bigint IS NULL OR c.policy_id = :policy) AND (:month::date IS NULL OR c.month = :month) GROUP BY c.state ORDER BY c.state""")
        .param("policy", policy).param("month", month)
        .query((row, n) -> new Tally(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getLong(6))).list();
  }

  Optional<View> one(long id) {
    return sql.sql(CLAIMS + " WHERE c.id = :id").param("id", id).query(this::view).optional();
  }

  List<LineView> lines(long claim) {
    return sql.sql("""
        SELECT l.line_no, a.kind, a.item, coalesce(a.approved_minor, a.requested_minor), l.claimed_minor, l.verified_minor, l.reason
        FROM fund.claim_line l JOIN fund.claim c ON c.id = l.claim_id JOIN fund.activity_line a ON a.activity_id = c.activity_id AND a.line_no = l.line_no
        WHERE l.claim_id = :id ORDER BY l.line_no""").param("id", claim).query((row, n) -> new LineView(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4),
            row.getLong(5), row.getObject(6, Long.class), row.getString(7))).list();
  }

  List<InvoiceView> invoices(long claim) {
    return sql.sql("SELECT seller_tax_no, number, amount_minor FROM fund.claim_invoice WHERE claim_id = :id ORDER BY position").param("id", claim)
        .query((row, n) -> new InvoiceView(row.getString(1), row.getString(2), row.getLong(3))).list();
  }

  /** The witness is shown as far as the caller may see it: a claim out of sight leaves its number. */
  List<FindingView> findings(long claim) {
    return sql.sql("""
        SELECT f.id, f.kind, f.witness_claim_id, f.photo_id, e.file_id, f.witness_photo_id, w.file_id, wc.partner_id, wa.title, to_char(wc.month, 'YYYY-MM'), f.value, f.detail,
          f.state, f.decided_by, f.reason
        FROM fund.finding f LEFT JOIN fund.evidence e ON e.id = f.photo_id LEFT JOIN fund.evidence w ON w.id = f.witness_photo_id
        LEFT JOIN fund.claim wc ON wc.id = f.witness_claim_id LEFT JOIN fund.activity wa ON wa.id = wc.activity_id
        WHERE f.claim_id = :id ORDER BY f.state = 'OPEN' DESC, f.id""").param("id", claim).query((row, n) -> new FindingView(row.getString(1), row.getString(2),
            row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
            row.getLong(11), row.getString(12), row.getString(13), row.getString(14), row.getString(15))).list();
  }

  List<RunView> runs() {
    return sql.sql("SELECT id, started_at, ended_at, claims, known, flagged, findings, sampled, compared FROM fund.check_run ORDER BY id DESC LIMIT 20")
        .query((row, n) -> new RunView(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(),
            row.getObject(3, OffsetDateTime.class) == null ? null : row.getObject(3, OffsetDateTime.class).toInstant(), row.getInt(4), row.getInt(5), row.getInt(6),
            row.getInt(7), row.getInt(8), row.getLong(9))).list();
  }

  private View view(ResultSet row, int n) throws SQLException {
    ClaimCourse.State state = ClaimCourse.State.valueOf(row.getString("state"));
    Instant since = row.getObject("state_since", OffsetDateTime.class).toInstant();
    java.sql.@Nullable Array flags = row.getArray("flags");
    return new View(row.getString("id"), "FC" + row.getString("id"), row.getString("activity_id"), "FA" + row.getString("activity_id"), row.getString("title"),
        row.getString("policy_id"), row.getString("partner_id"), row.getString("currency"), row.getString("month").substring(0, 7), state.name(), state.desk().name(), since,
        activities.waiting(since), activities.expected(state, since, row.getLong("version_id")), row.getLong("claimed_minor"), row.getLong("verified_minor"),
        row.getLong("approved_minor"), row.getBoolean("last"), row.getObject("check_id") != null, row.getBoolean("sampled"),
        flags == null ? List.of() : Arrays.asList((String[]) flags.getArray()), row.getInt("open"), row.getInt("photos"), row.getString("verdict"), row.getString("note"),
        row.getString("claimed_by"), row.getString("verified_by"), row.getString("settled_on"));
  }
}
