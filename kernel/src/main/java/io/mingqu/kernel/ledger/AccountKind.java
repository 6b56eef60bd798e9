package io.mingqu.kernel.ledger;

/**
 * What an account counts. The side is the one on which it normally grows; its balance is stated positive on that side. A limited account
 * may never fall below its limit (zero unless one was set): what is in it can be promised once.
 */
public enum AccountKind {
  /** 应收: what the partner owes for goods and charges. */
  RECEIVABLE(Side.DEBIT, false),
  /** Sales on account and other counterparts of a receivable that the ERP owns. */
  SALES(Side.CREDIT, false),
  /** 冲减收入: rebates and allowances, the cost of incentives. */
  CONTRA_REVENUE(Side.DEBIT, false),
  /** 返利预提: rebate expected but not yet confirmed. */
  REBATE_ACCRUAL(Side.CREDIT, false),
  /** 返利池, usable: confirmed rebate the partner may use up in orders. */
  REBATE_POOL(Side.CREDIT, true),
  /** 返利池, reserved: promised to an order, not yet consumed. */
  POOL_RESERVED(Side.CREDIT, true),
  /** What the partner has to give back after a clawback larger than its pool. */
  CLAWBACK_RECEIVABLE(Side.DEBIT, false),
  /** 货补: goods owed in kind. */
  GOODS_OBLIGATION(Side.CREDIT, false),
  /** 应付: cash owed, not yet in a batch that was sent. */
  PARTNER_PAYABLE(Side.CREDIT, false),
  /** Cash in a batch sent to the bank, not yet known to have arrived. */
  CASH_IN_TRANSIT(Side.CREDIT, false),
  /** 佣金预提: commission expected, still within the return window. */
  COMMISSION_ACCRUAL(Side.CREDIT, false),
  COMMISSION_PAYABLE(Side.CREDIT, false),
  /** 费用预提: market fund approved or claimed, not yet verified. */
  FUND_ACCRUAL(Side.CREDIT, false),
  /** 补差预提: price-change compensation calculated, not yet accepted. */
  COMPENSATION_ACCRUAL(Side.CREDIT, false),
  /** 奖励预提: a bonus granted, not yet accepted. */
  BONUS_ACCRUAL(Side.CREDIT, false),
  /** 分成: what a party gets of an order, until it is owed. */
  SHARE_ACCRUAL(Side.CREDIT, false),
  /** 市场费用: the cost of marketing activities done for the brand. */
  MARKETING_EXPENSE(Side.DEBIT, false),
  /** The cost of commissions. */
  COMMISSION_EXPENSE(Side.DEBIT, false),
  OUTPUT_TAX(Side.CREDIT, false),
  /** 保证金: deposit held for the partner. */
  DEPOSIT(Side.CREDIT, true),
  /** 预算: granted and free to be reserved. The reference names the budget. */
  BUDGET(Side.CREDIT, true),
  BUDGET_RESERVED(Side.CREDIT, true),
  BUDGET_CONSUMED(Side.CREDIT, false),
  /** The counterpart of granted budgets. */
  BUDGET_GRANTED(Side.DEBIT, false),
  BANK(Side.DEBIT, false),
  /** Between two currencies: one account in each. */
  EXCHANGE(Side.DEBIT, false),
  /** 期初: the counterpart of imported opening balances. */
  OPENING(Side.CREDIT, false),
  ROUNDING(Side.DEBIT, false);

  /** The side on which an account grows. */
  public enum Side { DEBIT, CREDIT }

  private final Side side;
  private final boolean limited;

  AccountKind(Side side, boolean limited) {
    this.side = side;
    this.limited = limited;
  }

  public Side side() {
    return side;
  }

  public boolean limited() {
    return limited;
  }
}
