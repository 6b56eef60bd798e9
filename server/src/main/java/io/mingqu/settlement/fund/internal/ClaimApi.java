package io.mingqu.settlement.fund.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;
import static io.mingqu.foundation.shared.Role.SALES_REP;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.settlement.fund.internal.ClaimQueries.Filter;
import io.mingqu.settlement.fund.internal.ClaimQueries.View;
import io.mingqu.settlement.fund.internal.Verifying.FindingDecided;
import io.mingqu.settlement.fund.internal.Verifying.LineFound;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Claims and their verification, for the brand. */
@RestController
@RequestMapping("/api/fund/claims")
@Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
class ClaimApi {
  private static final int BULK_MAX = 20_000;

  record ClaimBody(List<Claiming.Wanted> claims) {}

  record Ids(List<String> ids) {}

  record Items<T>(List<T> items) {}

  record Full(View claim, List<ClaimQueries.LineView> lines, List<ClaimQueries.InvoiceView> invoices, List<ClaimQueries.FindingView> findings,
      List<EvidenceStore.Item> evidence, List<FundQueries.EventView> events, FundQueries.ActivityView activity) {}

  /** What is done with one claim: VERIFY (with cuts by line), RETURN or REFUSE (with a reason). */
  enum Deed { VERIFY, RETURN, REFUSE }

  record VerdictBody(Deed act, @Nullable List<LineFound> lines, @Nullable List<FindingDecided> findings, @Nullable String reason) {}

  record State(String state) {}

  /** Exactly one: ids, or a filter over everything submitted. */
  record Selection(@Nullable List<Long> ids, @Nullable Long policyId, @Nullable YearMonth month, @Nullable Long partnerId) {}

  record PreviewView(int asked, int ready, long readyMinor, Map<String, Integer> refusedBy, List<String> readySample) {}

  record Queued(String jobId) {}

  record Accepted(int accepted, @Nullable String jobId) {}

  private final Claiming claiming;
  private final Verifying verifying;
  private final ClaimStore claims;
  private final ClaimQueries queries;
  private final FundQueries activities;
  private final EvidenceStore evidence;
  private final Jobs jobs;

  ClaimApi(Claiming claiming, Verifying verifying, ClaimStore claims, ClaimQueries queries, FundQueries activities, EvidenceStore evidence, Jobs jobs) {
    this.claiming = claiming;
    this.verifying = verifying;
    this.claims = claims;
    this.queries = queries;
    this.activities = activities;
    this.evidence = evidence;
    this.jobs = jobs;
  }

  @GetMapping
  Page<View> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Long policy,
      @RequestParam(required = false) @Nullable YearMonth month, @RequestParam(required = false) @Nullable String flag,
      @RequestParam(required = false) @Nullable Boolean flagged, @RequestParam(required = false) @Nullable Boolean sampled,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.page(new Filter(q, state, partner, policy, month == null ? null : month.atDay(1), flag, flagged, sampled), Page.checkedLimit(limit), after);
  }

  @GetMapping("/tallies")
  Items<ClaimQueries.Tally> tallies(@RequestParam(required = false) @Nullable Long policy, @RequestParam(required = false) @Nullable YearMonth month) {
    return new Items<>(queries.tallies(policy, month == null ? null : month.atDay(1)));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  Full one(@PathVariable long id) {
    View claim = queries.one(id).orElseThrow(() -> Problem.notFound("fund-claim", Long.toString(id)));
    long activity = Long.parseLong(claim.activityId());
    return new Full(claim, queries.lines(id), queries.invoices(id), queries.findings(id), evidence.ofActivity(activity), activities.events(activity),
        activities.activity(activity).orElseThrow());
  }

  /** Claims on behalf of partners, up to 500 at once, all or none. */
  @PostMapping
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP})
  @ResponseStatus(HttpStatus.CREATED)
  Ids claim(@RequestBody ClaimBody body) {
    return new Ids(claiming.claim(body.claims()).stream().map(String::valueOf).toList());
  }

  /** Starts the checks over everything that was not checked yet. */
  @PostMapping("/checks")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued check() {
    return new Queued(Long.toString(jobs.startAsSystem(CheckClaims.NAME, Map.of(), CheckClaims.NAME)));
  }

  @GetMapping("/checks")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Items<ClaimQueries.RunView> checks() {
    return new Items<>(queries.runs());
  }

  @PostMapping("/{id}/verdict")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  State verdict(@PathVariable long id, @RequestBody VerdictBody body) {
    List<FindingDecided> findings = body.findings() == null ? List.of() : body.findings();
    String reason = body.reason() == null ? "" : body.reason();
    return new State((body.act() == Deed.VERIFY ? verifying.verify(id, body.lines() == null ? List.of() : body.lines(), findings, reason)
        : verifying.turnDown(id, body.act() == Deed.REFUSE, findings, reason)).name());
  }

  /** What accepting a selection would do. */
  @PostMapping("/acceptance-preview")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  @Transactional
  PreviewView preview(@RequestBody Selection selection) {
    List<ClaimRow> rows = List.copyOf(claims.locked(selected(selection)).values());
    Verifying.Preview preview = verifying.preview(rows);
    return new PreviewView(preview.asked(), preview.ready(), preview.readyMinor(), new TreeMap<>(preview.refusedBy()),
        rows.stream().map(ClaimRow::id).filter(id -> !preview.refusedOf().containsKey(id)).limit(20).map(String::valueOf).toList());
  }

  /** Accepts what stands in nobody's way; up to 200 at once, more as a job. */
  @PostMapping("/acceptance")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  Accepted accept(@RequestBody Selection selection) {
    List<Long> ids = selected(selection);
    if (ids.isEmpty()) {
      throw Problem.of("fund.nothing-selected", 409);
    }
    return ids.size() <= 200 ? new Accepted(verifying.acceptAll(ids), null)
        : new Accepted(0, Long.toString(jobs.start(AcceptClaims.NAME, Map.of("ids", ids), AcceptClaims.NAME)));
  }

  private List<Long> selected(Selection selection) {
    return selection.ids() != null ? selection.ids().stream().distinct().limit(BULK_MAX).toList()
        : queries.ids(new Filter(null, "SUBMITTED", selection.partnerId(), selection.policyId(), selection.month() == null ? null : selection.month().atDay(1), null, null,
            null), BULK_MAX);
  }
}
