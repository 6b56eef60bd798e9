package io.mingqu.foundation.access;

/** Partners moved between units, so scopes must be worked out again. Publish it as an application event in the change's transaction. */
public record ScopesChanged() {}
