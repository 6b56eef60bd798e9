package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.ApprovalReminded;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.time.Recurring;
import io.mingqu.kernel.approval.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds of approvals whose deadline passed, once a day until somebody signs: nobody has to ask for it. */
@Component
class Reminders implements Recurring {
  private static final Duration BETWEEN = Duration.ofHours(24);
  private final RequestStore store;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Reminders(RequestStore store, Audit audit, Outbox outbox, Clock clock, PlatformTransactionManager transactions) {
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return "approval.deadlines";
  }

  @Override
  public int lookRound() {
    Instant now = clock.instant();
    int reminded = 0;
    for (long id : transaction.execute(tx -> store.overdue(now, now.minus(BETWEEN)))) {
      reminded += Boolean.TRUE.equals(transaction.execute(tx -> remind(id, now))) ? 1 : 0;
    }
    return reminded;
  }

  private boolean remind(long id, Instant now) {
    RequestStore.Held held = store.hold(id);
    boolean again = held.remindedAt() == null || !held.remindedAt().plus(BETWEEN).isAfter(now);
    if (held.flow().state() != Flow.State.OPEN || !again) {
      return false; // signed or reminded since we looked
    }
    store.reminded(id, now);
    store.done(id, new RequestStore.Done("REMIND", held.flow().running().name(), Callers.current(), null, null, "", now));
    audit.record("approval.deadline-passed", held.kind(), held.subjectId(), Map.of("approvalId", id, "step", held.flow().running().name()));
    outbox.publish(new ApprovalReminded(String.valueOf(id), held.kind(), held.titleZh(), held.titleEn(), ApprovalQueries.desk(held.flow())));
    return true;
  }
}
