package io.mingqu.settlement.bonus.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.bonus.internal.BonusStore.BonusList;
import io.mingqu.settlement.bonus.internal.BonusStore.Line;
import io.mingqu.settlement.budget.Budgets;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 奖励与折扣: asked for as a list, signed by another, set aside and accrued, accepted by the partner (or earned by its document), then owed. */
@Component
@Transactional
class GiveBonuses {
  static final int LINES_MAX = 2_000;

  record WantedLine(long partnerId, String kind, String reason, long amountMinor, @Nullable String documentNo, @Nullable Integer ratePpm) {}

  private final BonusStore store;
  private final Budgets budgets;
  private final Ledger ledger;
  private final Payables payables;
  private final Partners partners;
  private final Approvals approvals;
  private final SystemScope systemScope;
  private final Audit audit;
  private final Clock clock;

  GiveBonuses(BonusStore store, Budgets budgets, Ledger ledger, Payables payables, Partners partners, Approvals approvals, SystemScope systemScope, Audit audit,
      Clock clock) {
    this.store = store;
    this.budgets = budgets;
    this.ledger = ledger;
    this.payables = payables;
    this.partners = partners;
    this.approvals = approvals;
    this.systemScope = systemScope;
    this.audit = audit;
    this.clock = clock;
  }

  long ask(String title, String budgetCode, @Nullable Long policyId, List<WantedLine> wanted) {
    if (title.isBlank() || wanted.isEmpty() || wanted.size() > LINES_MAX) {
      throw Problem.of("bonus.bad-list", 422, Map.of("title", title, "lines", wanted.size(), "max", LINES_MAX));
    }
    Budgets.Budget budget = budgets.byCode(budgetCode).orElseThrow(() -> Problem.of("budget.unknown", 422, Map.of("code", budgetCode)));
    Set<Long> known = partners.byIds(wanted.stream().map(WantedLine::partnerId).collect(Collectors.toSet())).keySet();
    Set<String> documents = new java.util.HashSet<>();
    for (WantedLine line : wanted) {
      if (!known.contains(line.partnerId())) {
        throw Problem.notFound("partner", Long.toString(line.partnerId()));
      }
      boolean discount = line.kind().equals("ORDER_DISCOUNT");
      boolean document = line.documentNo() != null && !line.documentNo().isBlank();
      boolean rate = line.ratePpm() == null || discount && line.ratePpm() > 0 && line.ratePpm() <= 1_000_000;
      boolean once = !discount || documents.add(line.partnerId() + " " + line.documentNo());
      if (!discount && !line.kind().equals("BONUS") || discount != document || !rate || !once || line.amountMinor() <= 0 || line.reason().isBlank()) {
        throw Problem.of("bonus.bad-line", 422, Map.of("kind", line.kind(), "reason", line.reason(), "amountMinor", line.amountMinor(),
            "documentNo", line.documentNo() == null ? "" : line.documentNo()));
      }
    }
    long total = wanted.stream().mapToLong(WantedLine::amountMinor).reduce(0, Math::addExact);
    long id = store.add(title.strip(), policyId, budgetCode, budget.entityId(), budget.currency(), total, wanted.size());
    store.addLines(id, wanted.stream().map(line -> new Line(0, id, line.partnerId(), line.kind(), line.reason().strip(), line.amountMinor(), line.documentNo(),
        line.ratePpm(), "REQUESTED", 0)).toList());
    approvals.submit(new ApprovalRequest(BonusApproval.KIND, Long.toString(id), "奖励与折扣：" + title.strip(), "Bonuses: " + title.strip(), total, budget.currency(), null,
        List.of(), List.of(Figure.money("合计", "Total", total, budget.currency()), Figure.money("预算可用", "Budget free", budget.freeMinor(), budget.currency()),
            Figure.text("笔数", "Lines", Integer.toString(wanted.size()))), "/bonuses/" + id));
    audit.record("bonus.requested", "bonus-list", Long.toString(id), Map.of("lines", wanted.size(), "totalMinor", total));
    return id;
  }

  void ended(ApprovalEnded ended) {
    BonusList list = store.locked(Long.parseLong(ended.subjectId())).orElseThrow();
    store.decide(list.id(), ended.approved(), ended.decidedBy(), ended.comment());
    if (!ended.approved()) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    List<Line> lines = store.linesOf(list.id());
    budgets.reserveAll(list.budgetCode(), lines.stream().map(line -> new Use("bonus/" + line.id(), line.amountMinor(), line.reason())).toList(), today);
    ledger.post(lines.stream().map(line -> new Posting(cost(list, line), accrual(list, line), line.amountMinor(), "bonus/" + line.id() + "/promise", 0, today,
        list.policyId(), line.reason())).toList());
  }

  /** The partner accepts a bonus: both sides book it, and it is owed. */
  void accept(long lineId) {
    Line line = store.lockedLine(lineId).orElseThrow(() -> Problem.notFound("bonus", Long.toString(lineId)));
    if (!line.kind().equals("BONUS") || !line.state().equals("PROMISED")) {
      throw Problem.of("bonus.not-to-accept", 409, Map.of("kind", line.kind(), "state", line.state()));
    }
    BonusList list = systemScope.during("bonus.accept", () -> store.locked(line.listId()).orElseThrow());
    settle(list, line, line.amountMinor());
    audit.record("bonus.accepted", "bonus", Long.toString(lineId), Map.of("amountMinor", line.amountMinor()));
  }

  /** Consumes order discounts whose documents were shipped by now; returns how many. */
  int consumeDiscounts(int limit) {
    int consumed = 0;
    for (Line line : store.waitingForDocuments(limit)) {
      BonusList list = store.locked(line.listId()).orElseThrow();
      java.util.Optional<Long> shipped = store.shippedMinor(line.partnerId(), String.valueOf(line.documentNo()), list.entityId(), list.currency());
      if (shipped.isPresent()) {
        long earned = line.ratePpm() == null ? line.amountMinor() : Wide.mulDiv(Math.max(0, shipped.get()), line.ratePpm(), 1_000_000, Rounding.HALF_UP);
        settle(list, line, Math.min(line.amountMinor(), earned));
        consumed++;
      }
    }
    return consumed;
  }

  private void settle(BonusList list, Line line, long earnedMinor) {
    LocalDate today = LocalDate.now(clock);
    store.settled(List.of(line.id()), List.of(earnedMinor), earnedMinor > 0 ? "OWED" : "LAPSED", today);
    String decision = "bonus/" + line.id();
    if (earnedMinor > 0) {
      budgets.consume(list.budgetCode(), decision, earnedMinor, today, line.reason());
      payables.owe(List.of(new Payable(decision, Payable.Source.BONUS, line.partnerId(), earnedMinor, accrual(list, line), list.policyId(), true, null, null, today, null,
          list.title() + " " + line.reason())));
    }
    long rest = line.amountMinor() - earnedMinor;
    if (rest > 0) {
      budgets.release(list.budgetCode(), decision, rest, today, line.reason());
      ledger.post(List.of(new Posting(accrual(list, line), cost(list, line), rest, decision + "/rest", 0, today, list.policyId(), line.reason())));
    }
  }

  private static AccountKey accrual(BonusList list, Line line) {
    return AccountKey.ofPartner(AccountKind.BONUS_ACCRUAL, line.partnerId(), list.entityId(), list.currency());
  }

  private static AccountKey cost(BonusList list, Line line) {
    return AccountKey.ofPartner(AccountKind.CONTRA_REVENUE, line.partnerId(), list.entityId(), list.currency());
  }
}
