package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Stage;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications, activities, their lines and events. Many are written in one statement each. */
@Component
class ActivityStore {
  private static final String COLUMNS = """
      SELECT id, application_id, policy_id, version_id, partner_id, entity_id, currency, budget_code, kind, title, outlet_id, latitude_e6, longitude_e6,
        from_day, through_day, stage, requested_minor, approved_minor, claimed_minor, settled_minor, claim_until, noticed_on, extensions, requested_by, approved_by
      FROM fund.activity""";

  record Application(long id, long policyId, long versionId, @Nullable Long partnerId, String title, String state, String requestedBy, String currency,
      long requestedMinor) {}

  record Line(long activityId, int lineNo, long partnerId, String kind, String item, @Nullable Long productId, @Nullable Long quantityMilli, long requestedMinor,
      @Nullable Long approvedMinor) {
    long grantedMinor() {
      return approvedMinor == null ? requestedMinor : approvedMinor;
    }
  }

  record Event(ActivityRow activity, @Nullable Long claimId, String act, long amountMinor, String note) {}

  record TopUp(long id, long activityId, long amountMinor, String reason, String state, String requestedBy) {}

  private final JdbcClient sql;
  private final Clock clock;

  ActivityStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  long addApplication(long policyId, long versionId, @Nullable Long partnerId, String title, int activities, long requestedMinor, String currency) {
    return sql.sql("""
        INSERT INTO fund.application (policy_id, version_id, partner_id, title, state, activities, requested_minor, currency, requested_by, requested_at)
        VALUES (:policy, :version, :partner, :title, 'REQUESTED', :n, :minor, :currency, :by, :at) RETURNING id""")
        .param("policy", policyId).param("version", versionId).param("partner", partnerId, Types.BIGINT).param("title", title).param("n", activities)
        .param("minor", requestedMinor).param("currency", currency).param("by", Callers.current().principalId()).param("at", now()).query(Long.class).single();
  }

  Application application(long id) {
    return sql.sql("SELECT id, policy_id, version_id, partner_id, title, state, requested_by, currency, requested_minor FROM fund.application WHERE id = :id FOR UPDATE")
        .param("id", id).query((row, n) -> new Application(row.getLong(1), row.getLong(2), row.getLong(3), row.getObject(4, Long.class), row.getString(5),
            row.getString(6), row.getString(7), row.getString(8), row.getLong(9))).optional()
        .orElseThrow(() -> io.mingqu.foundation.shared.Problem.notFound("fund-application", Long.toString(id)));
  }

  void decide(long application, String state, @Nullable String by, String note) {
    sql.sql("UPDATE fund.application SET state = :state, approved_by = :by, decided_at = :at, note = :note WHERE id = :id").param("state", state)
        .param("by", by).param("at", now()).param("note", note).param("id", application).update();
  }

  void requestedAgain(long application, long requestedMinor) {
    sql.sql("UPDATE fund.application SET state = 'REQUESTED', approved_by = NULL, requested_minor = :minor, requested_by = :by, requested_at = :at WHERE id = :id")
        .param("minor", requestedMinor).param("by", Callers.current().principalId()).param("at", now()).param("id", application).update();
  }

