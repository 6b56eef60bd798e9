package io.mingqu.network.partner;

/** How a partner stands below another. A partner may have several parents, also in one role. */
public enum LinkRole {
  /** 进货: a sub-dealer from its dealers. */
  BUYS_FROM,
  /** 管理 */
  MANAGED_BY,
  /** 加盟 */
  FRANCHISED_BY,
  /** 签约: a KOL with its agency. */
  SIGNED_WITH
}
