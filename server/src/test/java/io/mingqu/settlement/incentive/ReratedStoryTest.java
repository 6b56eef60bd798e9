package io.mingqu.settlement.incentive;

import static io.mingqu.settlement.reconciliation.Season.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.settlement.reconciliation.Season;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
@Import(Season.class)
class ReratedStoryTest {
  private static final String HEAD = "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 31);

  @Autowired Season season;
  @Autowired Incentives incentives;
  @Autowired Seals seals;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void settlesOnlyWhatLateLinesTouchedAndSaysWhatSettlingAnewWouldSay() {
    Season.Company company = withTwoDealers();
    company.programme(company.entity + "-MONTH", "ON_THE_WHOLE");
    long before = inSystem(() -> incentives.settle(seals.current(), company.entity, FIRST, LAST));
    company.bring("shipment", HEAD + "C9,1,2026-01-20,%s,TEA,10,5650.00,5000.00,650.00\n".formatted(company.dealerA));
    Cut after = inSystem(seals::current);
    Incentives.Rerated rerated = inSystem(() -> incentives.rerate(before, after));
    long anew = inSystem(() -> incentives.settle(after, company.entity, FIRST, LAST));
    assertThat(totals(rerated.settlingId())).isEqualTo(totals(anew)).isNotEqualTo(totals(before));
    assertThat(rerated.changes()).singleElement().satisfies(change -> {
      assertThat(change.causes()).containsExactly(Incentives.Cause.LINES);
      assertThat(change.differenceMinor()).isPositive();
    });
    assertThat(rerated.pairs()).as("the other dealer is not settled again").isEqualTo(1);
  }

  @Test
  void aDraftIsTriedOverEverybodyInTheBackgroundAndAPartnerAsksWhatMoreWouldBring() {
    Season.Company company = withTwoDealers();
    company.programme(company.entity + "-MONTH", "ON_THE_WHOLE");
    JsonNode body = must(http.get("/api/policies?kind=programme&q=" + company.entity + "-MONTH", company.business)).path("items").get(0);
    JsonNode version = must(http.get("/api/policies/versions/" + body.path("versionId").asString(), company.business));
    JsonNode job = must(http.post("/api/programmes/simulations", Map.of("body", version.path("body"), "from", "2026-01-01", "to", "2026-01-31",
        "besideCode", company.entity + "-MONTH", "returnPpm", 100_000), company.business));
    String id = job.path("jobId").asString();
    long end = System.nanoTime() + 60_000_000_000L;
    while (!must(http.get("/api/jobs/" + id, company.business)).path("status").asString().equals("DONE")) {
      assertThat(System.nanoTime()).as(http.get("/api/jobs/" + id, company.business).text()).isLessThan(end);
      Thread.onSpinWait();
    }
    JsonNode result = must(http.get("/api/programmes/simulations/" + id, company.business)).path("result");
    assertThat(result.path("draftMinor").asLong()).isPositive().isEqualTo(result.path("otherMinor").asLong());
    assertThat(result.path("cliffMinor").asLong()).as("a tenth returned crosses the bound").isPositive();

    long dealer = must(http.get("/api/programmes/" + company.entity + "-MONTH/progress?on=2026-01-31", company.business)).path("items").get(0)
        .path("partnerId").asLong();
    JsonNode more = must(http.get("/api/my/what-if?amountMinor=10000000&on=2026-01-31", users.partner(dealer, Role.PARTNER_OWNER))).path("items");
    assertThat(more.valueStream().map(m -> m.path("code").asString()).toList()).contains(company.entity + "-MONTH");
    assertThat(more.valueStream().filter(m -> m.path("code").asString().equals(company.entity + "-MONTH")).findFirst().orElseThrow().path("gainMinor").asLong())
        .isGreaterThanOrEqualTo(300_000);
  }

  private Season.Company withTwoDealers() {
    Season.Company company = season.company();
    company.bring("shipment", HEAD + """
        C1,1,2026-01-05,%1$s,TEA,10,11300.00,10000.00,1300.00
        C2,1,2026-01-06,%2$s,TEA,10,5650.00,5000.00,650.00
        """.formatted(company.dealerA, company.dealerB));
    return company;
  }

  private List<Map.Entry<Long, Trace>> totals(long settlingId) {
    return inSystem(() -> incentives.totals(settlingId, incentives.partners(settlingId)).stream().map(t -> Map.entry(t.partnerId(), t.trace())).toList());
  }

  private <T> T inSystem(Supplier<T> work) {
    return Callers.system("test", () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(tx -> work.get())));
  }
}
