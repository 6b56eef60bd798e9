package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Nightly;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.pool.PoolRules;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import io.mingqu.settlement.pool.internal.LotStore.Change;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 到期: partners are told before a lot ends; it lapses after its last day, never before the notice has run. Extending or giving up a lot needs approval. */
@Component
class Expiry implements ApprovalOwner, Nightly {
  private static final int BATCH = 500;
  private static final int NOTICE_DAYS_MAX = 365;
  private final ExpiryStore store;
  private final LotStore lots;
  private final UseQueries queries;
  private final PoolRules rules;
  private final Ledger ledger;
  private final ObjectProvider<Approvals> approvals;
  private final Audit audit;
  private final SystemScope scope;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Expiry(ExpiryStore store, LotStore lots, UseQueries queries, PoolRules rules, Ledger ledger, ObjectProvider<Approvals> approvals, Audit audit,
      SystemScope scope, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.lots = lots;
    this.queries = queries;
    this.rules = rules;
    this.ledger = ledger;
    this.approvals = approvals;
    this.audit = audit;
    this.scope = scope;
    this.transaction = transaction;
    this.clock = clock;
  }

  record Done(int noticed, int lapsed, long lapsedMinor) {
    Done plus(Done other) {
      return new Done(noticed + other.noticed, lapsed + other.lapsed, lapsedMinor + other.lapsedMinor);
    }
  }

  @Override
  public int cleanUp() {
    Done done = Callers.system("nightly:pool-expiry", () -> run(LocalDate.now(clock)));
    return done.lapsed();
  }

  /** Gives notice and lets lapse what is due on a day, some lots to a transaction. */
  Done run(LocalDate day) {
    Done done = new Done(0, 0, 0);
    long after = 0;
    while (true) {
      long from = after;
      List<ExpiryStore.Ending> last = java.util.Objects.requireNonNull(transaction.execute(tx -> store.lockedEnding(day.plusDays(NOTICE_DAYS_MAX + 1), from, BATCH)));
      if (last.isEmpty()) {
        return done;
      }
      done = done.plus(java.util.Objects.requireNonNull(transaction.execute(tx -> scope.during("pool.expiry", () -> some(day, from)))));
      after = last.getLast().lotId();
    }
  }

  private Done some(LocalDate day, long after) {
    Done done = new Done(0, 0, 0);
    for (ExpiryStore.Ending lot : store.lockedEnding(day.plusDays(NOTICE_DAYS_MAX + 1), after, BATCH)) {
      int noticeDays = rules.of(lot.account().partnerId(), lot.account().entityId(), day).map(PoolRules.Rule::noticeDays).orElse(30);
      if (lot.noticedOn() == null && !lot.expiresOn().isAfter(day.plusDays(noticeDays))) {
        store.notice(lot.lotId(), lot.account().partnerId(), day, day.plusDays(noticeDays).isAfter(lot.expiresOn()) && lot.expiresOn().isBefore(day)
            ? day.plusDays(noticeDays) : lot.expiresOn());
        done = done.plus(new Done(1, 0, 0));
      } else if (lot.noticedOn() != null && lot.expiresOn().isBefore(day)) {
        end(lot.lotId(), lot.account(), lot.availableMinor(), day, "lapse/" + lot.lotId() + "/" + lot.expiresOn(), "返利到期 lapsed");
        store.event(lot.lotId(), lot.account().partnerId(), "LAPSED", lot.availableMinor(), null, "");
        audit.record("pool.lapsed", "pool-lot", Long.toString(lot.lotId()), Map.of("amountMinor", lot.availableMinor()));
        done = done.plus(new Done(0, 1, lot.availableMinor()));
      }
    }
    return done;
  }

