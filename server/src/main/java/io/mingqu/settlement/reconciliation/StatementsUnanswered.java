package io.mingqu.settlement.reconciliation;

/** A partner has not answered statements for longer than the days declared 催确认. {@code oldestSent} is the day the oldest was sent. */
public record StatementsUnanswered(long partnerId, int statements, String oldestSent) {}
