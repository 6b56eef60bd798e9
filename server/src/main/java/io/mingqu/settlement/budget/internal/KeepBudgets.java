package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.budget.internal.BudgetRow.Source;
import io.mingqu.settlement.budget.internal.BudgetRow.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens budgets, asks for money, allocates it to units and partners, freezes, closes and carries over. */
@Component
@Transactional
class KeepBudgets {
  /** What somebody wants opened. Entity and currency of an allocation are its parent's. */
  record Wanted(String code, String titleZh, String titleEn, long entityId, String currency, @Nullable Integer accrualPpm, @Nullable Long parentId,
      @Nullable Long orgUnitId, @Nullable Long partnerId, LocalDate validFrom, LocalDate validThrough) {}

  private final BudgetStore store;
  private final BudgetBook book;
  private final Entities entities;
  private final OrgUnits units;
  private final Partners partners;
  private final Approvals approvals;
  private final Audit audit;
  private final Clock clock;

  KeepBudgets(BudgetStore store, BudgetBook book, Entities entities, OrgUnits units, Partners partners, Approvals approvals, Audit audit, Clock clock) {
    this.store = store;
    this.book = book;
    this.entities = entities;
    this.units = units;
    this.partners = partners;
    this.approvals = approvals;
    this.audit = audit;
    this.clock = clock;
  }

  long open(Wanted wanted) {
    if (!wanted.code().matches("[A-Za-z0-9._-]{1,40}")) {
      throw Problem.of("budget.bad-code", 422, Map.of("code", wanted.code()));
    }
    if (wanted.titleZh().isBlank() || wanted.titleEn().isBlank()) {
      throw Problem.of("budget.title-missing", 422, Map.of("code", wanted.code()));
    }
    if (wanted.validThrough().isBefore(wanted.validFrom())) {
      throw Problem.of("budget.bad-days", 422, Map.of("from", wanted.validFrom(), "through", wanted.validThrough()));
    }
    if (wanted.accrualPpm() != null && (wanted.accrualPpm() < 1 || wanted.accrualPpm() > 1_000_000 || wanted.parentId() != null)) {
      throw Problem.of("budget.bad-rate", 422, Map.of("ratePpm", wanted.accrualPpm()));
    }
    LocalDate today = LocalDate.now(clock);
    if (wanted.orgUnitId() != null && units.byId(wanted.orgUnitId(), today).isEmpty()) {
      throw Problem.notFound("org-unit", wanted.orgUnitId().toString());
    }
    if (wanted.partnerId() != null && partners.byId(wanted.partnerId()).isEmpty()) {
      throw Problem.notFound("partner", wanted.partnerId().toString());
    }
    Optional<BudgetRow> parent = wanted.parentId() == null ? Optional.empty() : Optional.of(existing(wanted.parentId()));
    long entity = parent.map(BudgetRow::entityId).orElse(wanted.entityId());
    if (entities.byId(entity).isEmpty()) {
      throw Problem.notFound("entity", Long.toString(entity));
    }
    Source source = parent.isPresent() ? Source.ALLOCATED : wanted.accrualPpm() != null ? Source.ACCRUED : Source.GRANTED;
    long id = store.add(new BudgetRow(0, wanted.code(), wanted.titleZh().strip(), wanted.titleEn().strip(), entity,
        parent.map(BudgetRow::currency).orElse(wanted.currency()), source, wanted.accrualPpm(), wanted.parentId(), wanted.orgUnitId(), wanted.partnerId(),
        wanted.validFrom(), wanted.validThrough(), State.ACTIVE, null)).orElseThrow(() -> Problem.of("budget.code-taken", 409, Map.of("code", wanted.code())));
    audit.record("budget.opened", "budget", Long.toString(id), Map.of("code", wanted.code(), "source", source));
    return id;
  }

  /** Asks for money to be granted (or, below zero, cut); it comes when another has signed. Returns the approval's id. */
  long requestGrant(long budgetId, long amountMinor, String reason) {
    BudgetRow budget = existing(budgetId);
    if (budget.source() != Source.GRANTED || budget.state() == State.CLOSED) {
      throw Problem.of("budget.no-grant", 409, Map.of("code", budget.code(), "source", budget.source(), "state", budget.state()));
    }
    if (amountMinor == 0 || reason.isBlank()) {
      throw Problem.of("budget.bad-grant", 422, Map.of("amountMinor", amountMinor, "reason", reason));
    }
    long id = store.requestGrant(budgetId, amountMinor, reason.strip());
    audit.record("budget.grant-requested", "budget", Long.toString(budgetId), Map.of("amountMinor", amountMinor));
    return approvals.submit(new ApprovalRequest(GrantApproval.KIND, Long.toString(id), "预算下达：" + budget.titleZh(), "Budget grant: " + budget.titleEn(),
        Math.abs(amountMinor), budget.currency(), null, List.of(), List.of(Figure.money("金额", "Amount", amountMinor, budget.currency()),
            Figure.text("预算", "Budget", budget.code()), Figure.text("理由", "Reason", reason.strip())), "/budgets/" + budgetId));
  }

