package io.mingqu.settlement.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.testing.MingquTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The one door: once per key, held until a numbered policy and both sides' booking, taken back as far as the pool reaches. */
@MingquTest
@Import(Owing.class)
class PayablesTest {
  @Autowired Owing owing;
  @Autowired Payables payables;
  @Autowired TransactionTemplate transactions;
  private Owing.Party party;

  @BeforeEach
  void aPartner() {
    party = owing.party();
  }

  private Payable payable(String key, long amountMinor, boolean booked, @Nullable PayoutForm form, @Nullable InvoiceTreatment invoice) {
    return new Payable(party.mark() + "/" + key, Payable.Source.REBATE, party.id(), amountMinor, party.key(AccountKind.REBATE_ACCRUAL), party.policyId(), booked,
        form, invoice, Owing.DAY, null, "返利 " + key);
  }

  private void owe(Payable... all) {
    Callers.system("test", () -> transactions.execute(tx -> {
      payables.owe(List.of(all));
      return true;
    }));
  }

  private long balance(AccountKind kind) {
    return owing.balance(party, kind);
  }

  @Test
  void whatIsOwedIsOwedOnceHoweverOftenItIsSaid() {
    owe(payable("a", 1_000_00, true, null, null));
    owe(payable("a", 1_000_00, true, null, null), payable("b", 5, true, null, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(1_000_05);
    assertThatThrownBy(() -> owe(payable("a", 2_000_00, true, null, null))).hasMessageContaining("payout.key-differs");
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(1_000_05);
  }

  @Test
  void eachFormGoesToItsAccount() {
    owe(payable("pool", 100, true, PayoutForm.OFFSET, null), payable("goods", 20, true, PayoutForm.GOODS, null), payable("cash", 3, true, PayoutForm.CASH, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(100);
    assertThat(balance(AccountKind.GOODS_OBLIGATION)).isEqualTo(20);
    assertThat(balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(3);
    assertThat(balance(AccountKind.REBATE_ACCRUAL)).isEqualTo(-123);
  }

  @Test
  void aPairOutsideTheMatrixIsRefused() {
    assertThatThrownBy(() -> owe(payable("x", 100, true, PayoutForm.CASH, InvoiceTreatment.ON_INVOICE))).hasMessageContaining("payout.form-not-allowed");
  }

  @Test
  void whatOnlyOneSideBooksWaitsUntilTheOtherDoes() {
    owe(payable("h", 700, false, null, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isZero();
    assertThat(balance(AccountKind.REBATE_ACCRUAL)).as("it accrues").isZero();
    owe(payable("h", 700, true, null, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(700);
  }

  @Test
  void withoutANumberedPolicyNothingIsPaid() {
    Payable without = new Payable(party.mark() + "/n", Payable.Source.BONUS, party.id(), 900, party.key(AccountKind.BONUS_ACCRUAL), null, true, null, null,
        Owing.DAY, null, "口头承诺");
    owe(without);
    assertThat(balance(AccountKind.REBATE_POOL)).isZero();
    assertThat(owing.held(party)).containsExactly("[\"NO_POLICY\"]");
  }

  @Test
  void whatIsTakenBackLeavesThePoolAndTheRestIsOwed() {
    owe(payable("a", 300, true, null, null));
    owe(payable("c", -1_000, true, null, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isZero();
    assertThat(balance(AccountKind.CLAWBACK_RECEIVABLE)).isEqualTo(700);
    assertThat(balance(AccountKind.REBATE_ACCRUAL)).isEqualTo(700);
  }

  @Test
  void whatIsTakenBackComesOffWhatIsHeldFirst() {
    owe(payable("a", 500, true, null, null), payable("h", 700, false, null, null));
    owe(payable("c", -900, true, null, null));
    assertThat(balance(AccountKind.REBATE_POOL)).isEqualTo(300);
    assertThat(balance(AccountKind.CLAWBACK_RECEIVABLE)).isZero();
    assertThat(owing.held(party)).isEmpty();
  }

  @Test
  void theBooksHoldWhatTheLotsHold() {
    owe(payable("a", 300, true, null, null), payable("b", 200, true, null, null));
    owe(payable("c", -250, true, null, null));
    assertThat(owing.lotsAvailable(party)).isEqualTo(balance(AccountKind.REBATE_POOL)).isEqualTo(250);
  }
}
