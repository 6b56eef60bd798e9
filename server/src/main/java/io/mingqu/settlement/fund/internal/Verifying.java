package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.kernel.fund.Activity.Outcome;
import io.mingqu.kernel.fund.ClaimCourse;
import io.mingqu.kernel.fund.ClaimCourse.State;
import io.mingqu.settlement.fund.internal.ActivityStore.Event;
import io.mingqu.settlement.fund.internal.ClaimStore.Line;
import io.mingqu.settlement.fund.internal.ClaimStore.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 核销审核: one claim line by line with its findings decided, or many without exceptions in one go; always by somebody who had no hand in them. */
@Component
@Transactional
class Verifying {
  record LineFound(int lineNo, long verifiedMinor, String reason) {}

  record FindingDecided(long id, boolean upheld, String reason) {}

  /** What would happen, before it happens. {@code refusedBy}: code → how many. */
  record Preview(int asked, int ready, long readyMinor, Map<String, Integer> refusedBy, Map<Long, String> refusedOf) {}

  private final Funds funds;
  private final ActivityStore activities;
  private final ClaimStore claims;
  private final FindingStore findings;
  private final FundBooks books;
  private final Audit audit;
  private final Live live;
  private final Clock clock;

  Verifying(Funds funds, ActivityStore activities, ClaimStore claims, FindingStore findings, FundBooks books, Audit audit, Live live, Clock clock) {
    this.funds = funds;
    this.activities = activities;
    this.claims = claims;
    this.findings = findings;
    this.books = books;
    this.audit = audit;
    this.live = live;
    this.clock = clock;
  }

  /** Verifies one claim line by line. */
  State verify(long claimId, List<LineFound> found, List<FindingDecided> decided, String verdict) {
    ClaimRow claim = one(claimId);
    Map<Integer, LineFound> byLine = found.stream().collect(Collectors.toMap(LineFound::lineNo, line -> line, (a, b) -> b));
    long verified = 0;
    for (Line line : claims.lines(List.of(claimId)).getOrDefault(claimId, List.of())) {
      LineFound of = byLine.getOrDefault(line.lineNo(), new LineFound(line.lineNo(), line.claimedMinor(), ""));
      if (of.verifiedMinor() < 0 || of.verifiedMinor() > line.claimedMinor() || of.verifiedMinor() < line.claimedMinor() && of.reason().isBlank()) {
        throw Problem.of("fund.bad-verified-line", 422, Map.of("line", line.lineNo(), "verifiedMinor", of.verifiedMinor(), "claimedMinor", line.claimedMinor()));
      }
      claims.verifyLine(claimId, line.lineNo(), of.verifiedMinor(), of.reason());
      verified += of.verifiedMinor();
    }
    decide(claimId, decided);
    long open = findings.open(claimId);
    if (claim.checkId() == null || open > 0) {
      throw Problem.of(claim.checkId() == null ? "fund.not-checked" : "fund.findings-open", 409, Map.of("claim", claim.number(), "open", open));
    }
    ClaimCourse.Outcome.Moved moved = moved(ClaimCourse.decide(claim.state(), ClaimCourse.Act.VERIFY, claim.claimedMinor(), verified, people(claim)));
    LocalDate today = LocalDate.now(clock);
    claims.verified(List.of(new Verdict(claimId, moved.state(), verified, verdict)), today);
    ActivityRow activity = activities.byId(claim.activityId()).orElseThrow();
    activities.happened(List.of(new Event(activity, claimId, moved.state() == State.SETTLED ? "VERIFY" : "PROPOSE", verified, verdict)));
    if (moved.state() == State.SETTLED) {
      settle(List.of(claims.locked(List.of(claimId)).get(claimId)), today);
    }
    audit.record("fund.claim-verified", "fund-claim", Long.toString(claimId), Map.of("claimedMinor", claim.claimedMinor(), "verifiedMinor", verified));
    live.tell(new LiveMessage("fund.claim-verified", claim.partnerId(), null, Map.of("claim", claim.number())));
    return moved.state();
  }

  /** Sends a claim back to be put right, or refuses it for good. */
  State turnDown(long claimId, boolean forGood, List<FindingDecided> decided, String reason) {
    if (reason.isBlank()) {
      throw Problem.of("fund.reason-missing", 422, Map.of("act", forGood ? "REFUSE" : "RETURN"));
    }
    ClaimRow claim = one(claimId);
    ClaimCourse.Act act = forGood ? ClaimCourse.Act.REFUSE : ClaimCourse.Act.RETURN;
    State state = moved(ClaimCourse.decide(claim.state(), act, claim.claimedMinor(), 0, people(claim))).state();
    decide(claimId, decided);
    if (forGood) {
      findings.upholdOpen(claimId, reason.strip());
    }
    claims.verified(List.of(new Verdict(claimId, state, 0, reason.strip())), null);
    ActivityRow activity = activities.locked(List.of(claim.activityId())).get(claim.activityId());
    FundTerms terms = funds.terms(activity.versionId());
    ActivityRow after = activity.with(Decided.after(activity.state().decide(new Act.ReturnClaim(), terms.activity(), 0, LocalDate.now(clock))));
    activities.save(List.of(after), terms.tolerancePpm());
    activities.happened(List.of(new Event(after, claimId, act.name(), claim.claimedMinor(), reason.strip())));
    audit.record(forGood ? "fund.claim-refused" : "fund.claim-returned", "fund-claim", Long.toString(claimId), Map.of("reason", reason.strip()));
    live.tell(new LiveMessage("fund.claim-verified", claim.partnerId(), null, Map.of("claim", claim.number())));
    return state;
  }

