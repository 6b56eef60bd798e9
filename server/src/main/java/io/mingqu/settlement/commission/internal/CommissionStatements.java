package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.commission.Commission;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.commission.internal.CommissionStatementStore.Drawn;
import io.mingqu.settlement.commission.internal.CommissionStatementStore.Due;
import io.mingqu.settlement.commission.internal.CommissionStatementStore.Known;
import io.mingqu.settlement.commission.internal.CommissionStatementStore.Statement;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Commission statements: drawn for a month from what is confirmed, reviewed by somebody else, sent, accepted by the party, and released, from when
 * on the amount is owed. A negative rest is carried to the next; what lies below the plan's limit is waived, which an approver has to review.
 */
@Component
@Transactional
class CommissionStatements {
  /** What people do with a statement. */
  enum Step { REVIEW, SEND, RELEASE }

  private final CommissionStatementStore store;
  private final Policies policies;
  private final Partners partners;
  private final Payables payables;
  private final Ledger ledger;
  private final SystemScope scope;
  private final Audit audit;
  private final Clock clock;

  CommissionStatements(CommissionStatementStore store, Policies policies, Partners partners, Payables payables, Ledger ledger, SystemScope scope, Audit audit,
      Clock clock) {
    this.store = store;
    this.policies = policies;
    this.partners = partners;
    this.payables = payables;
    this.ledger = ledger;
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** Draws or completes the drafts of a month that has ended. Returns how many. */
  int draw(YearMonth month) {
    LocalDate today = LocalDate.now(clock);
    LocalDate through = month.atEndOfMonth();
    if (!through.isBefore(today)) {
      throw Problem.of("commission.month-open", 422, Map.of("month", month.toString(), "through", through));
    }
    Map<String, PlanTerms> terms = new HashMap<>();
    policies.publishedBetween(CommissionKind.NAME, LocalDate.EPOCH, today, clock.instant())
        .forEach(each -> terms.put(each.version().code(), CommissionKind.read(each.version())));
    int drawn = 0;
    List<Due> dues = store.due(through, today);
    Map<Long, String> codes = new HashMap<>();
    partners.byIds(dues.stream().map(Due::partnerId).toList()).forEach((id, view) -> codes.put(id, view.code()));
    for (Due due : dues) {
      drawn += draw(due, month.toString(), through, terms.get(due.planCode()), codes.getOrDefault(due.partnerId(), String.valueOf(due.partnerId()))) ? 1 : 0;
    }
    audit.record("commission.drawn", "commission-statements", month.toString(), Map.of("statements", drawn));
    return drawn;
  }

  private boolean draw(Due due, String month, LocalDate through, @Nullable PlanTerms terms, String partnerCode) {
    Optional<Known> latest = store.latest(due.partnerId(), due.planCode());
    boolean same = latest.isPresent() && latest.get().month().equals(month);
    if (latest.isPresent() && (same ? !latest.get().state().equals("DRAFT") : latest.get().month().compareTo(month) > 0)) {
      return false; // goes on the next statement
    }
    long carried = latest.map(known -> same ? known.carriedMinor() : known.carryOutMinor()).orElse(0L);
    long lines = due.amountMinor() + (same ? latest.get().linesMinor() : 0);
    Commission.Settled settled = Commission.settle(carried, lines, terms == null ? 0 : terms.carryMinMinor());
    Drawn drawn = new Drawn(due, month, through, carried, lines, settled.payableMinor(), settled.carriedMinor(), settled.waivedMinor(),
        terms == null ? PlanTerms.Tax.NONE : terms.taxOf(due.role()), Callers.current().principalId());
    long id = store.put(drawn, "%s-%s-%s".formatted(due.planCode(), month.replace("-", ""), partnerCode));
    store.attach(id, drawn, LocalDate.now(clock));
    return true;
  }

  void step(Step step, Collection<Long> ids) {
    List<Statement> statements = store.locked(ids);
    if (statements.size() < ids.stream().distinct().count()) {
      throw Problem.notFound("commission-statement", ids.toString());
    }
    statements.forEach(statement -> step(step, statement));
  }

  private void step(Step step, Statement statement) {
    Caller caller = Callers.current();
    switch (step) {
      case REVIEW -> {
        require(statement, "DRAFT");
        if (statement.drawnBy().equals(caller.principalId())) {
          throw Problem.of("commission.own-statement", 409, Map.of("number", statement.number()));
        }
        if (statement.waivedMinor() < 0 && !caller.has(Role.FINANCE_APPROVER)) {
          throw Problem.of("commission.waiver-needs-approver", 409, Map.of("number", statement.number(), "waivedMinor", statement.waivedMinor()));
        }
        store.move(statement.id(), "REVIEWED", caller.principalId());
      }
      case SEND -> {
        require(statement, "REVIEWED");
        store.move(statement.id(), "SENT", null);
      }
      case RELEASE -> release(statement, caller);
    }
    audit.record("commission." + step.name().toLowerCase(Locale.ROOT), "commission-statement", Long.toString(statement.id()),
        Map.of("number", statement.number(), "payableMinor", statement.payableMinor()));
  }

  private void release(Statement statement, Caller caller) {
    require(statement, "SENT", "ACCEPTED");
    if (!caller.has(Role.FINANCE_APPROVER)) {
      throw Problem.of("commission.release-needs-approver", 403, Map.of("number", statement.number()));
    }
    AccountKey accrual = AccountKey.ofPartner(AccountKind.COMMISSION_ACCRUAL, statement.partnerId(), statement.entityId(), statement.currency());
    LocalDate today = LocalDate.now(clock);
    String text = "佣金 commission " + statement.number();
    if (statement.payableMinor() > 0) {
      payables.owe(List.of(new Payable("commission/" + statement.id() + "/release", Payable.Source.COMMISSION, statement.partnerId(),
          statement.payableMinor(), accrual, statement.policyId(), statement.state().equals("ACCEPTED"), null, null, today, null, text)));
    }
    List<Posting> postings = new ArrayList<>();
    if (statement.waivedMinor() < 0) { // the brand bears what may not be carried on
      postings.add(new Posting(AccountKey.ofBrand(AccountKind.COMMISSION_EXPENSE, statement.entityId(), statement.currency()), accrual,
          -statement.waivedMinor(), "commission/" + statement.id() + "/waiver", 0, today, statement.policyId(), text));
      ledger.post(postings);
    }
    store.owed(statement.id());
    store.move(statement.id(), "PAYABLE", null);
  }

  /** The party agrees, so that both sides book it. */
  void accept(long id) {
    Statement statement = visible(id);
    require(statement, "SENT");
    scope.during("commission.accept", () -> {
      store.move(id, "ACCEPTED", null);
      audit.record("commission.accepted", "commission-statement", Long.toString(id), Map.of("number", statement.number()));
      return true;
    });
  }

  void tax(long id, long withheldMinor, String invoiceStatus, String invoiceNo) {
    Statement statement = visible(id);
    if (withheldMinor < 0 || withheldMinor > statement.payableMinor()) {
      throw Problem.of("commission.bad-withholding", 422, Map.of("withheldMinor", withheldMinor, "payableMinor", statement.payableMinor()));
    }
    if (!List.of("NOT_NEEDED", "AWAITED", "RECEIVED").contains(invoiceStatus)) {
      throw Problem.of("commission.bad-invoice-status", 422, Map.of("status", invoiceStatus));
    }
    store.tax(id, withheldMinor, invoiceStatus, invoiceNo);
    audit.record("commission.tax-noted", "commission-statement", Long.toString(id), Map.of("withheldMinor", withheldMinor, "invoiceStatus", invoiceStatus));
  }

  private Statement visible(long id) {
    return store.locked(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("commission-statement", Long.toString(id)));
  }

  private static void require(Statement statement, String... states) {
    if (!List.of(states).contains(statement.state())) {
      throw Problem.of("commission.wrong-state", 409, Map.of("number", statement.number(), "state", statement.state(), "needed", String.join(", ", states)));
    }
  }
}
