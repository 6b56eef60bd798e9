package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.fund.Place;
import io.mingqu.settlement.fund.internal.Applying.Wanted;
import io.mingqu.settlement.fund.internal.Applying.WantedLine;
import io.mingqu.settlement.fund.internal.ClaimStore.InvoiceOf;
import io.mingqu.settlement.fund.internal.ClaimStore.LineOf;
import io.mingqu.settlement.fund.internal.FundQueries.ActivityFilter;
import io.mingqu.settlement.fund.internal.FundQueries.ActivityView;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** 我的费用: a partner asks, shows, claims, and sees on whose desk it lies. What the checks found is the brand's alone. */
@RestController
@RequestMapping("/api/my/fund")
@Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
class MyFundApi {
  /** A fund as a partner reads it: what they must keep to, not what the brand has left. */
  record MyFund(String policyId, String titleZh, String titleEn, @Nullable String documentNo, String currency, int claimDays, int tolerancePpm, int photosMin) {}

  record Items<T>(List<T> items) {}

  record RequestBodyOf(long policyId, String kind, String title, @Nullable Long outletId, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, LocalDate fromDay,
      LocalDate throughDay, List<WantedLine> lines) {}

  record Requested(String applicationId, String activityId) {}

  record ClaimBody(List<LineOf> lines, @Nullable List<InvoiceOf> invoices, @Nullable String bankAccount, @Nullable Long selloutMinor, @Nullable Boolean last,
      @Nullable String note) {}

  record Id(String id) {}

  record TopUpBody(long amountMinor, String reason) {}

  record ReasonBody(String reason) {}

  /** A claim without its findings. */
  record MyClaim(String id, String number, String state, String desk, java.time.Instant since, long daysWaiting, @Nullable String expectedOn, long claimedMinor,
      long verifiedMinor, String verdict, List<ClaimQueries.LineView> lines, List<ClaimQueries.InvoiceView> invoices) {}

  record Full(ActivityView activity, List<FundQueries.LineView> lines, List<EvidenceStore.Item> evidence, List<FundQueries.EventView> events, @Nullable MyClaim claim,
      @Nullable String approvalDesk) {}

  private final Funds funds;
  private final Applying applying;
  private final Claiming claiming;
  private final Evidencing evidencing;
  private final EvidenceStore evidence;
  private final ReleaseUnclaimed release;
  private final FundQueries queries;
  private final ClaimQueries claims;
  private final Approvals approvals;
  private final SystemScope systemScope;
  private final Clock clock;

  MyFundApi(Funds funds, Applying applying, Claiming claiming, Evidencing evidencing, EvidenceStore evidence, ReleaseUnclaimed release, FundQueries queries,
      ClaimQueries claims, Approvals approvals, SystemScope systemScope, Clock clock) {
    this.funds = funds;
    this.applying = applying;
    this.claiming = claiming;
    this.evidencing = evidencing;
    this.evidence = evidence;
    this.release = release;
    this.queries = queries;
    this.claims = claims;
    this.approvals = approvals;
    this.systemScope = systemScope;
    this.clock = clock;
  }

  @GetMapping("/funds")
  @Transactional(readOnly = true)
  Items<MyFund> funds() {
    return new Items<>(funds.inForce(LocalDate.now(clock)).stream().map(f -> new MyFund(Long.toString(f.version().policyId()), f.version().titleZh(), f.version().titleEn(),
        f.version().documentNo(), f.terms().currency(), f.terms().claimDays(), f.terms().tolerancePpm(), f.terms().photosMin())).toList());
  }

  @GetMapping("/activities")
  Page<ActivityView> list(@RequestParam(required = false) @Nullable String desk, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.activities(new ActivityFilter(null, null, null, null, null, desk), Page.checkedLimit(limit), after);
  }

