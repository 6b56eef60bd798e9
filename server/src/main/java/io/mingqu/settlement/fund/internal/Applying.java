package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.budget.Budgets;
import io.mingqu.settlement.fund.internal.ActivityStore.Application;
import io.mingqu.settlement.fund.internal.ActivityStore.Event;
import io.mingqu.settlement.fund.internal.ActivityStore.Line;
import io.mingqu.settlement.fund.internal.ActivityStore.TopUp;
import io.mingqu.settlement.fund.internal.FundBooks.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests 申请 and their approval: one application carries one activity or hundreds, each approved line by line within one signature. */
@Component
@Transactional
class Applying {
  static final int ACTIVITIES_MAX = 500;

  record WantedLine(String kind, String item, @Nullable Long productId, @Nullable Long quantityMilli, long amountMinor) {}

  record Wanted(long partnerId, String kind, String title, @Nullable Long outletId, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, LocalDate fromDay,
      LocalDate throughDay, @Nullable Long agreementId, List<WantedLine> lines) {
    long totalMinor() {
      return lines.stream().mapToLong(WantedLine::amountMinor).reduce(0, Math::addExact);
    }
  }

  record Made(long applicationId, List<Long> activityIds) {}

  private final Funds funds;
  private final ActivityStore store;
  private final OutletPlaceQueries outlets;
  private final FundBooks books;
  private final Budgets budgets;
  private final Partners partners;
  private final OrgUnits units;
  private final Approvals approvals;
  private final SystemScope systemScope;
  private final Audit audit;
  private final Clock clock;

