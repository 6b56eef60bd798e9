package io.mingqu.network.partner;

/** Who owns the goods and sets the price 交易模式. */
public enum TradeMode {
  /** 买断 */
  BUYOUT,
  /** 代理 */
  AGENCY,
  /** 代销 */
  CONSIGNMENT,
  /** 特许 */
  FRANCHISE,
  /** 推荐 */
  REFERRAL
}
