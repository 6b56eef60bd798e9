package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.kernel.fund.ClaimCourse;
import io.mingqu.settlement.fund.internal.ActivityStore.Event;
import io.mingqu.settlement.fund.internal.ClaimStore.InvoiceOf;
import io.mingqu.settlement.fund.internal.ClaimStore.LineOf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 核销申请: claims come with their lines, invoices and all evidence the activity has by then. */
@Component
@Transactional
class Claiming {
  static final int CLAIMS_MAX = 500;

  record Wanted(long activityId, List<LineOf> lines, List<InvoiceOf> invoices, @Nullable String bankAccount, @Nullable Long selloutMinor, @Nullable Boolean last,
      @Nullable String note) {}

  private final Funds funds;
  private final ActivityStore activities;
  private final ClaimStore claims;
  private final EvidenceStore evidence;
  private final Verifying verifying;
  private final Audit audit;
  private final Live live;
  private final Clock clock;

  Claiming(Funds funds, ActivityStore activities, ClaimStore claims, EvidenceStore evidence, Verifying verifying, Audit audit, Live live, Clock clock) {
    this.funds = funds;
    this.activities = activities;
    this.claims = claims;
    this.evidence = evidence;
    this.verifying = verifying;
    this.audit = audit;
    this.live = live;
    this.clock = clock;
  }

