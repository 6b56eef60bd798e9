package io.mingqu.kernel.incentive;

/** A line that became known too late for a programme that refuses late lines. */
public record RefusedLine(int partner, int programme, long lineKey) {}