  private void decide(long claimId, List<FindingDecided> decided) {
    for (FindingDecided each : decided) {
      if (each.reason().isBlank()) {
        throw Problem.of("fund.reason-missing", 422, Map.of("act", "FINDING"));
      }
      findings.decide(claimId, each.id(), each.upheld(), each.reason().strip());
    }
  }

  @Transactional(readOnly = true)
  Preview preview(Collection<ClaimRow> wanted) {
    Map<String, Integer> refused = new TreeMap<>();
    Map<Long, String> of = new LinkedHashMap<>();
    int ready = 0;
    long minor = 0;
    for (ClaimRow claim : wanted) {
      Optional<String> why = whyNotInBulk(claim);
      if (why.isPresent()) {
        refused.merge(why.get(), 1, Integer::sum);
        of.put(claim.id(), why.get());
      } else {
        ready++;
        minor += claim.claimedMinor();
      }
    }
    return new Preview(wanted.size(), ready, minor, refused, of);
  }

  /** Accepts as claimed all of these that have been checked, bear no finding, are not in the sample and are not the caller's own; returns how many. */
  int acceptAll(Collection<Long> ids) {
    List<ClaimRow> ready = claims.locked(ids).values().stream().filter(claim -> whyNotInBulk(claim).isEmpty()).toList();
    if (ready.isEmpty()) {
      return 0;
    }
    LocalDate today = LocalDate.now(clock);
    List<Long> readyIds = ready.stream().map(ClaimRow::id).toList();
    claims.verifyLinesInFull(readyIds);
    claims.verified(ready.stream().map(claim -> new Verdict(claim.id(), State.SETTLED, claim.claimedMinor(), "")).toList(), today);
    Map<Long, ActivityRow> rows = activities.byIds(ready.stream().map(ClaimRow::activityId).toList());
    activities.happened(ready.stream().map(c -> new Event(Objects.requireNonNull(rows.get(c.activityId())), c.id(), "VERIFY", c.claimedMinor(), "")).toList());
    settle(claims.locked(readyIds).values(), today);
    audit.record("fund.claims-accepted", "fund-claim", readyIds.getFirst().toString(),
        Map.of("claims", ready.size(), "amountMinor", ready.stream().mapToLong(ClaimRow::claimedMinor).sum()));
    return ready.size();
  }

  private static Optional<String> whyNotInBulk(ClaimRow claim) {
    ClaimCourse.Outcome outcome = ClaimCourse.decide(claim.state(), ClaimCourse.Act.VERIFY, claim.claimedMinor(), claim.claimedMinor(), people(claim));
    return outcome instanceof ClaimCourse.Outcome.Refused refused ? Optional.of(refused.code())
        : claim.checkId() == null ? Optional.of("fund.not-checked") : claim.openFindings() > 0 ? Optional.of("fund.findings-open")
        : claim.sampled() ? Optional.of("fund.in-the-sample") : Optional.empty();
  }

  /** Budgets, books and payables of claims verified by now. */
  void settle(Collection<ClaimRow> verified, LocalDate today) {
    Map<Long, ActivityRow> rows = activities.locked(verified.stream().map(ClaimRow::activityId).toList());
    Map<Long, FundTerms> terms = funds.terms(rows.values().stream().map(ActivityRow::versionId).collect(Collectors.toSet()));
    Map<Long, List<Line>> lines = claims.lines(verified.stream().map(ClaimRow::id).toList());
    Map<Integer, List<ActivityRow>> changed = new LinkedHashMap<>();
    List<FundBooks.Settled> settled = new ArrayList<>();
    for (ClaimRow claim : verified) {
      ActivityRow row = Objects.requireNonNull(rows.get(claim.activityId()));
      FundTerms term = Objects.requireNonNull(terms.get(row.versionId()));
      Outcome.Accepted after = Decided.accepted(row.state().decide(new Act.Settle(claim.verifiedMinor(), claim.last()), term.activity(), Long.MAX_VALUE, today));
      changed.computeIfAbsent(term.tolerancePpm(), ppm -> new ArrayList<>()).add(row.with(after.after()));
      long goods = lines.getOrDefault(claim.id(), List.of()).stream().filter(line -> line.kind().equals("FRONTED_GOODS"))
          .mapToLong(line -> line.verifiedMinor() == null ? line.claimedMinor() : line.verifiedMinor()).sum();
      settled.add(new FundBooks.Settled(row.with(after.after()), term, claim.id(), claim.verifiedMinor() - goods, goods, after.budgetMinor()));
    }
    changed.forEach((ppm, rowsOf) -> activities.save(rowsOf, ppm));
    activities.happened(settled.stream().map(s -> new Event(s.activity(), s.claimId(), "SETTLE", s.expenseMinor() + s.goodsMinor(), "")).toList());
    books.settle(settled, today);
  }

  private ClaimRow one(long id) {
    ClaimRow claim = claims.locked(List.of(id)).get(id);
    if (claim == null) {
      throw Problem.notFound("fund-claim", Long.toString(id));
    }
    return claim;
  }

  private static ClaimCourse.People people(ClaimRow claim) {
    return claim.people(Callers.current().principalId());
  }

  static ClaimCourse.Outcome.Moved moved(ClaimCourse.Outcome outcome) {
    return switch (outcome) {
      case ClaimCourse.Outcome.Moved moved -> moved;
      case ClaimCourse.Outcome.Refused refused -> throw switch (refused.code()) {
        case "fund.four-eyes" -> Problem.of("fund.four-eyes", 409, refused.params());
        case "fund.act-not-possible" -> Problem.of("fund.act-not-possible", 409, refused.params());
        case "fund.verified-out-of-range" -> Problem.of("fund.verified-out-of-range", 422, refused.params());
        default -> new IllegalStateException("no problem for " + refused.code());
      };
    };
  }
}
