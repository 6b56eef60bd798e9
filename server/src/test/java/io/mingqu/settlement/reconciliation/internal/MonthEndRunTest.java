package io.mingqu.settlement.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.settlement.reconciliation.Season;
import io.mingqu.testing.MingquTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A month-end that is cancelled and goes on, and one in other pieces, come to the same statements. */
@MingquTest
@Import(Season.class)
class MonthEndRunTest {
  private static final int DEALERS = 45;
  @Autowired Season season;
  @Autowired MonthEnd monthEnd;
  @Autowired RunStore store;
  @Autowired RunQueries runs;
  @Autowired StatementQueries statements;
  @Autowired Freezing freezing;
  @Autowired Entities entities;
  @Autowired Seals seals;
  @Autowired PlatformTransactionManager transactions;

  private static final class Cancelled extends RuntimeException {}

  /** A job that is cancelled when it asks for the n-th time. */
  private static final class Told implements JobRun {
    private final long runId;
    private int asks;
    private Map<String, Object> state = new HashMap<>();

    Told(long runId, int asks) {
      this.runId = runId;
      this.asks = asks;
    }

    @Override
    public long jobId() {
      return 0;
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("runId", runId);
    }

    @Override
    public void progress(long done, long total, String message) {}

    @Override
    public void checkCancelled() {
      if (--asks == 0) {
        throw new Cancelled();
      }
    }

    @Override
    public void checkpoint(Map<String, ?> at) {
      state = new HashMap<>(at);
    }

    @Override
    public Map<String, Object> state() {
      return state;
    }
  }

  private <T> T inside(Supplier<T> work) {
    return Callers.system("test:month-end", () -> new TransactionTemplate(transactions).execute(tx -> work.get()));
  }

  private Season.Company company() {
    Season.Company company = season.company();
    StringBuilder csv = new StringBuilder("documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n");
    for (int i = 0; i < DEALERS; i++) {
      csv.append("S%d,1,2026-01-%02d,%s-%03d,TEA,1,%d.30,%d.00,%d.30%n".formatted(i, i % 28 + 1, company.entity, i, 1000 + 130 * i, 900 + 117 * i, 100 + 13 * i));
    }
    company.bring("shipment", csv.toString());
    company.programme(company.entity + "-M", "PROSPECTIVE");
    return company;
  }

  private long open(Season.Company company) {
    return inside(() -> store.open("natural", FiscalCalendar.NATURAL.parse("2026-01").orElseThrow(), entities.idByCode(company.entity).orElseThrow(),
        company.entity, seals.current()));
  }

  private void run(Told told, int chunk) {
    Callers.system("test:month-end", () -> monthEnd.run(told, chunk));
  }

  private Map<String, String> drawn(Season.Company company) {
    return inside(() -> {
      List<Statement> all = statements.all(statements.ids(new StatementQueries.Filter(null, null, company.entity, null, null, null, null, null, false, false)));
      Map<Long, Freezing.Frozen> frozen = freezing.draw(all);
      Map<String, String> hashes = new TreeMap<>();
      all.forEach(s -> hashes.put(s.number(), s.draft().figures() + " " + frozen.get(s.id()).bytes().sha256()));
      return hashes;
    });
  }

  @Test
  void aCancelledRunGoesOnWhereItWasAndDoublesNothing() {
    Season.Company company = company();
    long runId = open(company);
    Told told = new Told(runId, 3);
    assertThatThrownBy(() -> run(told, 10)).isInstanceOf(Cancelled.class);
    Run cancelled = inside(() -> runs.find(runId).orElseThrow());
    assertThat(cancelled.state()).isEqualTo(Run.State.CANCELLED);
    assertThat(cancelled.accounts()).as("two chunks of ten").isEqualTo(20);
    Told again = new Told(runId, 0);
    again.checkpoint(told.state());
    run(again, 10);
    Run done = inside(() -> runs.find(runId).orElseThrow());
    assertThat(done.state()).isEqualTo(Run.State.DONE);
    assertThat(done.accounts()).isEqualTo(DEALERS);
    assertThat(done.rebates()).isEqualTo(DEALERS);
    assertThat(drawn(company)).hasSize(2 * DEALERS);
  }

  @Test
  void anyBatchSizeDrawsTheSameBytes() {
    Season.Company company = company();
    run(new Told(open(company), 0), 100);
    Map<String, String> inOne = drawn(company);
    run(new Told(open(company), 0), 7);
    assertThat(drawn(company)).isEqualTo(inOne);
    run(new Told(open(company), 0), 1);
    assertThat(drawn(company)).isEqualTo(inOne);
  }
}
