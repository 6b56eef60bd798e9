package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;

/** Where a correction stands that takes back, by policy, what the partner had confirmed 政策下调的签认. */
public enum ConsentState {
    /** Nothing to ask. */
    NOT_NEEDED,
    /** 待提请: the approval is asked for with the business check. */
    TO_APPROVE,
    /** 审批中. */
    IN_APPROVAL,
    /** 已批准: the partner may be asked. */
    APPROVED,
    /** 已签认: signed by the partner under exactly these bytes. */
    SIGNED,
    /** 未批准: the earlier statement stands. */
    REFUSED;

    /** Whether the step may be taken: nothing reaches the partner before approval, nothing counts before its signature. */
    public boolean allows(Action action) {
        return switch (action) {
            case SEND -> this == NOT_NEEDED || this == APPROVED || this == SIGNED;
            case CONFIRM, FINALISE, RELEASE -> this == NOT_NEEDED || this == SIGNED;
            case CHECK, REVIEW, DISPUTE, RESOLVE, SEND_BACK, WITHDRAW -> true;
        };
    }

    /** Whether the partner's signature is what is missing. */
    public boolean waitsForPartner() {
        return this == APPROVED;
    }
}
