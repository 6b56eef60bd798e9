package io.mingqu.settlement.payout.internal;

import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.PayoutForm;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 结算条件: how a partner is paid. Where no settlement terms are published, {@link #DEFAULT} holds: rebates and the like go into the pool without a last
 * day of use, commissions and shares are paid in cash.
 *
 * @param code of the policy, null for the default
 * @param taxRatePpm value added tax within an amount offset, for the ERP note; 0 if none
 * @param expiryMonths how long what enters the pool can be used, null for ever
 */
record Terms(@Nullable String code, Map<Payable.Source, Manner> manners, List<Allowed> matrix, int taxRatePpm, @Nullable Integer expiryMonths) {
  /** Form and invoice treatment. */
  record Manner(PayoutForm form, InvoiceTreatment invoice) {}

  /** A cell of the allowed matrix, with what the tax adviser said about it. */
  record Allowed(PayoutForm form, InvoiceTreatment invoice, String taxNote) {}

  static final List<Allowed> MATRIX = List.of(
      new Allowed(PayoutForm.OFFSET, InvoiceTreatment.ON_INVOICE, "折扣额与销售额须在同一张发票的金额栏分别注明 / discount on the same invoice, in the amount column"),
      new Allowed(PayoutForm.OFFSET, InvoiceTreatment.RED_LETTER, "开红字发票，伙伴作进项税额转出 / red-letter invoice, the partner reverses input VAT"),
      new Allowed(PayoutForm.OFFSET, InvoiceTreatment.NONE, "伙伴就服务开票 / the partner invoices a service"),
      new Allowed(PayoutForm.GOODS, InvoiceTreatment.ON_INVOICE, "与正品同票并按总价分摊 / same invoice as the goods sold, price allocated"),
      new Allowed(PayoutForm.GOODS, InvoiceTreatment.NONE, "可能视同销售，由税务顾问判断 / may be a deemed sale, the tax adviser decides"),
      new Allowed(PayoutForm.CASH, InvoiceTreatment.RED_LETTER, "与销售量挂钩的返还 / a return linked to volume"),
      new Allowed(PayoutForm.CASH, InvoiceTreatment.NONE, "伙伴就服务开票，个人代扣个税 / the partner invoices a service; tax withheld from individuals"));

  static final Terms DEFAULT = new Terms(null, defaults(), MATRIX, 130_000, null);

  private static Map<Payable.Source, Manner> defaults() {
    Map<Payable.Source, Manner> manners = new EnumMap<>(Payable.Source.class);
    for (Payable.Source source : Payable.Source.values()) {
      manners.put(source, switch (source) {
        case COMMISSION, SHARE -> new Manner(PayoutForm.CASH, InvoiceTreatment.NONE);
        case FUND -> new Manner(PayoutForm.OFFSET, InvoiceTreatment.NONE);
        case REBATE, COMPENSATION, BONUS -> new Manner(PayoutForm.OFFSET, InvoiceTreatment.RED_LETTER);
      });
    }
    return manners;
  }

  Manner of(Payable.Source source) {
    return manners.getOrDefault(source, DEFAULT.manners().get(source));
  }

  Optional<Allowed> allowed(PayoutForm form, InvoiceTreatment invoice) {
    return matrix.stream().filter(cell -> cell.form() == form && cell.invoice() == invoice).findFirst();
  }

  /** The treatment for a form that was asked for without one: the terms' own, or the first the matrix allows. */
  InvoiceTreatment invoiceFor(PayoutForm form, Payable.Source source) {
    InvoiceTreatment own = of(source).invoice();
    return allowed(form, own).isPresent() ? own
        : matrix.stream().filter(cell -> cell.form() == form).map(Allowed::invoice).findFirst().orElse(own);
  }
}
