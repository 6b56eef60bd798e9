package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.kernel.pool.PoolAccount;
import io.mingqu.kernel.pool.PoolUse;
import io.mingqu.settlement.pool.PoolUsed;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import io.mingqu.settlement.pool.internal.LotStore.Lot;
import io.mingqu.settlement.pool.internal.PoolRequest.Answer;
import io.mingqu.settlement.pool.internal.PoolRequest.Reserve;
import io.mingqu.settlement.pool.internal.PoolRequest.Settle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides requests on partners' pools: those on one account that meet are decided together, each seeing what the one before left. */
@Component
class PoolDesk {
  private final Combiner<Account, PoolRequest, Answer> combiner = new Combiner<>();
  private final LotStore lots;
  private final UseStore uses;
  private final Ledger ledger;
  private final Outbox outbox;
  private final SystemScope scope;

  PoolDesk(LotStore lots, UseStore uses, Ledger ledger, Outbox outbox, SystemScope scope) {
    this.lots = lots;
    this.uses = uses;
    this.ledger = ledger;
    this.outbox = outbox;
    this.scope = scope;
  }

  /** @throws Problem if it is refused */
  @Transactional(propagation = Propagation.MANDATORY)
  public Answer.Done submit(Account account, PoolRequest request) {
    return switch (combiner.submit(account, request, batch -> scope.during("pool.desk", () -> new Batch(account, batch)))) {
      case Answer.Done done -> done;
      case Answer.Refused(Problem problem) -> throw problem;
    };
  }

  /** A step decided in memory, to be written. */
  private record Step(PoolRequest request, String kind, String documentNo, long amountMinor, long lapsedMinor, String note, List<PoolUse.Draw> draws) {}

  private final class Batch implements Combiner.Decided<Answer> {
    private final Account account;
    private final PoolAccount pool;
    private final Map<Long, Lot> known = new HashMap<>();
    private final Map<String, UseStore.Kept> kept;
    private final List<UseStore.Fresh> fresh = new ArrayList<>();
    private final Map<String, PoolRequest.Reserve> freshOrders = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    Batch(Account account, List<PoolRequest> requests) {
      this.account = account;
      this.pool = new PoolAccount(account.entityId());
      lots.lockedInUse(account).forEach(lot -> known.put(lot.id(), lot));
      this.kept = uses.uses(account, requests.stream().map(PoolRequest::orderNo).distinct().toList());
      List<Long> drawn = kept.values().stream().flatMap(k -> k.use().draws().stream()).map(PoolAccount.DrawState::lot).filter(id -> !known.containsKey(id))
          .distinct().toList();
      if (!drawn.isEmpty()) {
        lots.locked(drawn).forEach(lot -> known.put(lot.id(), lot));
      }
      new TreeMap<>(known).values().forEach(lot -> pool.addLot(new PoolAccount.Lot(lot.id(), lot.expiresOn(), lot.availableMinor(), lot.reservedMinor(),
          lot.usedMinor(), 0)));
      kept.values().forEach(k -> pool.addUse(k.use()));
      requests.forEach(request -> answers.add(switch (request) {
        case Reserve reserve -> reserve(reserve);
        case Settle settle -> settle(settle);
      }));
    }

    @Override
    public List<Answer> answers() {
      return answers;
    }

    @Override
    public boolean commits(Answer answer) {
      return answer instanceof Answer.Done;
    }

    private Answer reserve(Reserve request) {
      UseStore.Kept before = kept.get(request.orderNo());
      Reserve earlier = freshOrders.get(request.orderNo());
      if (before != null || earlier != null) {
        String fingerprint = before != null ? before.fingerprint() : earlier.fingerprint();
        return fingerprint.equals(request.fingerprint()) ? new Answer.Done(request.orderNo(), true)
            : new Answer.Refused(Problem.of("pool.order-differs", 409, Map.of("orderNo", request.orderNo())));
      }
      PoolUse.Usable usable = pool.reserve(request.orderNo(), request.rule(), request.day(), request.lines(), request.wish());
      if (usable.usableMinor() == 0) {
        return new Answer.Refused(Problem.of("pool.nothing-usable", 409, Map.of("orderNo", request.orderNo(), "poolMinor", usable.poolMinor(),
            "shareMinor", usable.shareMinor(), "eligibleMinor", usable.eligibleMinor())));
      }
      fresh.add(new UseStore.Fresh(request, usable));
      freshOrders.put(request.orderNo(), request);
      steps.add(new Step(request, "RESERVED", request.orderNo(), usable.usableMinor(), 0, "", usable.draws()));
      return new Answer.Done(request.orderNo(), false);
    }

    private Answer settle(Settle request) {
      UseStore.Kept before = kept.get(request.orderNo());
      PoolAccount.Use use = pool.use(request.orderNo());
      if (before == null || use == null) {
        return new Answer.Refused(Problem.notFound("pool-use", request.orderNo()));
      }
      Long done = before.documents().get(request.kind() + " " + request.documentNo());
      if (done != null) {
        return request.amountMinor() == null || request.amountMinor().equals(done) ? new Answer.Done(request.orderNo(), true)
            : new Answer.Refused(Problem.of("pool.document-differs", 409, Map.of("documentNo", request.documentNo(), "amountMinor", request.amountMinor(),
                "writtenMinor", done)));
      }
      long there = request.kind() == Settle.Kind.RETURNED ? use.consumedMinor() : use.reservedMinor();
      long amount = request.amountMinor() == null ? there : request.amountMinor();
      if (amount <= 0 || amount > there) {
        return new Answer.Refused(Problem.of("pool.more-than-there-is", 409, Map.of("orderNo", request.orderNo(), "amountMinor", amount,
            "kind", request.kind().name(), "thereMinor", there)));
      }
      before.documents().put(request.kind() + " " + request.documentNo(), amount);
      steps.add(step(request, amount));
      return new Answer.Done(request.orderNo(), false);
    }

