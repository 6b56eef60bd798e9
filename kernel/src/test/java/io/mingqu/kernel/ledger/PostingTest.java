package io.mingqu.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final AccountKey COST = AccountKey.ofPartner(AccountKind.CONTRA_REVENUE, 1, 9, "CNY");
  private static final AccountKey ACCRUAL = AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, 1, 9, "CNY");
  private static final AccountKey POOL = AccountKey.ofPartner(AccountKind.REBATE_POOL, 1, 9, "CNY");
  private static final AccountKey RESERVED = AccountKey.ofPartner(AccountKind.POOL_RESERVED, 1, 9, "CNY");

  private static Posting posting(AccountKey debit, AccountKey credit, long amountMinor) {
    return new Posting(debit, credit, amountMinor, "d", 1, DAY, null, "");
  }

  @Test
  void refusesWhatCannotBeBalanced() {
    assertThatThrownBy(() -> posting(COST, ACCRUAL, 0)).hasMessageContaining("swap debit and credit");
    assertThatThrownBy(() -> posting(COST, ACCRUAL, -5)).hasMessageContaining("-5");
    assertThatThrownBy(() -> posting(COST, COST, 5)).hasMessageContaining("same account");
    assertThatThrownBy(() -> posting(COST, AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, 1, 9, "USD"), 5)).hasMessageContaining("EXCHANGE");
    assertThatThrownBy(() -> posting(COST, AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, 1, 8, "CNY"), 5)).hasMessageContaining("legal entities");
    assertThatThrownBy(() -> posting(COST, AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, 2, 9, "CNY"), 5)).hasMessageContaining("two partners");
    assertThatThrownBy(() -> AccountKey.ofBrand(AccountKind.BANK, 9, "RMB ")).hasMessageContaining("ISO 4217");
  }

  @Test
  void balancesGrowOnTheAccountsOwnSide() {
    assertThat(Balances.ofMinor(AccountKind.RECEIVABLE, 500, 200)).isEqualTo(300);
    assertThat(Balances.ofMinor(AccountKind.REBATE_POOL, 500, 200)).isEqualTo(-300);
    assertThatThrownBy(() -> Balances.ofMinor(AccountKind.BANK, Long.MAX_VALUE, -1)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void onlyNetChangesOfLimitedAccountsAreLocked() {
    assertThat(Balances.limitedChangesMinor(List.of(posting(COST, POOL, 900), posting(POOL, RESERVED, 400), posting(RESERVED, POOL, 400))))
        .isEqualTo(Map.of(POOL, 900L));
    assertThat(Balances.limitedChangesMinor(List.of(posting(COST, ACCRUAL, 900)))).isEmpty();
  }

  @Test
  void anOpenBalanceIsClosedByOnePostingTheRightWayRound() {
    assertThat(Balances.closing(ACCRUAL, COST, 882, "s", 1, DAY, 7, "").orElseThrow()).satisfies(p -> {
      assertThat(p.debit()).isEqualTo(ACCRUAL);
      assertThat(p.amountMinor()).isEqualTo(882);
    });
    assertThat(Balances.closing(ACCRUAL, COST, -882, "s", 1, DAY, 7, "").orElseThrow().debit()).isEqualTo(COST);
    assertThat(Balances.closing(COST, ACCRUAL, 5, "s", 1, DAY, 7, "").orElseThrow().credit()).isEqualTo(COST);
    assertThat(Balances.closing(ACCRUAL, COST, 0, "s", 1, DAY, 7, "")).isEmpty();
  }
}
