package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.access.Messages;
import io.mingqu.foundation.access.People;
import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Nightly;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.kernel.fund.Activity.Outcome;
import io.mingqu.kernel.fund.Activity.Stage;
import io.mingqu.settlement.fund.internal.ActivityStore.Event;
import io.mingqu.settlement.fund.internal.FundBooks.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 到期释放: an approval nobody claimed in time is free again, but never silently: the partner, who may have fronted the money, is told first and can ask for
 * more time. Runs every night and on request.
 */
@Component
class ReleaseUnclaimed implements JobKind, Nightly {
  static final String NAME = "fund.release-unclaimed";
  private static final int CHUNK = 200;
  private final ActivityStore store;
  private final Funds funds;
  private final FundBooks books;
  private final People people;
  private final Messages messages;
  private final Live live;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ReleaseUnclaimed(ActivityStore store, Funds funds, FundBooks books, People people, Messages messages, Live live, Audit audit, Clock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.funds = funds;
    this.books = books;
    this.people = people;
    this.messages = messages;
    this.live = live;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What one pass did. */
  record Swept(int noticed, int released) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    Swept swept = sweep();
    return new JobResult(Map.of("noticed", swept.noticed(), "released", swept.released()));
  }

  @Override
  public int cleanUp() {
    return sweep().released();
  }

  private Swept sweep() {
    return Callers.system("job:fund-release", () -> {
      int noticed = 0;
      int released = 0;
      for (Swept now = null; now == null || now.noticed() + now.released() == CHUNK; ) {
        now = transaction.execute(tx -> chunk());
        noticed += now.noticed();
        released += now.released();
      }
      return new Swept(noticed, released);
    });
  }

  private Swept chunk() {
    LocalDate today = LocalDate.now(clock);
    int noticed = 0;
    int released = 0;
    for (ActivityRow row : store.overdue(today, CHUNK)) {
      FundTerms terms = funds.terms(row.versionId());
      Act act = row.state().stage() == Stage.APPROVED ? new Act.Notice() : new Act.Release();
      if (row.state().decide(act, terms.activity(), 0, today) instanceof Outcome.Accepted accepted) {
        ActivityRow after = row.with(accepted.after());
        store.save(List.of(after), terms.tolerancePpm());
        store.happened(List.of(new Event(after, null, act instanceof Act.Notice ? "NOTICE" : "RELEASE", row.state().openMinor(), "")));
        if (act instanceof Act.Notice) {
          noticed++;
          tell(row, today.plusDays(terms.noticeDays()));
        } else {
          released++;
          books.promise(List.of(new Promise(after, accepted.budgetMinor(), "fund/" + row.id() + "/release/" + row.extensions(), row.number() + " 到期释放 / released")), today);
          audit.record("fund.released", "fund-activity", Long.toString(row.id()), Map.of("amountMinor", row.state().openMinor()));
        }
      }
    }
    return new Swept(noticed, released);
  }

  private void tell(ActivityRow row, LocalDate until) {
    for (PersonView person : people.ofPartner(row.partnerId())) {
      String text = person.language().startsWith("zh")
          ? "费用 %s“%s”已过申报期，将于 %s 释放。请尽快申报，或在“我的费用”里申请延期。".formatted(row.number(), row.title(), until)
          : "%s \"%s\" was not claimed in time and will be released on %s. Claim it, or ask for more time in My funds.".formatted(row.number(), row.title(), until);
      messages.send(person.id(), "fund.release-notice", text);
    }
    live.tell(new LiveMessage("fund.noticed", row.partnerId(), null, Map.of("activity", row.number())));
  }

  /** 延期: more time to claim, as often as the fund declares. Joins the caller's transaction. */
  void extend(long activityId) {
    ActivityRow row = store.locked(List.of(activityId)).get(activityId);
    if (row == null) {
      throw Problem.notFound("fund-activity", Long.toString(activityId));
    }
    FundTerms terms = funds.terms(row.versionId());
    if (row.extensions() >= terms.extensionsMax()) {
      throw Problem.of("fund.no-more-time", 409, Map.of("activity", row.number(), "max", terms.extensionsMax()));
    }
    Activity after = Decided.after(row.state().decide(new Act.Extend(), terms.activity(), 0, LocalDate.now(clock)));
    store.save(List.of(row.with(after).extended()), terms.tolerancePpm());
    store.happened(List.of(new Event(row, null, "EXTEND", 0, String.valueOf(after.claimUntil().orElse(null)))));
    audit.record("fund.extended", "fund-activity", Long.toString(activityId), Map.of("claimUntil", String.valueOf(after.claimUntil().orElse(null))));
  }
}
