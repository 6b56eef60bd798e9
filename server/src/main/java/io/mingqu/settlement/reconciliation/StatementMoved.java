package io.mingqu.settlement.reconciliation;

/** A statement took a step: checked, reviewed, sent, confirmed, disputed, final, payable. */
public record StatementMoved(long statementId, String number, long partnerId, String action, String state) {}