  private void end(long lotId, Account account, long amountMinor, LocalDate day, String decision, String text) {
    lots.change(Map.of(lotId, new Change(lotId, -amountMinor, 0, 0, 0, amountMinor)));
    ledger.post(List.of(new Posting(LotPool.account(AccountKind.REBATE_POOL, account), AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, account.entityId(),
        account.currency()), amountMinor, "pool/" + decision, 0, day, null, text)));
  }

  /** Asks to let a lot be used longer, or to give up part of it. */
  @Transactional
  public void ask(long lotId, String kind, @Nullable LocalDate until, @Nullable Long amountMinor, String reason) {
    UseQueries.LotRow lot = queries.lot(lotId).orElseThrow(() -> Problem.notFound("pool-lot", Long.toString(lotId)));
    LocalDate ends = lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn();
    if (lot.availableMinor() == 0 || amountMinor != null && (amountMinor <= 0 || amountMinor > lot.availableMinor())) {
      throw Problem.of("pool.lot-empty", 409, Map.of("lotId", lot.id()));
    }
    if (until != null && (!until.isAfter(ends) || until.isAfter(LocalDate.now(clock).plusYears(3)))) {
      throw Problem.of("pool.bad-day", 422, Map.of("until", until.toString(), "expiresOn", ends.toString()));
    }
    if (reason.isBlank() || reason.length() > 500) {
      throw Problem.of("pool.bad-text", 422, Map.of("field", "reason", "value", reason.isBlank() ? "" : reason.substring(0, 80), "max", 500));
    }
    if (store.asked(lotId)) {
      throw Problem.of("pool.asked-already", 409, Map.of("lotId", lot.id()));
    }
    long id = store.ask(lotId, Long.parseLong(lot.partnerId()), kind, until, amountMinor, reason);
    boolean extend = kind.equals("EXTEND");
    long amount = amountMinor == null ? lot.availableMinor() : amountMinor;
    approvals.getObject().submit(new ApprovalRequest(kind(), Long.toString(id), extend ? "返利延期 " + lot.text() : "返利豁免 " + lot.text(),
        extend ? "Extend rebate " + lot.text() : "Waive rebate " + lot.text(), amount, lot.currency(), Long.valueOf(lot.partnerId()), List.of(),
        List.of(ApprovalRequest.Figure.money("金额", "Amount", amount, lot.currency()), ApprovalRequest.Figure.text("延至", "Until", String.valueOf(until)),
            ApprovalRequest.Figure.text("原因", "Reason", reason)), "/pool"));
    audit.record("pool.asked", "pool-lot", lot.id(), Map.of("kind", kind, "reason", reason));
  }

  @Override
  public String kind() {
    return "pool-lot";
  }

  @Override
  public String titleZh() {
    return "返利延期或豁免";
  }

  @Override
  public String titleEn() {
    return "Rebate extended or waived";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("财务审批 / Finance approval", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    ExpiryStore.Asked asked = store.request(Long.parseLong(ended.subjectId())).orElseThrow();
    store.decided(asked.id(), ended.approved());
    LotStore.Lot lot = lots.locked(List.of(asked.lotId())).getFirst();
    boolean extend = asked.kind().equals("EXTEND");
    if (!ended.approved()) {
      store.event(lot.id(), lot.account().partnerId(), extend ? "EXTENSION_REFUSED" : "WAIVER_REFUSED", 0, null, ended.comment());
    } else if (extend && asked.until() != null) {
      store.extend(lot.id(), asked.until());
      store.event(lot.id(), lot.account().partnerId(), "EXTENDED", lot.availableMinor(), asked.until(), asked.reason());
    } else {
      long amount = Math.min(lot.availableMinor(), asked.amountMinor() == null ? 0 : asked.amountMinor());
      if (amount > 0) {
        scope.during("pool.waive", () -> {
          end(lot.id(), lot.account(), amount, LocalDate.now(clock), "waive/" + asked.id(), "返利豁免 waived");
          return true;
        });
      }
      store.event(lot.id(), lot.account().partnerId(), "WAIVED", amount, null, asked.reason());
    }
  }
}
