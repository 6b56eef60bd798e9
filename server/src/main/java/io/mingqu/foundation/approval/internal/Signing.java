package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.ApprovalDesk;
import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.approval.ApprovalReminded;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.approval.Act;
import io.mingqu.kernel.approval.Approval;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.kernel.approval.Outcome;
import io.mingqu.kernel.approval.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts approvals and lets people act on them. The request's row is locked first, so acts that race go one after the other. */
@Component
class Signing implements Approvals, ApprovalDesk {
  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(4);

  private final RequestStore store;
  private final ApprovalQueries queries;
  private final RuleStore rules;
  private final Owners owners;
  private final Actors actors;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;

  Signing(RequestStore store, ApprovalQueries queries, RuleStore rules, Owners owners, Actors actors, Audit audit, Outbox outbox, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.rules = rules;
    this.owners = owners;
    this.actors = actors;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public long submit(ApprovalRequest request) {
    ApprovalOwner owner = owners.of(request.kind());
    Caller requester = Callers.current();
    var steps = RuleBook.select(rules.inForce(request.kind()), request.kind(), request.amountMinor(), request.currency(), request.orgPath())
        .map(RuleBook.Rule::steps).orElseGet(owner::defaultSteps);
    long id = store.insert(request, requester, Flow.start(requester.principalId(), steps), clock.instant()).orElseThrow(
        () -> Problem.of("approval.open-already", 409, Map.of("kind", request.kind(), "subject", request.subjectId())));
    store.done(id, new RequestStore.Done("SUBMIT", steps.getFirst().name(), requester, null, null, "", clock.instant()));
    audit.record("approval.submitted", request.kind(), request.subjectId(), Map.of("approvalId", id));
    return id;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(long approvalId, String comment) {
    act(approvalId, new Act.Withdraw(), comment);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Standing> latest(String kind, String subjectId) {
    return queries.latest(kind, subjectId);
  }

  @Override
  @Transactional(readOnly = true)
  public long waiting() {
    return queries.inboxCount(Callers.current());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void act(long id, Act act, String comment) {
    RequestStore.Held held = store.hold(id);
    Caller caller = Callers.current();
    Instant now = clock.instant();
    switch (Approval.decide(held.flow(), actors.of(caller, now), act)) {
      case Outcome.Refused refused -> throw RequestStore.problem(refused.code(), refused.values());
      case Outcome.Moved moved -> {
        String step = held.flow().running().name();
        if (act instanceof Act.Remind) {
          remind(held, now);
        } else {
          store.keep(id, moved.flow(), now, moved.flow().at() != held.flow().at() || moved.flow().steps().size() != held.flow().steps().size());
        }
        store.done(id, new RequestStore.Done(Acts.name(act), step, caller, moved.forPrincipalId(), Acts.target(act), comment, now));
        audit.record("approval." + Acts.name(act).toLowerCase(java.util.Locale.ROOT), held.kind(), held.subjectId(),
            Map.of("approvalId", id, "step", step, "state", moved.flow().state().name()));
        tellOwner(held, moved.flow(), caller, now, comment);
      }
    }
  }

  private void tellOwner(RequestStore.Held held, Flow flow, Caller caller, Instant now, String comment) {
    if (flow.state() != Flow.State.OPEN) {
      owners.of(held.kind()).ended(new ApprovalEnded(held.id(), held.kind(), held.subjectId(), flow.state(), caller.principalId(), now, comment));
    }
  }

  private void remind(RequestStore.Held held, Instant now) {
    @Nullable Instant last = held.remindedAt();
    if (last != null && last.plus(BETWEEN_REMINDERS).isAfter(now)) {
      throw Problem.of("approval.reminded-already", 409, Map.of("at", last.toString(), "hours", BETWEEN_REMINDERS.toHours()));
    }
    store.reminded(held.id(), now);
    outbox.publish(new ApprovalReminded(String.valueOf(held.id()), held.kind(), held.titleZh(), held.titleEn(), ApprovalQueries.desk(held.flow())));
  }
}