  @GetMapping("/activities/{id}")
  @Transactional(readOnly = true)
  Full one(@PathVariable long id) {
    ActivityView activity = queries.activity(id).orElseThrow(() -> Problem.notFound("fund-activity", Long.toString(id)));
    @Nullable MyClaim claim = activity.claimId() == null ? null : claims.one(Long.parseLong(activity.claimId())).map(view -> new MyClaim(view.id(), view.number(), view.state(),
        view.desk(), view.since(), view.daysWaiting(), view.expectedOn(), view.claimedMinor(), view.verifiedMinor(), view.verdict(), claims.lines(Long.parseLong(view.id())),
        claims.invoices(Long.parseLong(view.id())))).orElse(null);
    Optional<Approvals.Standing> standing = systemScope.during("fund.whose-desk", () -> approvals.latest(FundApproval.KIND, activity.applicationId()));
    return new Full(activity, queries.lines(id), evidence.ofActivity(id), queries.events(id), claim,
        standing.filter(s -> activity.stage().equals("REQUESTED")).map(Approvals.Standing::step).orElse(null));
  }

  @PostMapping("/activities")
  @ResponseStatus(HttpStatus.CREATED)
  Requested request(@RequestBody RequestBodyOf body) {
    long partner = Callers.current().scope() instanceof Scope.Parties(java.util.Set<Long> own) && own.size() == 1 ? own.iterator().next() : 0;
    Applying.Made made = applying.apply(body.policyId(), body.title(), List.of(new Wanted(partner, body.kind(), body.title(), body.outletId(), body.latitudeE6(),
        body.longitudeE6(), body.fromDay(), body.throughDay(), null, body.lines())));
    return new Requested(Long.toString(made.applicationId()), made.activityIds().getFirst().toString());
  }

  /** A photo or document; place and time as the phone says, if the camera wrote none. */
  @PostMapping("/activities/{id}/evidence")
  @ResponseStatus(HttpStatus.CREATED)
  Id addEvidence(@PathVariable long id, @RequestParam String name, @RequestParam(required = false) @Nullable Integer latitudeE6,
      @RequestParam(required = false) @Nullable Integer longitudeE6, @RequestParam(required = false) @Nullable LocalDateTime takenAt, InputStream body) {
    if ((latitudeE6 == null) != (longitudeE6 == null) || latitudeE6 != null && (Math.abs(latitudeE6) > 90_000_000 || Math.abs(longitudeE6) > 180_000_000)) {
      throw Problem.of("fund.bad-place", 422, Map.of("latitude", String.valueOf(latitudeE6), "longitude", String.valueOf(longitudeE6)));
    }
    Optional<Place> place = latitudeE6 == null || longitudeE6 == null ? Optional.empty() : Optional.of(new Place(latitudeE6, longitudeE6));
    return new Id(Long.toString(evidencing.add(id, name, body, new Evidencing.Said(place, Optional.ofNullable(takenAt)))));
  }

  @PostMapping("/activities/{id}/claim")
  @ResponseStatus(HttpStatus.CREATED)
  Id claim(@PathVariable long id, @RequestBody ClaimBody body) {
    return new Id(claiming.claim(List.of(wanted(id, body))).getFirst().toString());
  }

  @PostMapping("/activities/{id}/top-ups")
  @ResponseStatus(HttpStatus.CREATED)
  Id topUp(@PathVariable long id, @RequestBody TopUpBody body) {
    return new Id(Long.toString(applying.topUp(id, body.amountMinor(), body.reason())));
  }

  @PostMapping("/activities/{id}/extension")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  void extend(@PathVariable long id) {
    release.extend(id);
  }

  @PostMapping("/claims/{id}/again")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resubmit(@PathVariable long id, @RequestBody ClaimBody body) {
    ClaimQueries.View claim = claims.one(id).orElseThrow(() -> Problem.notFound("fund-claim", Long.toString(id)));
    claiming.resubmit(id, wanted(Long.parseLong(claim.activityId()), body));
  }

  @PostMapping("/claims/{id}/accept")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable long id) {
    claiming.accept(id);
  }

  @PostMapping("/claims/{id}/objection")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void object(@PathVariable long id, @RequestBody ReasonBody body) {
    claiming.object(id, body.reason());
  }

  private static Claiming.Wanted wanted(long activity, ClaimBody body) {
    return new Claiming.Wanted(activity, body.lines(), body.invoices() == null ? List.of() : body.invoices(), body.bankAccount(), body.selloutMinor(), body.last(), body.note());
  }
}
