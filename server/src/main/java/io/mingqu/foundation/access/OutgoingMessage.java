package io.mingqu.foundation.access;

/** A short text for one person. */
public record OutgoingMessage(long id, long personId, String phone, String purpose, String text) {}
