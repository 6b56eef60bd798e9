package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Tries a draft over the whole population in the background, some partners at a time; goes on after a kill where it stopped. */
@Component
class SimulateAll implements JobKind {
  static final String NAME = "incentive.simulate";
  private static final int CHUNK = 100;
  private final Simulation simulation;
  private final SimulationStore store;
  private final ProgrammeBook book;
  private final Partners partners;
  private final ObjectMapper json;
  private final TransactionTemplate transaction;

  SimulateAll(Simulation simulation, SimulationStore store, ProgrammeBook book, Partners partners, ObjectMapper json, PlatformTransactionManager transactions) {
    this.simulation = simulation;
    this.store = store;
    this.book = book;
    this.partners = partners;
    this.json = json;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    Simulation.Trial trial = Objects.requireNonNull(transaction.execute(tx -> {
      Simulation.Trial read = trial(job);
      store.begin(job.jobId(), read);
      return read;
    }));
    List<Long> all = Objects.requireNonNull(transaction.execute(tx -> partners.idsByOwnCode().values().stream().sorted().toList()));
    boolean together = trial.draft().programme().acrossPartners() || trial.other() != null && trial.other().programme().acrossPartners();
    int step = together ? Math.max(1, all.size()) : CHUNK;
    for (int from = ((Number) job.state().getOrDefault("done", 0)).intValue(); from < all.size(); from += step) {
      job.checkCancelled();
      List<Long> chunk = all.subList(from, Math.min(all.size(), from + step));
      int next = from + chunk.size();
      transaction.executeWithoutResult(tx -> {
        store.keep(job.jobId(), simulation.lines(trial, chunk).lines());
        job.checkpoint(Map.of("done", next));
      });
      job.progress(next, all.size(), trial.draft().code());
    }
    long[] sums = Objects.requireNonNull(transaction.execute(tx -> store.lines(job.jobId()).stream()
        .reduce(new long[2], (s, line) -> new long[] {s[0] + line.draftMinor(), s[1] + line.otherMinor()}, (a, b) -> a)));
    return new JobResult(Map.of("simulationId", String.valueOf(job.jobId()), "draftMinor", sums[0], "otherMinor", sums[1]));
  }

  private Simulation.Trial trial(JobRun job) {
    ProgrammePolicy draft = ProgrammeReader.read(json.readTree(job.text("body")), 1);
    LocalDate last = LocalDate.parse(job.text("to"));
    Object beside = job.params().get("besideCode");
    ProgrammePolicy other = beside == null ? null : book.inForce(beside.toString(), last).orElse(null);
    return new Simulation.Trial(new Cut(job.number("cut")), draft, other, LocalDate.parse(job.text("from")), last, (int) job.number("returnPpm"));
  }
}
