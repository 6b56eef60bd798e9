package io.mingqu.kernel.reconciliation;

/** Between whom a statement is, in business codes, and in which currency. */
public record StatementParty(String partnerCode, String entityCode, String currency) {}
