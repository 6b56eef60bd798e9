package io.mingqu.kernel.reconciliation;

/** Where a statement stands. */
public enum StatementState {
    /** 草稿. */
    DRAFT,
    /** 业务初审 done. */
    CHECKED,
    /** 财务复核 done. */
    REVIEWED,
    /** 已发送: its bytes are frozen. */
    SENT,
    /** 已确认 by the partner. */
    CONFIRMED,
    /** 有异议: lines are disputed, a case is open. */
    DISPUTED,
    /** 已定稿. */
    FINAL,
    /** 可兑付: posted to the rebate pool. */
    PAYABLE,
    /** 已作废: replaced before it was sent. */
    WITHDRAWN;

    /** Whether the partner may have seen it, so that changes need a delta statement. */
    public boolean frozen() {
        return ordinal() >= SENT.ordinal() && this != WITHDRAWN;
    }
}
