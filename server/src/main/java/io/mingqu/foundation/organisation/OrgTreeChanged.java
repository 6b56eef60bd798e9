package io.mingqu.foundation.organisation;

/** Units were added, moved, renamed or closed. */
public record OrgTreeChanged(int units) {}