    private Step step(Settle request, long amount) {
      if (request.kind() == Settle.Kind.CONSUMED) {
        return new Step(request, "CONSUMED", request.documentNo(), amount, 0, request.note(), pool.consume(request.orderNo(), amount));
      }
      List<PoolAccount.Back> back = request.kind() == Settle.Kind.RESTORED ? pool.restore(request.orderNo(), amount, request.day(), request.late())
          : pool.takeReturn(request.orderNo(), amount, request.day(), request.late());
      long lapsed = back.stream().filter(PoolAccount.Back::lapsed).mapToLong(PoolAccount.Back::amountMinor).sum();
      return new Step(request, request.kind().name(), request.documentNo(), amount, lapsed, request.note(),
          back.stream().map(b -> new PoolUse.Draw(b.lot(), b.amountMinor())).toList());
    }

    @Override
    public void write() {
      scope.during("pool.desk", () -> {
        writeAll();
        return true;
      });
    }

    private void writeAll() {
      if (steps.isEmpty()) {
        return;
      }
      Map<String, Long> ids = new HashMap<>();
      kept.forEach((order, k) -> ids.put(order, k.id()));
      if (!fresh.isEmpty()) {
        ids.putAll(uses.insert(account, fresh));
      }
      lots.write(pool.changedLots());
      Map<Long, PoolAccount.Use> changed = new LinkedHashMap<>();
      steps.stream().filter(step -> step.request() instanceof Settle).forEach(step -> changed.put(ids.get(step.request().orderNo()),
          java.util.Objects.requireNonNull(pool.use(step.request().orderNo()))));
      uses.write(changed);
      List<Long> events = uses.events(account.partnerId(), steps.stream().map(s -> new UseStore.Event(ids.get(s.request().orderNo()), s.kind(),
          s.documentNo(), s.amountMinor(), s.lapsedMinor(), s.request().day(), s.note(), s.request().by().principalId(), s.request().by().name())).toList());
      List<Posting> postings = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        post(postings, steps.get(i), "pool-event/" + events.get(i));
        tell(steps.get(i), events.get(i));
      }
      ledger.post(postings);
    }

    private void post(List<Posting> postings, Step step, String decision) {
      AccountKey usable = LotPool.account(AccountKind.REBATE_POOL, account);
      AccountKey reserved = LotPool.account(AccountKind.POOL_RESERVED, account);
      AccountKey receivable = LotPool.account(AccountKind.RECEIVABLE, account);
      AccountKey cost = AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, account.entityId(), account.currency());
      String order = step.request().orderNo();
      long kept = step.amountMinor() - step.lapsedMinor();
      switch (step.kind()) {
        case "RESERVED" -> add(postings, step, decision, 0, usable, reserved, step.amountMinor(), "订单占用 reserved for order " + order);
        case "CONSUMED" -> add(postings, step, decision, 0, reserved, receivable, step.amountMinor(), "订单使用 used by order " + order + " " + step.documentNo());
        case "RESTORED" -> {
          add(postings, step, decision, 0, reserved, usable, kept, "退回返利池 given back by order " + order);
          add(postings, step, decision, 1, reserved, cost, step.lapsedMinor(), "退回时已过期 lapsed when given back by order " + order);
        }
        default -> {
          add(postings, step, decision, 0, receivable, usable, kept, "退货返还 returned goods of order " + order);
          add(postings, step, decision, 1, receivable, cost, step.lapsedMinor(), "退货返还时已过期 lapsed when returned by order " + order);
        }
      }
    }

    private void add(List<Posting> postings, Step step, String decision, int leg, AccountKey debit, AccountKey credit, long amount, String text) {
      if (amount > 0) {
        postings.add(new Posting(debit, credit, amount, decision, leg, step.request().day(), null, text));
      }
    }

    /** What was used up or came back changes what the partner owes for the order: a note for the ERP. */
    private void tell(Step step, long eventId) {
      if (step.kind().equals("CONSUMED") || step.kind().equals("RETURNED")) {
        Map<String, Long> byTreatment = step.draws().stream().collect(Collectors.groupingBy(d -> known.get(d.lot()).invoice(), TreeMap::new,
            Collectors.summingLong(PoolUse.Draw::amountMinor)));
        outbox.publish(new PoolUsed(Long.toString(eventId), Long.toString(account.partnerId()), Long.toString(account.entityId()), account.currency(),
            step.request().orderNo(), step.documentNo(), step.request().day().toString(), step.kind().equals("RETURNED"),
            byTreatment.entrySet().stream().map(e -> new PoolUsed.Part(e.getKey(), e.getValue())).toList()));
      }
    }
  }
}
