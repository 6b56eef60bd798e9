package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.fund.Activity.Stage;
import io.mingqu.kernel.fund.ClaimCourse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Activities and claims for lists and pages: every row says its step, whose desk, since when, and when to expect what comes next. */
@Component
@Transactional(readOnly = true)
class FundQueries {
  record ActivityView(String id, String number, String applicationId, String policyId, String partnerId, String currency, String budgetCode, String kind, String title,
      @Nullable String outletId, @Nullable String outletName, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, String fromDay, String throughDay,
      String stage, String desk, Instant since, long daysWaiting, @Nullable String expectedOn, long requestedMinor, long approvedMinor, long claimedMinor,
      long settledMinor, long openMinor, @Nullable String claimUntil, int extensions, int photos, @Nullable String claimId, String versionId) {}

  record LineView(int lineNo, String kind, String item, @Nullable String productId, @Nullable Long quantityMilli, long requestedMinor, @Nullable Long approvedMinor,
      String reason) {}

  record EventView(String act, long amountMinor, String note, String doneBy, Instant doneAt, @Nullable String claimId) {}

  record ActivityFilter(@Nullable String q, @Nullable String stage, @Nullable Long partner, @Nullable Long policy, @Nullable Long application, @Nullable String desk) {}

  record ApplicationView(String id, String policyId, @Nullable String partnerId, String title, String state, int activities, long requestedMinor, String currency,
      String requestedBy, Instant requestedAt, @Nullable String approvedBy, String note) {}

  private static final String ACTIVITIES = """
      SELECT a.*, s.name AS outlet_name, (SELECT count(*) FROM fund.evidence e WHERE e.activity_id = a.id AND e.kind = 'PHOTO') AS photos,
        (SELECT max(c.id) FROM fund.claim c WHERE c.activity_id = a.id) AS claim_id,
        EXISTS (SELECT FROM fund.claim c WHERE c.activity_id = a.id AND c.state = 'PROPOSED') AS proposed
      FROM fund.activity a LEFT JOIN store.store s ON s.id = a.outlet_id
      """;

  private final JdbcClient sql;
  private final Funds funds;
  private final Clock clock;

  FundQueries(JdbcClient sql, Funds funds, Clock clock) {
    this.sql = sql;
    this.funds = funds;
    this.clock = clock;
  }