  Applying(Funds funds, ActivityStore store, OutletPlaceQueries outlets, FundBooks books, Budgets budgets, Partners partners, OrgUnits units, Approvals approvals,
      SystemScope systemScope, Audit audit, Clock clock) {
    this.funds = funds;
    this.store = store;
    this.outlets = outlets;
    this.books = books;
    this.budgets = budgets;
    this.partners = partners;
    this.units = units;
    this.approvals = approvals;
    this.systemScope = systemScope;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks for activities under one fund, to be approved together. */
  Made apply(long policyId, String title, List<Wanted> wanted) {
    LocalDate today = LocalDate.now(clock);
    if (wanted.isEmpty() || wanted.size() > ACTIVITIES_MAX) {
      throw Problem.of("fund.bad-count", 422, Map.of("count", wanted.size(), "max", ACTIVITIES_MAX));
    }
    Funds.Fund fund = funds.inForce(policyId, today);
    Budgets.Budget budget = budgets.byCode(fund.terms().budget()).orElseThrow();
    Map<Long, PartnerView> known = partners.byIds(wanted.stream().map(Wanted::partnerId).collect(Collectors.toSet()));
    Map<Long, OutletPlaceQueries.Outlet> places = outlets.byIds(wanted.stream().map(Wanted::outletId).filter(java.util.Objects::nonNull).collect(Collectors.toSet()));
    wanted.forEach(each -> check(each, known, places, budget, fund));
    Set<Long> ids = wanted.stream().map(Wanted::partnerId).collect(Collectors.toSet());
    @Nullable Long only = ids.size() == 1 ? ids.iterator().next() : null;
    long total = wanted.stream().mapToLong(Wanted::totalMinor).reduce(0, Math::addExact);
    long application = store.addApplication(policyId, fund.version().id(), only, title.isBlank() ? wanted.getFirst().title() : title.strip(), wanted.size(), total,
        fund.terms().currency());
    List<ActivityRow> rows = wanted.stream().map(each -> row(each, application, fund, budget, places)).toList();
    List<Long> activities = store.add(rows, wanted.stream().map(Wanted::agreementId).collect(Collectors.toList()));
    store.addLines(lines(wanted, activities));
    Map<Long, ActivityRow> made = store.byIds(activities);
    store.happened(made.values().stream().map(row -> new Event(row, null, "REQUEST", row.state().requestedMinor(), "")).toList());
    submit(application, title.isBlank() ? wanted.getFirst().title() : title.strip(), total, fund, only, wanted.size());
    audit.record("fund.requested", "fund-application", Long.toString(application), Map.of("activities", wanted.size(), "amountMinor", total));
    return new Made(application, activities);
  }

  private void check(Wanted wanted, Map<Long, PartnerView> known, Map<Long, OutletPlaceQueries.Outlet> places, Budgets.Budget budget, Funds.Fund fund) {
    if (!known.containsKey(wanted.partnerId())) {
      throw Problem.notFound("partner", Long.toString(wanted.partnerId()));
    }
    if (wanted.title().isBlank() || wanted.title().length() > 120 || wanted.throughDay().isBefore(wanted.fromDay())) {
      throw Problem.of("fund.bad-activity", 422, Map.of("title", wanted.title(), "from", wanted.fromDay(), "through", wanted.throughDay()));
    }
    if (wanted.outletId() != null && (!places.containsKey(wanted.outletId()) || places.get(wanted.outletId()).partnerId() != wanted.partnerId())) {
      throw Problem.of("fund.outlet-of-another", 422, Map.of("outletId", wanted.outletId(), "partnerId", wanted.partnerId()));
    }
    if (wanted.lines().isEmpty() || wanted.lines().size() > 100) {
      throw Problem.of("fund.bad-lines", 422, Map.of("title", wanted.title(), "lines", wanted.lines().size()));
    }
    for (WantedLine line : wanted.lines()) {
      boolean goods = line.kind().equals("FRONTED_GOODS");
      if (line.amountMinor() <= 0 || !goods && !line.kind().equals("EXPENSE") || goods == (line.quantityMilli() == null) || line.item().isBlank()) {
        throw Problem.of("fund.bad-line", 422, Map.of("kind", line.kind(), "item", line.item(), "amountMinor", line.amountMinor()));
      }
    }
    if (fund.version().entityId() != null && fund.version().entityId() != budget.entityId()) {
      throw Problem.of("fund.bad-terms", 422, Map.of("field", "budget", "value", budget.code(), "wanted", fund.version().entityId()));
    }
  }

  private ActivityRow row(Wanted wanted, long application, Funds.Fund fund, Budgets.Budget budget, Map<Long, OutletPlaceQueries.Outlet> places) {
    OutletPlaceQueries.@Nullable Outlet outlet = wanted.outletId() == null ? null : places.get(wanted.outletId());
    @Nullable Integer latitude = wanted.latitudeE6() != null || outlet == null ? wanted.latitudeE6() : outlet.latitudeE6();
    @Nullable Integer longitude = wanted.latitudeE6() != null || outlet == null ? wanted.longitudeE6() : outlet.longitudeE6();
    return new ActivityRow(0, application, fund.version().policyId(), fund.version().id(), wanted.partnerId(), budget.entityId(), budget.currency(), budget.code(),
        wanted.kind(), wanted.title().strip(), wanted.outletId(), latitude, longitude, wanted.fromDay(), wanted.throughDay(),
        Decided.after(Activity.NEW.decide(new Act.Request(wanted.totalMinor()), fund.terms().activity(), 0, wanted.fromDay())), 0, "", "");
  }

  private static List<Line> lines(List<Wanted> wanted, List<Long> activities) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int n = 0; n < wanted.get(i).lines().size(); n++) {
        WantedLine line = wanted.get(i).lines().get(n);
        lines.add(new Line(activities.get(i), n + 1, wanted.get(i).partnerId(), line.kind(), line.item().strip(), line.productId(), line.quantityMilli(),
            line.amountMinor(), null));
      }
    }
    return lines;
  }

  private void submit(long application, String title, long total, Funds.Fund fund, @Nullable Long partner, int activities) {
    String currency = fund.terms().currency();
    List<Figure> figures = new ArrayList<>(List.of(Figure.money("申请金额", "Requested", total, currency),
        Figure.text("费用政策", "Fund", fund.version().titleZh()), Figure.text("活动数", "Activities", Integer.toString(activities))));
    systemScope.during("fund.budget-on-the-card", () -> budgets.byCode(fund.terms().budget()))
        .ifPresent(budget -> figures.add(Figure.money("预算可用", "Budget free", budget.freeMinor(), currency)));
    if (partner != null) {
      partners.byId(partner).ifPresent(view -> figures.add(Figure.text("伙伴", "Partner", view.legalName())));
    }
    approvals.submit(new ApprovalRequest(FundApproval.KIND, Long.toString(application), "费用申请：" + title, "Fund request: " + title, total, currency, partner,
        orgPath(partner), figures, "/fund/applications/" + application));
  }

  private List<Long> orgPath(@Nullable Long partner) {
    if (partner == null) {
      return List.of();
    }
    @Nullable Long unit = partners.byId(partner).map(PartnerView::regionUnitId).orElse(null);
    return unit == null ? List.of() : units.upwards(unit, LocalDate.now(clock));
  }

  /** An approver grants less for a line, before the last signature. */
  void cut(long activityId, int lineNo, long approvedMinor, String reason) {
    ActivityRow activity = found(activityId);
    if (activity.state().stage() != Activity.Stage.REQUESTED) {
      throw Problem.of("fund.act-not-possible", 409, Map.of("act", "Cut", "stage", activity.state().stage()));
    }
    if (activity.requestedBy().equals(Callers.current().principalId())) {
      throw Problem.of("fund.four-eyes", 409, Map.of("was", "requester"));
    }
    Line line = store.lines(List.of(activityId)).get(activityId).stream().filter(each -> each.lineNo() == lineNo).findFirst()
        .orElseThrow(() -> Problem.notFound("fund-line", activityId + "/" + lineNo));
    if (approvedMinor < 0 || approvedMinor > line.requestedMinor() || reason.isBlank()) {
      throw Problem.of("fund.bad-cut", 422, Map.of("approvedMinor", approvedMinor, "requestedMinor", line.requestedMinor(), "reason", reason));
    }
    store.cutLine(activityId, lineNo, approvedMinor, reason.strip());
    store.happened(List.of(new Event(activity, null, "CUT", approvedMinor, reason.strip())));
    audit.record("fund.line-cut", "fund-activity", Long.toString(activityId), Map.of("line", lineNo, "approvedMinor", approvedMinor));
  }

  void ended(ApprovalEnded ended) {
    Application application = store.application(Long.parseLong(ended.subjectId()));
    FundTerms terms = funds.terms(application.versionId());
    List<ActivityRow> rows = store.lockedOf(application.id());
    Map<Long, List<Line>> lines = store.lines(rows.stream().map(ActivityRow::id).toList());
    LocalDate today = LocalDate.now(clock);
    List<ActivityRow> after = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<Promise> promises = new ArrayList<>();
    for (ActivityRow row : rows) {
      long granted = lines.get(row.id()).stream().mapToLong(Line::grantedMinor).sum();
      Act act = ended.approved() && granted > 0 ? new Act.Approve(granted, claimUntil(row, terms))
          : ended.outcome() == Flow.State.RETURNED || ended.outcome() == Flow.State.WITHDRAWN ? new Act.Return() : new Act.Refuse();
      Activity next = Decided.after(row.state().decide(act, terms.activity(), Long.MAX_VALUE, today));
      ActivityRow moved = act instanceof Act.Approve ? row.with(next).approvedBy(ended.decidedBy()) : row.with(next);
      after.add(moved);
      events.add(new Event(moved, null, next.stage().name(), act instanceof Act.Approve ? granted : 0, ended.comment()));
      if (act instanceof Act.Approve) {
        promises.add(new Promise(moved, granted, "fund/" + row.id() + "/approve", row.number() + " " + row.title()));
      }
    }
    store.save(after, terms.tolerancePpm());
    store.decide(application.id(), ended.approved() ? "APPROVED" : ended.outcome() == Flow.State.REJECTED ? "REFUSED" : "RETURNED",
        ended.approved() ? ended.decidedBy() : null, ended.comment());
    store.happened(events);
    books.promise(promises, today);
  }

  private static LocalDate claimUntil(ActivityRow row, FundTerms terms) {
    return row.throughDay().plusDays(terms.claimDays());
  }

  /** A returned application is asked for again, with other amounts where given by (activity, line). */
  void again(long applicationId, Map<String, Long> amountsMinor) {
    Application application = store.application(applicationId);
    if (!application.state().equals("RETURNED")) {
      throw Problem.of("fund.act-not-possible", 409, Map.of("act", "Request", "stage", application.state()));
    }
    Funds.Fund fund = new Funds.Fund(funds.inForce(application.policyId(), LocalDate.now(clock)).version(), funds.terms(application.versionId()));
    List<ActivityRow> rows = store.lockedOf(applicationId);
    Map<Long, List<Line>> lines = store.lines(rows.stream().map(ActivityRow::id).toList());
    Map<Long, Long> totals = new HashMap<>();
    for (ActivityRow row : rows) {
      totals.put(row.id(), lines.get(row.id()).stream().mapToLong(line -> amountsMinor.getOrDefault(row.id() + "/" + line.lineNo(), line.requestedMinor())).sum());
    }
    String requester = Callers.current().principalId();
    List<ActivityRow> after = rows.stream().map(row -> row.with(Decided.after(row.state().decide(new Act.Request(totals.get(row.id())), fund.terms().activity(), 0,
        LocalDate.now(clock)))).requestedBy(requester)).toList();
    amountsMinor.forEach((key, minor) -> store.askAgain(Long.parseLong(key.substring(0, key.indexOf('/'))), Integer.parseInt(key.substring(key.indexOf('/') + 1)), minor));
    store.save(after, fund.terms().tolerancePpm());
    long total = totals.values().stream().mapToLong(Long::longValue).sum();
    store.requestedAgain(applicationId, total);
    store.happened(after.stream().map(row -> new Event(row, null, "REQUEST", row.state().requestedMinor(), "")).toList());
    submit(applicationId, application.title(), total, fund, application.partnerId(), rows.size());
  }

  /** 追加: asks for more. */
  long topUp(long activityId, long amountMinor, String reason) {
    ActivityRow activity = found(activityId);
    if (amountMinor <= 0 || reason.isBlank()) {
      throw Problem.of("fund.bad-top-up", 422, Map.of("amountMinor", amountMinor, "reason", reason));
    }
    FundTerms terms = funds.terms(activity.versionId());
    Decided.after(activity.state().decide(new Act.TopUp(amountMinor), terms.activity(), Long.MAX_VALUE, LocalDate.now(clock)));
    long id = store.addTopUp(activity, amountMinor, reason.strip());
    store.happened(List.of(new Event(activity, null, "ASK_TOP_UP", amountMinor, reason.strip())));
    approvals.submit(new ApprovalRequest(TopUpApproval.KIND, Long.toString(id), "费用追加：" + activity.title(), "More for: " + activity.title(), amountMinor,
        activity.currency(), activity.partnerId(), orgPath(activity.partnerId()),
        List.of(Figure.money("追加金额", "More", amountMinor, activity.currency()), Figure.money("已批", "Approved", activity.state().approvedMinor(), activity.currency()),
            Figure.text("理由", "Reason", reason.strip())), "/fund/activities/" + activityId));
    audit.record("fund.top-up-requested", "fund-activity", Long.toString(activityId), Map.of("amountMinor", amountMinor));
    return id;
  }

  void topUpEnded(ApprovalEnded ended) {
    TopUp topUp = store.topUp(Long.parseLong(ended.subjectId()));
    store.decideTopUp(topUp.id(), ended.approved() ? "APPROVED" : "REFUSED", ended.decidedBy());
    ActivityRow activity = store.locked(List.of(topUp.activityId())).get(topUp.activityId());
    if (ended.approved()) {
      FundTerms terms = funds.terms(activity.versionId());
      ActivityRow after = activity.with(Decided.after(activity.state().decide(new Act.TopUp(topUp.amountMinor()), terms.activity(), Long.MAX_VALUE, LocalDate.now(clock))));
      store.save(List.of(after), terms.tolerancePpm());
      books.promise(List.of(new Promise(after, topUp.amountMinor(), "fund/top-up/" + topUp.id(), after.number() + " 追加 / top-up")), LocalDate.now(clock));
    }
    store.happened(List.of(new Event(activity, null, ended.approved() ? "TOP_UP" : "TOP_UP_REFUSED", topUp.amountMinor(), ended.comment())));
  }

  ActivityRow found(long id) {
    return store.byId(id).orElseThrow(() -> Problem.notFound("fund-activity", Long.toString(id)));
  }
}
