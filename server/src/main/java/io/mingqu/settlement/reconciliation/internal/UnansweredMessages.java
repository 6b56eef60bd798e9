package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.access.Messages;
import io.mingqu.foundation.access.People;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.settlement.reconciliation.StatementsUnanswered;
import org.springframework.stereotype.Component;

/** Tells the partner's people that statements wait for their answer. */
@Component
class UnansweredMessages implements OutboxListener<StatementsUnanswered> {
  private final People people;
  private final Messages messages;

  UnansweredMessages(People people, Messages messages) {
    this.people = people;
    this.messages = messages;
  }

  @Override
  public Class<StatementsUnanswered> eventType() {
    return StatementsUnanswered.class;
  }

  @Override
  public void on(StatementsUnanswered event) {
    people.ofPartner(event.partnerId()).forEach(person -> messages.send(person.id(), "reconciliation.unanswered", "en".equals(person.language())
        ? "%d statements wait for your answer, the oldest since %s. Please confirm or dispute them.".formatted(event.statements(), event.oldestSent())
        : "有 %d 张对账单等您确认，最早的一张 %s 发出。请确认，或提出异议。".formatted(event.statements(), event.oldestSent())));
  }
}
