package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.access.Messages;
import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.approval.ApprovalReminded;
import io.mingqu.foundation.outbox.OutboxListener;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells those at the desk that an approval waits for them: whether somebody asked (催办) or its deadline passed. */
@Component
class ReminderMessages implements OutboxListener<ApprovalReminded> {
  private final RequestStore store;
  private final Actors actors;
  private final Messages messages;
  private final Clock clock;

  ReminderMessages(RequestStore store, Actors actors, Messages messages, Clock clock) {
    this.store = store;
    this.actors = actors;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public Class<ApprovalReminded> eventType() {
    return ApprovalReminded.class;
  }

  @Override
  public void on(ApprovalReminded event) {
    Instant now = clock.instant();
    store.waiting(Long.parseLong(event.approvalId())).ifPresent(waiting -> actors.atDesk(event.desk(), waiting, now)
        .forEach(person -> messages.send(person.id(), "approval.reminder", text(person, event, waiting.dueAt() != null && waiting.dueAt().isBefore(now)))));
  }

  private static String text(PersonView person, ApprovalReminded event, boolean late) {
    return "en".equals(person.language())
        ? "“%s” waits for your signature%s. See Today in Mingqu.".formatted(event.titleEn(), late ? ", its deadline has passed" : "")
        : "“%s”等您审批%s，请在明渠“今日”页处理。".formatted(event.titleZh(), late ? "，已过期限" : "");
  }
}
