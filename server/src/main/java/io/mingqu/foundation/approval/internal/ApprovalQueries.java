package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals.Standing;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Actor;
import io.mingqu.kernel.approval.Approval;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.kernel.approval.Seat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** What waits for whom, and how each request stands. */
@Component
@Transactional(readOnly = true)
class ApprovalQueries {
  /** One whose signature is waited for: a person by name, or a role. */
  record Desk(@Nullable String principalId, @Nullable String name, @Nullable String role) {}

  /** A request as a card. {@code desk} is whose signature it waits for, {@code waitingSince} since when. */
  record Card(String id, String kind, String subjectId, String titleZh, String titleEn, @Nullable Long amountMinor, @Nullable String currency,
      @Nullable String partyId, List<Figure> figures, String link, String requesterId, String requesterName, Instant submittedAt,
      Flow.State state, String step, int stepNumber, int stepCount, List<Desk> desk, Instant waitingSince, @Nullable Instant dueAt, boolean overdue,
      @Nullable Instant remindedAt, @Nullable Instant endedAt) {}

  record ActRow(String act, String step, String actorId, String actorName, @Nullable String forId, @Nullable String target, String comment, Instant at) {}

  /** @param mayAct whether the caller could sign now; {@code mine} whether they asked for it; {@code names} of all people in it */
  record Full(Card card, Flow flow, List<ActRow> history, Map<String, String> names, boolean mayAct, boolean mine) {}

  record Filter(Flow.@Nullable State state, @Nullable String kind, @Nullable Long partyId, boolean mine) {}

  private static final String CARD = """
      SELECT r.id, r.kind, r.subject_id, r.title_zh, r.title_en, r.amount_minor, r.currency, r.party_id, r.figures, r.link, r.requester_id,
        r.requester_name, r.submitted_at, r.state, r.flow, r.step_since, r.due_at, r.reminded_at, r.ended_at
      FROM approval.request r
      """;

  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Actors actors;
  private final Clock clock;

  ApprovalQueries(JdbcClient sql, ObjectMapper json, Actors actors, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.actors = actors;
    this.clock = clock;
  }

