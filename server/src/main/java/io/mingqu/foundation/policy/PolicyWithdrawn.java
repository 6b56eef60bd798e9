package io.mingqu.foundation.policy;

/** A published version was taken back. */
public record PolicyWithdrawn(String versionId, String policyId, String kind, String code, String reason) {}
