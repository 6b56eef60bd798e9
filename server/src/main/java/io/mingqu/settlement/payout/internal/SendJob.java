package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.settlement.payout.internal.AnswerFile.Answer;
import io.mingqu.settlement.payout.internal.AnswerFile.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a batch piece by piece: claimed, sent, recorded, each in a transaction of its own. Jobs of one batch run one after the other, so what is still claimed
 * when one begins was left by one that died in between: nobody knows whether it arrived, and it waits for a person.
 */
@Component
class SendJob implements JobKind {
  static final String NAME = "payout.send";
  static final String NOTES = "NOTES";
  static final String CASH = "CASH";
  private final SendStore store;
  private final Courier courier;
  private final Notes notes;
  private final CashBatches cash;
  private final TransactionTemplate transaction;

  SendJob(SendStore store, Courier courier, Notes notes, CashBatches cash, TransactionTemplate transaction) {
    this.store = store;
    this.courier = courier;
    this.notes = notes;
    this.cash = cash;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun run) {
    String what = run.text("what");
    long batch = run.number("batch");
    List<String> left = transaction.execute(tx -> store.claimed(what, batch));
    record(what, left.stream().map(key -> new Answer(key, Outcome.UNKNOWN, "", "the sender stopped between sending and recording")).toList());
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int sent = 0;; sent++) {
      run.checkCancelled();
      Optional<SendStore.Message> next = transaction.execute(tx -> store.claim(what, batch));
      if (next.isEmpty()) {
        return new JobResult(Map.of("sent", sent, "unknownFound", left.size(), "done", counts.getOrDefault(Outcome.DONE, 0),
            "refused", counts.getOrDefault(Outcome.REFUSED, 0), "unknown", counts.getOrDefault(Outcome.UNKNOWN, 0)));
      }
      SendStore.Message message = next.get();
      Answer answer = courier.deliver(what, message.key(), message.sequence(), message.body());
      record(what, List.of(answer));
      counts.merge(answer.outcome(), 1, Integer::sum);
      run.progress(sent + 1L, 0, message.key());
    }
  }

  private void record(String what, List<Answer> answers) {
    if (!answers.isEmpty()) {
      transaction.executeWithoutResult(tx -> {
        if (what.equals(NOTES)) {
          notes.acknowledge(answers);
        } else {
          cash.answered(answers);
        }
      });
    }
  }
}