  Page<ActivityView> activities(ActivityFilter filter, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<String> stages = filter.desk() == null ? List.of() : Arrays.stream(Stage.values()).filter(stage -> stage.desk().name().equals(filter.desk())).map(Enum::name).toList();
    List<ActivityView> rows = sql.sql(ACTIVITIES + """
        WHERE a.id < :before AND (:stage::text IS NULL OR a.stage = :stage) AND (:partner::bigint IS NULL OR a.partner_id = :partner)
          AND (:policy::bigint IS NULL OR a.policy_id = :policy) AND (:application::bigint IS NULL OR a.application_id = :application)
          AND (:desk::text IS NULL OR a.stage = ANY (CAST(:stages AS text[])))
          AND (:q::text IS NULL OR strpos(lower('fa' || a.id || ' ' || a.title), lower(:q)) > 0)
        ORDER BY a.id DESC LIMIT :limit""").param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("stage", filter.stage())
        .param("partner", filter.partner()).param("policy", filter.policy()).param("application", filter.application()).param("desk", filter.desk())
        .param("stages", stages.toArray(String[]::new)).param("q", filter.q()).param("limit", limit + 1).query(this::activityRow).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Optional<ActivityView> activity(long id) {
    return sql.sql(ACTIVITIES + " WHERE a.id = :id").param("id", id).query(this::activityRow).optional();
  }

  List<LineView> lines(long activity) {
    return sql.sql("""
        SELECT line_no, kind, item, product_id, quantity_milli, requested_minor, approved_minor, reason FROM fund.activity_line
        WHERE activity_id = :id ORDER BY line_no""").param("id", activity).query((row, n) -> new LineView(row.getInt(1), row.getString(2), row.getString(3),
            row.getString(4), row.getObject(5, Long.class), row.getLong(6), row.getObject(7, Long.class), row.getString(8))).list();
  }

  List<EventView> events(long activity) {
    return sql.sql("SELECT act, amount_minor, note, done_by, done_at, claim_id FROM fund.event WHERE activity_id = :id ORDER BY id").param("id", activity)
        .query((row, n) -> new EventView(row.getString(1), row.getLong(2), row.getString(3), row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant(),
            row.getString(6))).list();
  }

  Page<ApplicationView> applications(@Nullable String state, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<ApplicationView> rows = sql.sql("""
        SELECT * FROM fund.application WHERE id < :before AND (:state::text IS NULL OR state = :state) ORDER BY id DESC LIMIT :limit""")
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("state", state).param("limit", limit + 1)
        .query(FundQueries::applicationRow).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Optional<ApplicationView> application(long id) {
    return sql.sql("SELECT * FROM fund.application WHERE id = :id").param("id", id).query(FundQueries::applicationRow).optional();
  }

  private static ApplicationView applicationRow(ResultSet row, int n) throws SQLException {
    return new ApplicationView(row.getString("id"), row.getString("policy_id"), row.getString("partner_id"), row.getString("title"), row.getString("state"),
        row.getInt("activities"), row.getLong("requested_minor"), row.getString("currency"), row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(), row.getString("approved_by"), row.getString("note"));
  }

  private ActivityView activityRow(ResultSet row, int n) throws SQLException {
    Stage stage = Stage.valueOf(row.getString("stage"));
    Instant since = row.getObject("stage_since", OffsetDateTime.class).toInstant();
    boolean proposed = row.getBoolean("proposed");
    long approved = row.getLong("approved_minor");
    long claimed = row.getLong("claimed_minor");
    long settled = row.getLong("settled_minor");
    @Nullable LocalDate until = row.getObject("claim_until", LocalDate.class);
    return new ActivityView(row.getString("id"), "FA" + row.getString("id"), row.getString("application_id"), row.getString("policy_id"), row.getString("partner_id"),
        row.getString("currency"), row.getString("budget_code"), row.getString("kind"), row.getString("title"), row.getString("outlet_id"), row.getString("outlet_name"),
        row.getObject("latitude_e6", Integer.class), row.getObject("longitude_e6", Integer.class), row.getString("from_day"), row.getString("through_day"), proposed ? "PROPOSED" : stage.name(),
        proposed ? "PARTNER" : stage.desk().name(), since, waiting(since), proposed ? null : expected(stage, since, row.getLong("version_id"), until, row.getObject("noticed_on", LocalDate.class)),
        row.getLong("requested_minor"), approved, claimed, settled, Math.max(0, approved - claimed - settled), until == null ? null : until.toString(),
        row.getInt("extensions"), row.getInt("photos"), row.getString("claim_id"), row.getString("version_id"));
  }

  long waiting(Instant since) {
    return Math.max(0, ChronoUnit.DAYS.between(day(since), LocalDate.now(clock)));
  }

  private LocalDate day(Instant at) {
    return at.atZone(clock.getZone()).toLocalDate();
  }

  private @Nullable String expected(Stage stage, Instant since, long versionId, @Nullable LocalDate until, @Nullable LocalDate noticed) {
    FundTerms terms = funds.terms(versionId);
    LocalDate day = switch (stage) {
      case REQUESTED -> day(since).plusDays(terms.approveDays());
      case CLAIMED -> day(since).plusDays(terms.verifyDays());
      case APPROVED, CLAIM_RETURNED -> until;
      case NOTICED -> noticed == null ? null : noticed.plusDays(terms.noticeDays());
      case DRAFT, RETURNED, REFUSED, SETTLED, RELEASED -> null;
    };
    return day == null ? null : day.toString();
  }

  /** When a claim in this state is expected to move, null when that is up to the partner. */
  @Nullable String expected(ClaimCourse.State state, Instant since, long versionId) {
    return state == ClaimCourse.State.SUBMITTED ? day(since).plusDays(funds.terms(versionId).verifyDays()).toString() : null;
  }
}
