package io.mingqu.settlement.payout;

/** How an incentive shows in invoices 开票方式. Which goes with which form is a matrix the user's tax adviser decides. */
public enum InvoiceTreatment {
  /** 票折: a discount line on the next invoice. */
  ON_INVOICE,
  /** 红字发票: a red-letter invoice for earlier ones. */
  RED_LETTER,
  /** None: the partner issues an invoice for a service, or nothing is invoiced. */
  NONE
}
