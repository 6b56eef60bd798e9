package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.time.Recurring;
import io.mingqu.settlement.reconciliation.StatementsUnanswered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds partners of statements they have not answered: after the days declared, then again after the days between, until they do. */
@Component
class ConfirmReminders implements Recurring {
  private static final int PARTNERS_MAX = 500;
  private final StatementStore store;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Duration after;
  private final Duration between;

  ConfirmReminders(StatementStore store, Audit audit, Outbox outbox, Clock clock, PlatformTransactionManager transactions,
      @Value("${mingqu.statements.remind-after-days:5}") int afterDays, @Value("${mingqu.statements.remind-again-days:3}") int againDays) {
    this.store = store;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.after = Duration.ofDays(afterDays);
    this.between = Duration.ofDays(againDays);
  }

  @Override
  public String name() {
    return "reconciliation.unanswered";
  }

  @Override
  public int lookRound() {
    Instant now = clock.instant();
    return transaction.execute(tx -> {
      List<StatementsUnanswered> unanswered = store.remind(now.minus(after), now.minus(between), now, PARTNERS_MAX);
      unanswered.forEach(outbox::publish);
      if (!unanswered.isEmpty()) {
        audit.record("statement.reminded", "partners", String.valueOf(unanswered.size()),
            Map.of("statements", unanswered.stream().mapToInt(StatementsUnanswered::statements).sum()));
      }
      return unanswered.size();
    });
  }
}