  /** Claims activities, all or none; the ids in the same order. */
  List<Long> claim(List<Wanted> wanted) {
    if (wanted.isEmpty() || wanted.size() > CLAIMS_MAX) {
      throw Problem.of("fund.bad-count", 422, Map.of("count", wanted.size(), "max", CLAIMS_MAX));
    }
    Set<Long> ids = wanted.stream().map(Wanted::activityId).collect(Collectors.toSet());
    Map<Long, ActivityRow> rows = activities.locked(ids);
    Map<Long, List<ActivityStore.Line>> lines = activities.lines(ids);
    Map<Long, FundTerms> terms = funds.terms(rows.values().stream().map(ActivityRow::versionId).collect(Collectors.toSet()));
    Map<Long, Integer> photos = evidence.freePhotos(ids);
    List<ClaimStore.New> made = new ArrayList<>();
    Map<Integer, List<ActivityRow>> byTolerance = new LinkedHashMap<>();
    for (Wanted each : wanted) {
      ActivityRow row = rows.get(each.activityId());
      if (row == null) {
        throw Problem.notFound("fund-activity", Long.toString(each.activityId()));
      }
      FundTerms term = Objects.requireNonNull(terms.get(row.versionId()));
      ClaimStore.New claim = checked(each, row, lines.get(row.id()));
      if (photos.getOrDefault(row.id(), 0) < term.photosMin()) {
        throw Problem.of("fund.photos-missing", 422, Map.of("activity", row.number(), "photos", photos.getOrDefault(row.id(), 0), "min", term.photosMin()));
      }
      Activity after = Decided.after(row.state().decide(new Act.Claim(claim.claimedMinor()), term.activity(), 0, LocalDate.now(clock)));
      byTolerance.computeIfAbsent(term.tolerancePpm(), ppm -> new ArrayList<>()).add(row.with(after));
      rows.put(row.id(), row.with(after));
      made.add(claim);
    }
    List<Long> claimIds = claims.add(made);
    claims.details(claimIds, made);
    byTolerance.forEach((ppm, changed) -> activities.save(changed, ppm));
    Map<Long, Long> claimByActivity = new LinkedHashMap<>();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      claimByActivity.put(made.get(i).activity().id(), claimIds.get(i));
      events.add(new Event(made.get(i).activity(), claimIds.get(i), "CLAIM", made.get(i).claimedMinor(), made.get(i).note()));
    }
    evidence.attach(claimByActivity);
    activities.happened(events);
    audit.record("fund.claimed", "fund-claim", claimIds.getFirst().toString(), Map.of("claims", claimIds.size()));
    live.tell(new LiveMessage("fund.claimed", null, null, Map.of("claims", Integer.toString(claimIds.size()))));
    return claimIds;
  }

  private static ClaimStore.New checked(Wanted wanted, ActivityRow activity, List<ActivityStore.Line> lines) {
    Set<Integer> numbers = new HashSet<>();
    Set<Integer> known = lines.stream().map(ActivityStore.Line::lineNo).collect(Collectors.toSet());
    for (LineOf line : wanted.lines()) {
      if (line.amountMinor() <= 0 || !known.contains(line.lineNo()) || !numbers.add(line.lineNo())) {
        throw Problem.of("fund.bad-claim-line", 422, Map.of("activity", activity.number(), "line", line.lineNo(), "amountMinor", line.amountMinor()));
      }
    }
    if (wanted.lines().isEmpty()) {
      throw Problem.of("fund.bad-lines", 422, Map.of("title", activity.title(), "lines", 0));
    }
    for (InvoiceOf invoice : wanted.invoices()) {
      if (invoice.number().isBlank() || invoice.number().length() > 60 || invoice.sellerTaxNo().length() > 40 || invoice.amountMinor() <= 0) {
        throw Problem.of("fund.bad-invoice", 422, Map.of("activity", activity.number(), "number", invoice.number(), "amountMinor", invoice.amountMinor()));
      }
    }
    String account = wanted.bankAccount() == null ? "" : wanted.bankAccount().replaceAll("[\\s-]", "");
    if (!account.matches("[0-9]{0,32}")) {
      throw Problem.of("fund.bad-account", 422, Map.of("activity", activity.number()));
    }
    long sellout = wanted.selloutMinor() == null ? 0 : wanted.selloutMinor();
    return new ClaimStore.New(activity, wanted.lines().stream().mapToLong(LineOf::amountMinor).reduce(0, Math::addExact), wanted.last() == null || wanted.last(),
        Math.max(0, sellout), account, wanted.note() == null ? "" : wanted.note().strip(), wanted.lines(), wanted.invoices());
  }

  /** A returned claim is put right and comes again; it is checked anew. */
  void resubmit(long claimId, Wanted wanted) {
    ClaimRow claim = locked(claimId);
    moved(claim, ClaimCourse.Act.RESUBMIT, 0);
    ActivityRow activity = activities.locked(List.of(claim.activityId())).get(claim.activityId());
    FundTerms term = funds.terms(activity.versionId());
    ClaimStore.New again = checked(wanted, activity, activities.lines(List.of(activity.id())).get(activity.id()));
    ActivityRow after = activity.with(Decided.after(activity.state().decide(new Act.Claim(again.claimedMinor()), term.activity(), 0, LocalDate.now(clock))));
    activities.save(List.of(after), term.tolerancePpm());
    claims.again(claimId, again.claimedMinor(), again.note(), Callers.current().principalId());
    claims.details(List.of(claimId), List.of(again));
    evidence.attach(Map.of(activity.id(), claimId));
    activities.happened(List.of(new Event(after, claimId, "CLAIM", again.claimedMinor(), again.note())));
    audit.record("fund.claimed-again", "fund-claim", Long.toString(claimId), Map.of("amountMinor", again.claimedMinor()));
  }

  /** The partner agrees to what the verifier found right, so that both sides book it. */
  void accept(long claimId) {
    ClaimRow claim = locked(claimId);
    moved(claim, ClaimCourse.Act.ACCEPT, claim.verifiedMinor());
    LocalDate today = LocalDate.now(clock);
    claims.accepted(claimId, today);
    verifying.settle(List.of(claim), today);
    audit.record("fund.claim-accepted", "fund-claim", Long.toString(claimId), Map.of("amountMinor", claim.verifiedMinor()));
  }

  /** The partner does not agree; the verifier looks again, with the reason. */
  void object(long claimId, String reason) {
    if (reason.isBlank()) {
      throw Problem.of("fund.reason-missing", 422, Map.of("act", "OBJECT"));
    }
    ClaimRow claim = locked(claimId);
    moved(claim, ClaimCourse.Act.OBJECT, 0);
    claims.again(claimId, claim.claimedMinor(), reason.strip(), null);
    ActivityRow activity = activities.byId(claim.activityId()).orElseThrow();
    activities.happened(List.of(new Event(activity, claimId, "OBJECT", claim.claimedMinor(), reason.strip())));
    audit.record("fund.claim-objected", "fund-claim", Long.toString(claimId), Map.of("reason", reason.strip()));
  }

  private ClaimRow locked(long id) {
    ClaimRow claim = claims.locked(List.of(id)).get(id);
    if (claim == null) {
      throw Problem.notFound("fund-claim", Long.toString(id));
    }
    return claim;
  }

  private static void moved(ClaimRow claim, ClaimCourse.Act act, long verifiedMinor) {
    Verifying.moved(ClaimCourse.decide(claim.state(), act, claim.claimedMinor(), verifiedMinor, claim.people(Callers.current().principalId())));
  }
}
