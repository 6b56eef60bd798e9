package io.mingqu.foundation.shared;

/** A caller was turned away at the door. {@code audit} keeps it. */
public record AccessRefused(String principalId, String method, String path, String reason) {}
