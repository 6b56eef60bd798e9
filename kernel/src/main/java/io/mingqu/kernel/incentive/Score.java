package io.mingqu.kernel.incentive;

import io.mingqu.kernel.time.FiscalPeriod;

/** How a partner stood in a metric of the scorecard in a period, in millionths. */
public record Score(int partner, int programme, FiscalPeriod period, String metric, long valueMillionths) {}
