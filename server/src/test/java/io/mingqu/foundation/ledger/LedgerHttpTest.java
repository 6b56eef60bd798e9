package io.mingqu.foundation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@MingquTest
class LedgerHttpTest {
  private static final long ENTITY = 7_777_001;
  private static final long PARTY = 7_777_002;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;

  private Posted post(String decision, LocalDate day, long... amountsMinor) {
    List<Posting> postings = new ArrayList<>();
    for (int leg = 0; leg < amountsMinor.length; leg++) {
      postings.add(new Posting(AccountKey.ofPartner(AccountKind.CONTRA_REVENUE, PARTY, ENTITY, "CNY"),
          AccountKey.ofPartner(AccountKind.REBATE_POOL, PARTY, ENTITY, "CNY"), amountsMinor[leg], decision, leg, day, 3L, "rebate"));
    }
    return Callers.system("test", () -> transaction.execute(tx -> ledger.post(postings)));
  }

  @Test
  void anAccountStatementPagesWithARunningBalanceAndTheBooksAreProved() {
    String[] finance = users.staff(Role.FINANCE_REVIEWER);
    LocalDate march = LocalDate.of(2025, 3, 1);
    post("http:1", march, 100, 200, 300);
    post("http:2", march.plusDays(40), 400);
    post("http:0", march.minusDays(1), 50);
    JsonNode account = http.get("/api/ledger/accounts?kind=REBATE_POOL&partyId=" + PARTY, finance).json().path("items").get(0);
    assertThat(account.path("balanceMinor").asLong()).isEqualTo(1_050);
    String path = "/api/ledger/accounts/" + account.path("id").asString() + "/statement?limit=2&from=2025-03-01&through=2025-03-31";
    JsonNode first = http.get(path, finance).json();
    assertThat(first.path("openingMinor").asLong()).isEqualTo(50);
    assertThat(first.path("closingMinor").asLong()).isEqualTo(650);
    assertThat(first.path("items").get(1).path("balanceMinor").asLong()).isEqualTo(350);
    JsonNode second = http.get(path + "&after=" + first.path("next").asString(), finance).json();
    assertThat(second.path("items").get(0).path("balanceMinor").asLong()).isEqualTo(650);
    assertThat(second.path("next").isNull()).isTrue();
    JsonNode trial = http.get("/api/ledger/trial-balance?entityId=" + ENTITY + "&through=2025-03-31", finance).json();
    assertThat(trial.path("postings").asLong()).isEqualTo(4);
    assertThat(trial.path("differenceMinor").asLong()).isZero();
    assertThat(http.get("/api/ledger/postings?decisionId=http:1", finance).json().path("items").size()).isEqualTo(3);
    JsonNode proof = http.get("/api/ledger/proof", finance).json();
    assertThat(proof.path("balancesWrong").asLong()).isZero();
    assertThat(proof.path("differenceMinor").asLong()).isZero();
  }

  @Test
  void theApproverClosesAPeriodAndMayOpenItAgain() {
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    String path = "/api/ledger/period-locks/" + (ENTITY + 1);
    assertThat(http.send("PUT", path, Map.of("lockedThrough", "2025-06-30", "reason", " "), approver).code()).isEqualTo("ledger.reason-missing");
    assertThat(http.send("PUT", path, Map.of("lockedThrough", "2025-06-30", "reason", "June closed"), approver).status()).isEqualTo(200);
    assertThat(http.send("PUT", path, Map.of("lockedThrough", "2025-06-30", "reason", "again"), approver).code()).isEqualTo("ledger.period-locked-already");
    assertThat(http.send("PUT", path, Map.of("lockedThrough", "2025-05-31", "reason", "June again"), approver).status()).isEqualTo(200);
    assertThat(http.get("/api/ledger/period-locks", approver).text()).contains("June again").doesNotContain("June closed");
    assertThat(http.send("PUT", path, Map.of("lockedThrough", "2025-05-31", "reason", "x"), users.staff(Role.FINANCE_PREPARER)).status()).isEqualTo(403);
  }

  @Test
  void badQuestionsGetClearAnswers() {
    String[] finance = users.staff(Role.FINANCE_REVIEWER);
    assertThat(http.get("/api/ledger/accounts/999999999/statement", finance).status()).isEqualTo(404);
    assertThat(http.get("/api/ledger/accounts?kind=NONSENSE", finance).code()).isEqualTo("shared.bad-parameter");
    assertThat(http.get("/api/ledger/postings?after=xx", finance).code()).isEqualTo("shared.bad-cursor");
    assertThat(http.get("/api/ledger/postings?from=31.1.2025", finance).code()).isEqualTo("shared.bad-parameter");
  }
}