  /** Adds activities of one application; their ids in order. */
  List<Long> add(List<ActivityRow> rows, List<@Nullable Long> agreements) {
    int n = rows.size();
    Long[] partners = new Long[n];
    String[] kinds = new String[n];
    String[] titles = new String[n];
    @Nullable Long[] outlets = new Long[n];
    @Nullable Integer[] latitudes = new Integer[n];
    @Nullable Integer[] longitudes = new Integer[n];
    Date[] from = new Date[n];
    Date[] through = new Date[n];
    Long[] minor = new Long[n];
    for (int i = 0; i < n; i++) {
      ActivityRow row = rows.get(i);
      partners[i] = row.partnerId();
      kinds[i] = row.kind();
      titles[i] = row.title();
      outlets[i] = row.outletId();
      latitudes[i] = row.latitudeE6();
      longitudes[i] = row.longitudeE6();
      from[i] = Date.valueOf(row.fromDay());
      through[i] = Date.valueOf(row.throughDay());
      minor[i] = row.state().requestedMinor();
    }
    ActivityRow first = rows.getFirst();
    return sql.sql("""
        INSERT INTO fund.activity (application_id, agreement_id, policy_id, version_id, partner_id, entity_id, currency, budget_code, kind, title, outlet_id,
          latitude_e6, longitude_e6, from_day, through_day, stage, stage_since, requested_minor, approved_minor, claimed_minor, settled_minor, tolerance_ppm,
          requested_by)
        SELECT :application, a.agreement, :policy, :version, a.partner, :entity, :currency, :budget, a.kind, a.title, a.outlet, a.latitude, a.longitude, a.from_day,
          a.through_day, 'REQUESTED', :at, a.minor, 0, 0, 0, 0, :by
        FROM unnest(CAST(:agreements AS bigint[]), CAST(:partners AS bigint[]), CAST(:kinds AS text[]), CAST(:titles AS text[]), CAST(:outlets AS bigint[]),
          CAST(:latitudes AS int[]), CAST(:longitudes AS int[]), CAST(:from AS date[]), CAST(:through AS date[]), CAST(:minor AS bigint[])) WITH ORDINALITY
          AS a(agreement, partner, kind, title, outlet, latitude, longitude, from_day, through_day, minor, n) ORDER BY a.n RETURNING id""")
        .param("application", first.applicationId()).param("policy", first.policyId()).param("version", first.versionId()).param("entity", first.entityId())
        .param("currency", first.currency()).param("budget", first.budgetCode()).param("at", now()).param("by", Callers.current().principalId())
        .param("agreements", agreements.toArray(Long[]::new)).param("partners", partners).param("kinds", kinds).param("titles", titles).param("outlets", outlets)
        .param("latitudes", latitudes).param("longitudes", longitudes).param("from", from).param("through", through).param("minor", minor)
        .query(Long.class).list();
  }

  void addLines(List<Line> lines) {
    sql.sql("""
        INSERT INTO fund.activity_line (activity_id, line_no, partner_id, kind, item, product_id, quantity_milli, requested_minor)
        SELECT * FROM unnest(CAST(:activities AS bigint[]), CAST(:numbers AS int[]), CAST(:partners AS bigint[]), CAST(:kinds AS text[]), CAST(:items AS text[]),
          CAST(:products AS bigint[]), CAST(:quantities AS bigint[]), CAST(:minor AS bigint[]))""")
        .param("activities", lines.stream().map(Line::activityId).toArray(Long[]::new)).param("numbers", lines.stream().map(Line::lineNo).toArray(Integer[]::new))
        .param("partners", lines.stream().map(Line::partnerId).toArray(Long[]::new)).param("kinds", lines.stream().map(Line::kind).toArray(String[]::new))
        .param("items", lines.stream().map(Line::item).toArray(String[]::new)).param("products", lines.stream().map(Line::productId).toArray(Long[]::new))
        .param("quantities", lines.stream().map(Line::quantityMilli).toArray(Long[]::new))
        .param("minor", lines.stream().map(Line::requestedMinor).toArray(Long[]::new)).update();
  }

  Map<Long, List<Line>> lines(Collection<Long> activities) {
    Map<Long, List<Line>> lines = new LinkedHashMap<>();
    sql.sql("""
        SELECT activity_id, line_no, partner_id, kind, item, product_id, quantity_milli, requested_minor, approved_minor FROM fund.activity_line
        WHERE activity_id = ANY (CAST(:ids AS bigint[])) ORDER BY activity_id, line_no""").param("ids", activities.toArray(Long[]::new))
        .query((row, n) -> new Line(row.getLong(1), row.getInt(2), row.getLong(3), row.getString(4), row.getString(5), row.getObject(6, Long.class),
            row.getObject(7, Long.class), row.getLong(8), row.getObject(9, Long.class))).list()
        .forEach(line -> lines.computeIfAbsent(line.activityId(), id -> new ArrayList<>()).add(line));
    return lines;
  }

