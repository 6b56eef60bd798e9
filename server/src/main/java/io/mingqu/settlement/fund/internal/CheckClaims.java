package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.kernel.fund.Claim;
import io.mingqu.kernel.fund.ClaimCheck;
import io.mingqu.kernel.fund.ClaimCheck.Finding;
import io.mingqu.kernel.fund.ClaimIndex;
import io.mingqu.settlement.fund.internal.CheckQueries.Checked;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 核销稽核: looks over all claims not checked yet, chunk by chunk, beside everything seen before, and draws the sample to be verified one by one. Claims of a
 * killed run that were marked are known to the next; nothing is found twice.
 */
@Component
class CheckClaims implements JobKind {
  static final String NAME = "fund.check-claims";
  private static final int CHUNK = 500;
  private final CheckQueries queries;
  private final FindingStore store;
  private final Funds funds;
  private final Clock clock;
  private final TransactionTemplate transaction;

  CheckClaims(CheckQueries queries, FindingStore store, Funds funds, Clock clock, PlatformTransactionManager transactions) {
    this.queries = queries;
    this.store = store;
    this.funds = funds;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What one run has counted so far. */
  private static final class Counts {
    private int claims;
    private int known;
    private int findings;
    private int sampled;
    private final Set<Long> flagged = new HashSet<>();
    private final Map<Long, Set<LocalDate>> monthsByFund = new HashMap<>();
    private final Map<Long, FundTerms> termsByFund = new HashMap<>();
  }

  @Override
  public JobResult run(JobRun job) {
    long runId = transaction.execute(tx -> store.begin());
    long total = transaction.execute(tx -> queries.uncheckedCount());
    Counts counts = new Counts();
    Map<Long, FundTerms> terms = new HashMap<>();
    ClaimIndex shared = total == 0 ? new ClaimIndex(ClaimCheck.Limits.DEFAULT) : known(job, counts);
    for (int done = 0; done < total; ) {
      job.checkCancelled();
      int looked = transaction.execute(tx -> chunk(runId, shared, terms, counts));
      if (looked == 0) {
        break;
      }
      done += looked;
      job.progress(done, total, counts.findings + " findings");
    }
    transaction.executeWithoutResult(tx -> {
      ratios(runId, counts);
      store.end(runId, counts.claims, counts.known, counts.flagged.size(), counts.findings, counts.sampled, shared.compared());
    });
    return new JobResult(Map.of("runId", Long.toString(runId), "claims", counts.claims, "known", counts.known, "flagged", counts.flagged.size(), "findings", counts.findings,
        "sampled", counts.sampled, "printsCompared", shared.compared()));
  }

  /** Everything checked before that still counts, brought into memory once: pictures are a few numbers each. */
  private ClaimIndex known(JobRun job, Counts counts) {
    ClaimIndex index = new ClaimIndex(ClaimCheck.Limits.DEFAULT);
    int months = transaction.execute(tx -> funds.inForce(LocalDate.now(clock)).stream().mapToInt(f -> f.terms().lookBackMonths()).max().orElse(24));
    LocalDate since = LocalDate.now(clock).withDayOfMonth(1).minusMonths(months);
    long after = 0;
    List<Checked> chunk;
    do {
      job.checkCancelled();
      long from = after;
      chunk = transaction.execute(tx -> queries.known(since, from, CHUNK));
      chunk.forEach(each -> index.know(each.claim()));
      counts.known += chunk.size();
      after = chunk.isEmpty() ? after : chunk.getLast().claim().id();
    } while (!chunk.isEmpty());
    return index;
  }

  private int chunk(long runId, ClaimIndex index, Map<Long, FundTerms> terms, Counts counts) {
    List<Checked> batch = queries.unchecked(CHUNK);
    if (batch.isEmpty()) {
      return 0;
    }
    List<Finding> findings = new ArrayList<>();
    for (Checked each : batch) {
      FundTerms term = terms.computeIfAbsent(each.versionId(), funds::terms);
      findings.addAll(index.look(each.claim(), term.limits()));
      counts.termsByFund.put(each.policyId(), term);
      counts.monthsByFund.computeIfAbsent(each.policyId(), id -> new TreeSet<>()).add(month(each.claim()));
    }
    store.forget(batch.stream().map(c -> c.claim().id()).toList());
    store.add(runId, findings, batch.stream().collect(Collectors.toMap(c -> c.claim().id(), c -> c.claim().partner())));
    List<Long> sampled = sample(batch, terms);
    store.checked(runId, batch.stream().map(c -> c.claim().id()).toList(), sampled);
    counts.claims += batch.size();
    counts.findings += findings.size();
    counts.sampled += sampled.size();
    findings.forEach(finding -> counts.flagged.add(finding.claim()));
    return batch.size();
  }

  /** The sample of each fund, drawn with the month as seed: an auditor draws the same claims again. */
  private static List<Long> sample(List<Checked> batch, Map<Long, FundTerms> terms) {
    List<Long> drawn = new ArrayList<>();
    batch.stream().collect(Collectors.groupingBy(c -> c.versionId() + "/" + c.claim().month(), LinkedHashMap::new, Collectors.toList())).values()
        .forEach(group -> drawn.addAll(Objects.requireNonNull(terms.get(group.getFirst().versionId())).sampling()
            .draw(group.stream().map(Checked::claim).toList(), group.getFirst().policyId() * 100_000 + group.getFirst().claim().month())));
    return drawn;
  }

  /** Claims out of proportion to sell-out, each month's beside one another, those of this run named. */
  private void ratios(long runId, Counts counts) {
    for (Map.Entry<Long, Set<LocalDate>> fund : counts.monthsByFund.entrySet()) {
      for (LocalDate month : fund.getValue()) {
        Map<Long, Long> sold = queries.soldOut(month);
        List<Claim> peers = queries.peers(fund.getKey(), month).stream().map(claim -> sold.getOrDefault(claim.partner(), 0L) > 0
            ? selling(claim, sold.get(claim.partner())) : claim).toList();
        Set<Long> ours = new HashSet<>(store.claimsOf(runId, peers.stream().map(Claim::id).toList()));
        List<Finding> unusual = ClaimCheck.ratios(peers, Objects.requireNonNull(counts.termsByFund.get(fund.getKey())).limits()).stream().filter(f -> ours.contains(f.claim())).toList();
        store.add(runId, unusual, peers.stream().collect(Collectors.toMap(Claim::id, Claim::partner)));
        counts.findings += unusual.size();
        unusual.forEach(finding -> counts.flagged.add(finding.claim()));
      }
    }
  }

  private static Claim selling(Claim claim, long selloutMinor) {
    return new Claim(claim.id(), claim.partner(), claim.month(), claim.claimedMinor(), claim.approvedMinor(), selloutMinor, claim.bankAccount(), claim.from(), claim.to(),
        claim.site(), claim.invoices(), claim.photos());
  }

  private static LocalDate month(Claim claim) {
    return LocalDate.of((claim.month() - 1) / 12, (claim.month() - 1) % 12 + 1, 1);
  }
}
