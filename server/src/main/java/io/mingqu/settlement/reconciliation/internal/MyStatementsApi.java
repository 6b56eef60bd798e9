package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import io.mingqu.kernel.reconciliation.StatementState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own statements: only what was sent, only its own; confirm or dispute. */
@RestController
@RequestMapping("/api/my/statements")
@Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
class MyStatementsApi {
  private final StatementQueries queries;
  private final StatementViews views;
  private final StatementChanges changes;
  private final Consents consents;
  private final Steps steps;
  private final Disputes disputes;

  MyStatementsApi(StatementQueries queries, StatementViews views, StatementChanges changes, Consents consents, Steps steps,
      Disputes disputes) {
    this.queries = queries;
    this.views = views;
    this.changes = changes;
    this.consents = consents;
    this.steps = steps;
    this.disputes = disputes;
  }

  record Full(StatementViews.View statement, List<StatementQueries.Event> events, List<StatementQueries.Dispute> disputes) {}

  /** @param sha256 the hash of the statement as it was shown; needed where a policy takes back what was confirmed, for it is the signature */
  record Confirmation(@Nullable String note, @Nullable String sha256) {}

  record NewDispute(List<Disputes.LineRef> lines, String reason, @Nullable String photoFileId) {}

  @GetMapping
  @Transactional(readOnly = true)
  Page<StatementViews.View> list(@RequestParam @Nullable String kind, @RequestParam @Nullable String period, @RequestParam @Nullable String state,
      @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    Page<Statement> page = queries.page(new StatementQueries.Filter(kind, period, null, state, null, null, null, null, false, true), after,
        Page.checkedLimit(limit));
    return new Page<>(views.views(page.items().stream().filter(MyStatementsApi::mine).toList()), page.next());
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  Full one(@PathVariable long id) {
    Statement statement = found(id);
    List<StatementQueries.Event> sinceSent = queries.events(id).stream().filter(e -> !List.of("CHECK", "REVIEW", "SEND_BACK").contains(e.action())).toList();
    return new Full(views.view(statement), sinceSent, queries.disputes(id));
  }

  @GetMapping("/{id}/lines")
  @Transactional(readOnly = true)
  Page<StatementViews.Line> lines(@PathVariable long id, @RequestParam @Nullable String figure, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return StatementViews.page(views.lines(found(id), figure), after, Page.checkedLimit(limit));
  }

  @GetMapping("/{id}/why")
  @Transactional(readOnly = true)
  WhyView why(@PathVariable long id, @RequestParam(defaultValue = "CLOSING") String figure) {
    return views.why(found(id), figure);
  }

  /** What a correction changes and why, as the brand's people see it. */
  @GetMapping("/{id}/changes")
  @Transactional(readOnly = true)
  StatementChanges.View changes(@PathVariable long id) {
    return changes.view(found(id));
  }

  @PostMapping("/{id}/confirm")
  @Transactional
  StatementViews.View confirm(@PathVariable long id, @RequestBody Confirmation body) {
    Statement statement = found(id);
    if (body.sha256() != null && !body.sha256().equals(statement.sha256())) {
      throw Problem.of("reconciliation.signs-something-else", 409, Map.of("number", statement.number(), "sha256", body.sha256()));
    }
    if (body.sha256() != null && statement.consent() != ConsentState.NOT_NEEDED) {
      consents.sign(steps.locked(id), body.sha256());
      if (statement.state() != StatementState.SENT) {
        return views.view(steps.locked(id)); // confirmed already by answering a dispute: the signature was missing
      }
    }
    return views.view(steps.act(id, Action.CONFIRM, Objects.requireNonNullElse(body.note(), "")));
  }

  @PostMapping("/{id}/disputes")
  @Transactional
  StatementViews.View dispute(@PathVariable long id, @RequestBody NewDispute body) {
    found(id);
    return views.view(disputes.open(id, body.lines(), body.reason(), body.photoFileId()));
  }

  /** The first fence; row-level security is the second. What was not sent does not exist for a partner. */
  private Statement found(long id) {
    return queries.find(id).filter(s -> s.state().frozen()).filter(MyStatementsApi::mine)
        .orElseThrow(() -> Problem.notFound("statement", String.valueOf(id)));
  }

  private static boolean mine(Statement statement) {
    return Callers.current().scope() instanceof Scope.Parties parties && parties.sees(statement.partnerId());
  }
}
