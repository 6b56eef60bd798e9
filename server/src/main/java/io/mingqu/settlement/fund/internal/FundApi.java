package io.mingqu.settlement.fund.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PRICING;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.settlement.budget.Budgets;
import io.mingqu.settlement.fund.internal.Agreeing.NewAgreement;
import io.mingqu.settlement.fund.internal.Applying.Wanted;
import io.mingqu.settlement.fund.internal.FundQueries.ActivityView;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Funds, requests and evidence, for the brand. */
@RestController
@RequestMapping("/api/fund")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
class FundApi {
  record FundView(String policyId, String versionId, String code, @Nullable String documentNo, String titleZh, String titleEn, FundTerms terms,
      Budgets.@Nullable Budget budget) {}

  record Items<T>(List<T> items) {}

  record ApplyBody(long policyId, @Nullable String title, List<Wanted> activities) {}

  record Applied(String applicationId, List<String> activityIds) {}

  record CutBody(long approvedMinor, String reason) {}

  record AgainBody(@Nullable Map<String, Long> amountsMinor) {}

  record TopUpBody(long amountMinor, String reason) {}

  record Id(String id) {}

  record Full(ActivityView activity, List<FundQueries.LineView> lines, List<EvidenceStore.Item> evidence, List<FundQueries.EventView> events,
      Approvals.@Nullable Standing approval) {}

  record FullApplication(FundQueries.ApplicationView application, Approvals.@Nullable Standing approval) {}

  record AgreeBody(long policyId, List<NewAgreement> agreements) {}

  record DrawBody(long policyId, YearMonth month) {}

  record Ids(List<String> ids) {}

  record Queued(String jobId) {}

  private final Funds funds;
  private final Budgets budgets;
  private final Applying applying;
  private final Agreeing agreeing;
  private final AgreementStore agreements;
  private final Evidencing evidencing;
  private final EvidenceStore evidence;
  private final ReleaseUnclaimed release;
  private final FundQueries queries;
  private final Approvals approvals;
  private final Jobs jobs;
  private final SystemScope systemScope;
  private final Clock clock;

  FundApi(Funds funds, Budgets budgets, Applying applying, Agreeing agreeing, AgreementStore agreements, Evidencing evidencing, EvidenceStore evidence,
      ReleaseUnclaimed release, FundQueries queries, Approvals approvals, Jobs jobs, SystemScope systemScope, Clock clock) {
    this.funds = funds;
    this.budgets = budgets;
    this.applying = applying;
    this.agreeing = agreeing;
    this.agreements = agreements;
    this.evidencing = evidencing;
    this.evidence = evidence;
    this.release = release;
    this.queries = queries;
    this.approvals = approvals;
    this.jobs = jobs;
    this.systemScope = systemScope;
    this.clock = clock;
  }

  /** Funds in force today with how their budgets stand. */
  @GetMapping("/funds")
  @Transactional(readOnly = true)
  Items<FundView> funds() {
    return new Items<>(funds.inForce(LocalDate.now(clock)).stream().map(fund -> new FundView(Long.toString(fund.version().policyId()), Long.toString(fund.version().id()),
        fund.version().code(), fund.version().documentNo(), fund.version().titleZh(), fund.version().titleEn(), fund.terms(),
        budgets.byCode(fund.terms().budget()).orElse(null))).toList());
  }

  @PostMapping("/applications")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Applied apply(@RequestBody ApplyBody body) {
    return applied(applying.apply(body.policyId(), body.title() == null ? "" : body.title(), body.activities()));
  }

  private static Applied applied(Applying.Made made) {
    return new Applied(Long.toString(made.applicationId()), made.activityIds().stream().map(String::valueOf).toList());
  }

  @GetMapping("/applications")
  Page<FundQueries.ApplicationView> applications(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.applications(state, Page.checkedLimit(limit), after);
  }

  @GetMapping("/applications/{id}")
  @Transactional(readOnly = true)
  FullApplication application(@PathVariable long id) {
    return new FullApplication(queries.application(id).orElseThrow(() -> Problem.notFound("fund-application", Long.toString(id))),
        approvals.latest(FundApproval.KIND, Long.toString(id)).orElse(null));
  }

  /** Asks again for what was returned; amounts by "activity/line". */
  @PostMapping("/applications/{id}/again")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void again(@PathVariable long id, @RequestBody AgainBody body) {
    applying.again(id, body.amountsMinor() == null ? Map.of() : new TreeMap<>(body.amountsMinor()));
  }

  @GetMapping("/activities")
  Page<ActivityView> activities(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Long policy,
      @RequestParam(required = false) @Nullable Long application, @RequestParam(required = false) @Nullable String desk,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.activities(new FundQueries.ActivityFilter(q, stage, partner, policy, application, desk), Page.checkedLimit(limit), after);
  }

  @GetMapping("/activities/{id}")
  @Transactional(readOnly = true)
  Full activity(@PathVariable long id) {
    ActivityView activity = queries.activity(id).orElseThrow(() -> Problem.notFound("fund-activity", Long.toString(id)));
    return new Full(activity, queries.lines(id), evidence.ofActivity(id), queries.events(id),
        systemScope.during("fund.whose-desk", () -> approvals.latest(FundApproval.KIND, activity.applicationId())).orElse(null));
  }

  @PutMapping("/activities/{id}/lines/{lineNo}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_REVIEWER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cut(@PathVariable long id, @PathVariable int lineNo, @RequestBody CutBody body) {
    applying.cut(id, lineNo, body.approvedMinor(), body.reason());
  }

  @PostMapping("/activities/{id}/top-ups")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Id topUp(@PathVariable long id, @RequestBody TopUpBody body) {
    return new Id(Long.toString(applying.topUp(id, body.amountMinor(), body.reason())));
  }

  @PostMapping("/activities/{id}/extension")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  void extend(@PathVariable long id) {
    release.extend(id);
  }

  /** One photo or document as the raw body. */
  @PostMapping("/activities/{id}/evidence")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Id addEvidence(@PathVariable long id, @RequestParam String name, InputStream body) {
    return new Id(Long.toString(evidencing.add(id, name, body, Evidencing.Said.NOTHING)));
  }

  /** Many: a zip with entries {@code <activity>/<file>}. */
  @PostMapping("/evidence-zip")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Items<Evidencing.Stored> addZip(InputStream body) {
    return new Items<>(evidencing.addZip(body));
  }

  /** Notices and releases what is overdue now, as every night. */
  @PostMapping("/releases")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued releaseNow() {
    return new Queued(Long.toString(jobs.startAsSystem(ReleaseUnclaimed.NAME, Map.of(), ReleaseUnclaimed.NAME)));
  }

  @GetMapping("/agreements")
  @Transactional(readOnly = true)
  Page<AgreementStore.View> agreements(@RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Long policy,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return agreements.page(partner, policy, Page.checkedLimit(limit), after);
  }

  @PostMapping("/agreements")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Ids agree(@RequestBody AgreeBody body) {
    return new Ids(agreeing.agree(body.policyId(), body.agreements()).stream().map(String::valueOf).toList());
  }

  @PostMapping("/agreements/draw-up")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Applied drawUp(@RequestBody DrawBody body) {
    return applied(agreeing.drawUp(body.policyId(), body.month()));
  }

  @PostMapping("/agreements/{id}/end")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable long id) {
    agreeing.end(id);
  }
}