  /** Requests the caller could sign now, the longest waiting first. */
  Page<Card> inbox(Caller caller, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    List<Card> rows = inboxFilter(CARD, """
        AND r.id > :after ORDER BY r.id LIMIT :limit""", caller)
        .param("after", number(cursor, after, 0)).param("limit", limit + 1).query((row, n) -> card(row)).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  long inboxCount(Caller caller) {
    return inboxFilter("SELECT count(*) FROM approval.request r ", "", caller).query(Long.class).single();
  }

  private JdbcClient.StatementSpec inboxFilter(String select, String rest, Caller caller) {
    Actor actor = actors.of(caller, clock.instant());
    return sql.sql(select + """
        WHERE r.state = 'OPEN' AND r.requester_id <> :me AND NOT (:me = ANY (r.signed))
          AND EXISTS (SELECT FROM approval.desk d
            JOIN unnest(CAST(:principals AS text[]), CAST(:roles AS text[])) AS c(principal_id, role)
              ON c.principal_id <> r.requester_id AND (d.principal_id = c.principal_id OR d.role = c.role)
            WHERE d.request_id = r.id)
        """ + rest)
        .param("me", caller.principalId())
        .param("principals", actor.capacities().stream().flatMap(c -> Stream.concat(Stream.of(c.principalId()),
            c.roles().stream().map(role -> c.principalId()))).toArray(String[]::new))
        .param("roles", actor.capacities().stream().flatMap(c -> Stream.concat(Stream.of(""),
            c.roles().stream())).toArray(String[]::new));
  }

  Page<Card> list(Filter filter, Caller caller, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    List<Card> rows = sql.sql(CARD + """
        WHERE (CAST(:state AS text) IS NULL OR r.state = :state) AND (CAST(:kind AS text) IS NULL OR r.kind = :kind)
          AND (CAST(:party AS bigint) IS NULL OR r.party_id = :party) AND (NOT :mine OR r.requester_id = :me)
          AND r.id < :after ORDER BY r.id DESC LIMIT :limit""")
        .param("state", filter.state() == null ? null : filter.state().name()).param("kind", filter.kind()).param("party", filter.partyId())
        .param("mine", filter.mine()).param("me", caller.principalId())
        .param("after", number(cursor, after, Long.MAX_VALUE)).param("limit", limit + 1).query((row, n) -> card(row)).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Full one(long id, Caller caller) {
    record Row(Card card, Flow flow) {}
    Row row = sql.sql(CARD + "WHERE r.id = :id").param("id", id)
        .query((r, n) -> new Row(card(r), json.readValue(r.getString("flow"), Flow.class))).optional()
        .orElseThrow(() -> Problem.notFound("approval", String.valueOf(id)));
    List<ActRow> history = sql.sql("""
        SELECT act, step, actor_id, actor_name, for_id, target, comment, acted_at FROM approval.act WHERE request_id = :id ORDER BY id""")
        .param("id", id).query((r, n) -> new ActRow(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5),
            r.getString(6), r.getString(7), r.getTimestamp(8).toInstant())).list();
    return new Full(row.card(), row.flow(), history, actors.namesOf(principals(row.flow())), Approval.mayAct(row.flow(), actors.of(caller, clock.instant())),
        caller.principalId().equals(row.flow().requesterId()));
  }

  Optional<Standing> latest(String kind, String subjectId) {
    return sql.sql(CARD + "WHERE r.kind = :kind AND r.subject_id = :subject ORDER BY r.id DESC LIMIT 1")
        .param("kind", kind).param("subject", subjectId).query((row, n) -> {
          Flow flow = json.readValue(row.getString("flow"), Flow.class);
          return new Standing(row.getLong("id"), flow.state(), flow.running().name(), desk(flow), row.getTimestamp("step_since").toInstant());
        }).optional();
  }

  private Card card(ResultSet row) throws SQLException {
    Flow flow = json.readValue(row.getString("flow"), Flow.class);
    @Nullable Instant due = instant(row, "due_at");
    return new Card(row.getString("id"), row.getString("kind"), row.getString("subject_id"), row.getString("title_zh"), row.getString("title_en"),
        row.getObject("amount_minor", Long.class), row.getString("currency"), row.getString("party_id"),
        List.of(json.readValue(row.getString("figures"), Figure[].class)), row.getString("link"), row.getString("requester_id"),
        row.getString("requester_name"), row.getTimestamp("submitted_at").toInstant(), flow.state(), flow.running().name(), flow.at() + 1,
        flow.steps().size(), desks(flow), row.getTimestamp("step_since").toInstant(), due, due != null && due.isBefore(clock.instant()),
        instant(row, "reminded_at"), instant(row, "ended_at"));
  }

  private static Set<String> principals(Flow flow) {
    Set<String> all = new TreeSet<>();
    flow.steps().forEach(step -> step.seats().forEach(seat -> Stream.of(seat.principalId(), seat.signedBy(), seat.signedFor())
        .filter(Objects::nonNull).forEach(all::add)));
    return all;
  }

  private List<Desk> desks(Flow flow) {
    if (flow.state() != Flow.State.OPEN) {
      return List.of();
    }
    List<Seat> waiting = flow.running().seats().stream().filter(seat -> seat.state() == Seat.State.WAITING).toList();
    Map<String, String> names = actors.namesOf(waiting.stream().map(Seat::principalId).filter(Objects::nonNull).toList());
    return waiting.stream().map(seat -> new Desk(seat.principalId(), seat.principalId() == null ? null : names.get(seat.principalId()), seat.role()))
        .distinct().toList();
  }

  /** Whose signature it waits for: principals and roles, separated by commas; empty when it has ended. */
  static String desk(Flow flow) {
    return flow.state() != Flow.State.OPEN ? "" : flow.running().seats().stream().filter(seat -> seat.state() == Seat.State.WAITING)
        .map(seat -> seat.principalId() != null ? seat.principalId() : String.valueOf(seat.role())).distinct().collect(Collectors.joining(","));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static long number(@Nullable List<String> cursor, @Nullable String after, long first) {
    try {
      return cursor == null ? first : Long.parseLong(cursor.getFirst());
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(after)));
    }
  }
}
