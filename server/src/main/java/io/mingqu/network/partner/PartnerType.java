package io.mingqu.network.partner;

/** What a partner is in the channel 伙伴类型. */
public enum PartnerType {
  /** 经销商: buys from the brand. */
  DEALER,
  /** 分销商 / 二批: buys from a dealer. */
  SUB_DEALER,
  /** 代理商 */
  AGENT,
  /** 加盟商 */
  FRANCHISEE,
  /** 门店 */
  RETAIL_STORE,
  /** 网店 */
  E_SHOP,
  /** 达人 */
  KOL,
  /** 达人机构 */
  MCN,
  /** 导购: a sales associate in a store. */
  GUIDE,
  /** 商超 / KA: deducts from the brand. */
  KEY_ACCOUNT,
  /** Nobody said. */
  UNKNOWN
}
