package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Approval requests, whose desk they lie on, and every act. */
@Component
class RequestStore {
  /** A request whose row is locked until the transaction ends. */
  record Held(long id, String kind, String subjectId, String titleZh, String titleEn, Flow flow, Instant stepSince, @Nullable Instant remindedAt) {}

  /** A request that somebody still has to sign: whom it is about and until when. */
  record Waiting(@Nullable Long partyId, String requesterId, @Nullable Instant dueAt) {}

  record Done(String act, String step, Caller by, @Nullable String forPrincipalId, @Nullable String target, String comment, Instant at) {}

  private final JdbcClient sql;
  private final ObjectMapper json;

  RequestStore(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  Optional<Long> insert(ApprovalRequest request, Caller requester, Flow flow, Instant now) {
    Optional<Long> id = sql.sql("""
        INSERT INTO approval.request (kind, subject_id, title_zh, title_en, amount_minor, currency, party_id, figures, link, requester_id,
          requester_name, submitted_at, state, flow, step_since)
        VALUES (:kind, :subject, :zh, :en, :amount, :currency, :party, CAST(:figures AS jsonb), :link, :requester, :name, :now, 'OPEN',
          CAST(:flow AS jsonb), :now)
        ON CONFLICT DO NOTHING RETURNING id""")
        .param("kind", request.kind()).param("subject", request.subjectId()).param("zh", request.titleZh()).param("en", request.titleEn())
        .param("amount", request.amountMinor()).param("currency", request.currency()).param("party", request.partyId())
        .param("figures", json.writeValueAsString(request.figures())).param("link", request.link())
        .param("requester", requester.principalId()).param("name", requester.name()).param("now", Timestamp.from(now))
        .param("flow", json.writeValueAsString(flow)).query(Long.class).optional();
    id.ifPresent(request1 -> keep(request1, flow, now, true));
    return id;
  }

  Held hold(long id) {
    return sql.sql("SELECT id, kind, subject_id, title_zh, title_en, flow, step_since, reminded_at FROM approval.request WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((row, n) -> {
          @Nullable Timestamp reminded = row.getTimestamp(8);
          return new Held(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
              json.readValue(row.getString(6), Flow.class), row.getTimestamp(7).toInstant(), reminded == null ? null : reminded.toInstant());
        }).optional().orElseThrow(() -> Problem.notFound("approval", String.valueOf(id)));
  }

  /** Writes the flow and, with it, everything that repeats it. */
  void keep(long id, Flow flow, Instant now, boolean stepChanged) {
    boolean open = flow.state() == Flow.State.OPEN;
    Step step = flow.running();
    List<Seat> waiting = open ? step.seats().stream().filter(seat -> seat.state() == Seat.State.WAITING).toList() : List.of();
    sql.sql("""
        UPDATE approval.request SET flow = CAST(:flow AS jsonb), state = :state, named = CAST(:named AS text[]), signed = CAST(:signed AS text[]),
          step_since = CASE WHEN :changed THEN CAST(:now AS timestamptz) ELSE step_since END,
          due_at = CASE WHEN NOT :open OR :hours = 0 THEN NULL WHEN :changed THEN CAST(:now AS timestamptz) + make_interval(hours => CAST(:hours AS int)) ELSE due_at END,
          reminded_at = CASE WHEN :changed THEN NULL ELSE reminded_at END, ended_at = CASE WHEN :open THEN NULL ELSE CAST(:now AS timestamptz) END
        WHERE id = :id""")
        .param("flow", json.writeValueAsString(flow)).param("state", flow.state().name())
        .param("named", flow.steps().stream().flatMap(s -> s.seats().stream()).map(Seat::principalId).filter(Objects::nonNull).distinct()
            .toArray(String[]::new))
        .param("signed", step.seats().stream().map(Seat::signedBy).filter(Objects::nonNull).toArray(String[]::new))
        .param("changed", stepChanged).param("open", open).param("hours", step.hoursMax()).param("now", Timestamp.from(now)).param("id", id)
        .update();
    sql.sql("DELETE FROM approval.desk WHERE request_id = :id").param("id", id).update();
    for (Seat seat : waiting) {
      sql.sql("INSERT INTO approval.desk (request_id, principal_id, role) VALUES (:id, :principal, :role)")
          .param("id", id).param("principal", seat.principalId()).param("role", seat.role()).update();
    }
  }

  /** Open requests whose deadline passed and nobody was reminded of since {@code remindedBefore}, by id. */
  List<Long> overdue(Instant now, Instant remindedBefore) {
    return sql.sql("""
        SELECT id FROM approval.request WHERE state = 'OPEN' AND due_at < :now AND (reminded_at IS NULL OR reminded_at <= :before) ORDER BY id""")
        .param("now", Timestamp.from(now)).param("before", Timestamp.from(remindedBefore)).query(Long.class).list();
  }

  Optional<Waiting> waiting(long id) {
    return sql.sql("SELECT party_id, requester_id, due_at FROM approval.request WHERE id = :id AND state = 'OPEN'").param("id", id)
        .query((row, n) -> {
          @Nullable Timestamp due = row.getTimestamp(3);
          return new Waiting(row.getObject(1, Long.class), row.getString(2), due == null ? null : due.toInstant());
        }).optional();
  }

  void reminded(long id, Instant now) {
    sql.sql("UPDATE approval.request SET reminded_at = :now WHERE id = :id").param("now", Timestamp.from(now)).param("id", id).update();
  }

  void done(long id, Done done) {
    sql.sql("""
        INSERT INTO approval.act (request_id, act, step, actor_id, actor_name, for_id, target, comment, acted_at)
        VALUES (:id, :act, :step, :actor, :name, :for, :target, :comment, :at)""")
        .param("id", id).param("act", done.act()).param("step", done.step()).param("actor", done.by().principalId())
        .param("name", done.by().name()).param("for", done.forPrincipalId()).param("target", done.target())
        .param("comment", done.comment()).param("at", Timestamp.from(done.at())).update();
  }

  static Problem problem(String code, Map<String, Object> values) {
    return Problem.of("approval." + code, code.equals("own-request") ? 403 : 409, values);
  }
}
