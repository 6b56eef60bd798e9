package io.mingqu.settlement.payout;

/** How a partner gets what it is owed 兑付方式. */
public enum PayoutForm {
  /** 账扣: into the rebate pool, used up in orders. */
  OFFSET,
  /** 货补: in goods. */
  GOODS,
  /** 现金: by bank transfer. */
  CASH
}