  boolean cutLine(long activity, int lineNo, long approvedMinor, String reason) {
    return sql.sql("UPDATE fund.activity_line SET approved_minor = :minor, reason = :reason WHERE activity_id = :activity AND line_no = :line")
        .param("minor", approvedMinor).param("reason", reason).param("activity", activity).param("line", lineNo).update() == 1;
  }

  void askAgain(long activity, int lineNo, long requestedMinor) {
    sql.sql("UPDATE fund.activity_line SET requested_minor = :minor, approved_minor = NULL, reason = '' WHERE activity_id = :activity AND line_no = :line")
        .param("minor", requestedMinor).param("activity", activity).param("line", lineNo).update();
  }

  List<ActivityRow> lockedOf(long application) {
    return sql.sql(COLUMNS + " WHERE application_id = :id ORDER BY id FOR UPDATE").param("id", application).query(ActivityStore::row).list();
  }

  Map<Long, ActivityRow> locked(Collection<Long> ids) {
    Map<Long, ActivityRow> rows = new LinkedHashMap<>();
    sql.sql(COLUMNS + " WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id FOR UPDATE").param("ids", ids.toArray(Long[]::new)).query(ActivityStore::row).list()
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  Optional<ActivityRow> byId(long id) {
    return sql.sql(COLUMNS + " WHERE id = :id").param("id", id).query(ActivityStore::row).optional();
  }

  Map<Long, ActivityRow> byIds(Collection<Long> ids) {
    Map<Long, ActivityRow> rows = new LinkedHashMap<>();
    sql.sql(COLUMNS + " WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id").param("ids", ids.toArray(Long[]::new)).query(ActivityStore::row).list()
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  /** Approvals whose last day for a claim is over, and those of which the partner was told so long ago that they are released. */
  List<ActivityRow> overdue(LocalDate today, int limit) {
    return sql.sql(COLUMNS + "\n" + """
        WHERE stage = 'APPROVED' AND claim_until < :today OR stage = 'NOTICED' AND noticed_on < :today ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED""")
        .param("today", today).param("limit", limit).query(ActivityStore::row).list();
  }

  void save(List<ActivityRow> rows, int tolerancePpm) {
    int n = rows.size();
    Long[] ids = new Long[n];
    String[] stages = new String[n];
    Long[] requested = new Long[n];
    Long[] approved = new Long[n];
    Long[] claimed = new Long[n];
    Long[] settled = new Long[n];
    @Nullable Date[] until = new Date[n];
    @Nullable Date[] noticed = new Date[n];
    Integer[] extensions = new Integer[n];
    String[] requesters = new String[n];
    String[] approvers = new String[n];
    for (int i = 0; i < n; i++) {
      ActivityRow row = rows.get(i);
      Activity state = row.state();
      ids[i] = row.id();
      stages[i] = state.stage().name();
      requested[i] = state.requestedMinor();
      approved[i] = state.approvedMinor();
      claimed[i] = state.claimedMinor();
      settled[i] = state.settledMinor();
      until[i] = state.claimUntil().map(Date::valueOf).orElse(null);
      noticed[i] = state.noticedOn().map(Date::valueOf).orElse(null);
      extensions[i] = row.extensions();
      requesters[i] = row.requestedBy();
      approvers[i] = row.approvedBy();
    }
    sql.sql("""
        UPDATE fund.activity a SET stage = s.stage, stage_since = CASE WHEN a.stage = s.stage THEN a.stage_since ELSE :at END, requested_minor = s.requested,
          approved_minor = s.approved, claimed_minor = s.claimed, settled_minor = s.settled, claim_until = s.until, noticed_on = s.noticed,
          extensions = s.extensions, requested_by = s.requester, approved_by = s.approver, tolerance_ppm = :tolerance
        FROM unnest(CAST(:ids AS bigint[]), CAST(:stages AS text[]), CAST(:requested AS bigint[]), CAST(:approved AS bigint[]), CAST(:claimed AS bigint[]),
          CAST(:settled AS bigint[]), CAST(:until AS date[]), CAST(:noticed AS date[]), CAST(:extensions AS int[]), CAST(:requesters AS text[]),
          CAST(:approvers AS text[])) AS s(id, stage, requested, approved, claimed, settled, until, noticed, extensions, requester, approver)
        WHERE a.id = s.id""").param("at", now()).param("tolerance", tolerancePpm).param("ids", ids).param("stages", stages).param("requested", requested)
        .param("approved", approved).param("claimed", claimed).param("settled", settled).param("until", until).param("noticed", noticed)
        .param("extensions", extensions).param("requesters", requesters).param("approvers", approvers).update();
  }

  void happened(List<Event> events) {
    sql.sql("""
        INSERT INTO fund.event (activity_id, claim_id, partner_id, act, amount_minor, note, done_by, done_at)
        SELECT e.activity, e.claim, e.partner, e.act, e.amount, e.note, :by, :at
        FROM unnest(CAST(:activities AS bigint[]), CAST(:claims AS bigint[]), CAST(:partners AS bigint[]), CAST(:acts AS text[]), CAST(:amounts AS bigint[]),
          CAST(:notes AS text[])) AS e(activity, claim, partner, act, amount, note)""")
        .param("by", Callers.current().principalId()).param("at", now()).param("activities", events.stream().map(e -> e.activity().id()).toArray(Long[]::new))
        .param("claims", events.stream().map(Event::claimId).toArray(Long[]::new))
        .param("partners", events.stream().map(e -> e.activity().partnerId()).toArray(Long[]::new))
        .param("acts", events.stream().map(Event::act).toArray(String[]::new)).param("amounts", events.stream().map(Event::amountMinor).toArray(Long[]::new))
        .param("notes", events.stream().map(Event::note).toArray(String[]::new)).update();
  }

  long addTopUp(ActivityRow activity, long amountMinor, String reason) {
    return sql.sql("""
        INSERT INTO fund.top_up (activity_id, partner_id, amount_minor, reason, state, requested_by, requested_at)
        VALUES (:activity, :partner, :minor, :reason, 'REQUESTED', :by, :at) RETURNING id""").param("activity", activity.id())
        .param("partner", activity.partnerId()).param("minor", amountMinor).param("reason", reason).param("by", Callers.current().principalId()).param("at", now())
        .query(Long.class).single();
  }

  TopUp topUp(long id) {
    return sql.sql("SELECT id, activity_id, amount_minor, reason, state, requested_by FROM fund.top_up WHERE id = :id FOR UPDATE").param("id", id)
        .query((row, n) -> new TopUp(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6))).single();
  }

  void decideTopUp(long id, String state, String by) {
    sql.sql("UPDATE fund.top_up SET state = :state, decided_by = :by WHERE id = :id").param("state", state).param("by", by).param("id", id).update();
  }

  private static ActivityRow row(ResultSet row, int n) throws SQLException {
    Activity state = new Activity(Stage.valueOf(row.getString(16)), row.getLong(17), row.getLong(18), row.getLong(19), row.getLong(20),
        Optional.ofNullable(row.getObject(21, LocalDate.class)), Optional.ofNullable(row.getObject(22, LocalDate.class)));
    return new ActivityRow(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getString(7), row.getString(8),
        row.getString(9), row.getString(10), row.getObject(11, Long.class), row.getObject(12, Integer.class), row.getObject(13, Integer.class),
        row.getObject(14, LocalDate.class), row.getObject(15, LocalDate.class), state, row.getInt(23), row.getString(24), row.getString(25));
  }
}