  /** Moves free money from a budget to one allocated from it, or (below zero) back. */
  void allocate(long parentId, long childId, long amountMinor, String key, String text) {
    BudgetRow first = store.locked(Math.min(parentId, childId)).orElseThrow(() -> Problem.notFound("budget", Long.toString(Math.min(parentId, childId))));
    BudgetRow second = store.locked(Math.max(parentId, childId)).orElseThrow(() -> Problem.notFound("budget", Long.toString(Math.max(parentId, childId))));
    BudgetRow parent = first.id() == parentId ? first : second;
    BudgetRow child = first.id() == childId ? first : second;
    if (child.parentId() == null || child.parentId() != parent.id()) {
      throw Problem.of("budget.not-its-parent", 422, Map.of("code", child.code(), "parent", parent.code()));
    }
    if (parent.state() != State.ACTIVE || child.state() != State.ACTIVE) {
      throw Problem.of("budget.not-active", 409, Map.of("code", parent.state() == State.ACTIVE ? child.code() : parent.code(), "state",
          parent.state() == State.ACTIVE ? child.state() : parent.state(), "from", parent.validFrom(), "through", parent.validThrough(), "day", LocalDate.now(clock)));
    }
    if (amountMinor == 0) {
      throw Problem.of("budget.amount-not-positive", 422, Map.of("amountMinor", amountMinor, "decisionId", key));
    }
    List<Use> uses = List.of(new Use("allocation/" + key, Math.abs(amountMinor), text));
    book.transfer(amountMinor > 0 ? parent : child, amountMinor > 0 ? child : parent, EntryAct.TRANSFER_OUT, EntryAct.TRANSFER_IN, uses, LocalDate.now(clock));
    audit.record("budget.allocated", "budget", Long.toString(parentId), Map.of("to", child.code(), "amountMinor", amountMinor));
  }

  void freeze(long id, boolean frozen) {
    BudgetRow budget = lockedOpen(id);
    store.state(id, frozen ? State.FROZEN : State.ACTIVE, null);
    audit.record(frozen ? "budget.frozen" : "budget.thawed", "budget", Long.toString(id), Map.of("code", budget.code()));
  }

  /**
   * Closes a budget: no new promises. What is free goes to the budget that carries it on 结转, without one it lapses. What is reserved stays and is
   * settled from here, also next year; what of it becomes free later goes the same way.
   */
  void close(long id, @Nullable String carryToCode) {
    BudgetRow budget = lockedOpen(id);
    @Nullable Long successor = null;
    if (carryToCode != null && !carryToCode.isBlank()) {
      BudgetRow next = store.byCode(carryToCode).orElseThrow(() -> Problem.of("budget.unknown", 422, Map.of("code", carryToCode)));
      if (next.entityId() != budget.entityId() || !next.currency().equals(budget.currency()) || next.id() == id || next.state() == State.CLOSED) {
        throw Problem.of("budget.cannot-carry", 422, Map.of("code", budget.code(), "to", carryToCode));
      }
      successor = next.id();
    }
    store.state(id, State.CLOSED, successor);
    long free = book.freeMinor(budget);
    if (free > 0) {
      LocalDate today = LocalDate.now(clock);
      book.passOn(store.byId(id).orElseThrow(), List.of(new Use("close", free, successor == null ? "预算关闭 / closed" : "结转 / carried over")), today);
    }
    audit.record("budget.closed", "budget", Long.toString(id), Map.of("code", budget.code(), "carriedMinor", free, "to", carryToCode == null ? "" : carryToCode));
  }

  private BudgetRow existing(long id) {
    return store.byId(id).orElseThrow(() -> Problem.notFound("budget", Long.toString(id)));
  }

  private BudgetRow lockedOpen(long id) {
    BudgetRow budget = store.locked(id).orElseThrow(() -> Problem.notFound("budget", Long.toString(id)));
    if (budget.state() == State.CLOSED) {
      throw Problem.of("budget.closed", 409, Map.of("code", budget.code()));
    }
    return budget;
  }
}
