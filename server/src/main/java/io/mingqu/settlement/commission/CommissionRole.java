package io.mingqu.settlement.commission;

/** In which part a party brought an order. */
public enum CommissionRole {
  /** 代理 */
  AGENT,
  /** 达人 */
  KOL,
  /** 达人机构 */
  MCN,
  /** 导购 */
  GUIDE,
  /** 门店 */
  STORE
}
