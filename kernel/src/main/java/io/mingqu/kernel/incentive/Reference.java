package io.mingqu.kernel.incentive;

import io.mingqu.kernel.time.FiscalPeriod;

/**
 * The number a partner's base is held against in a period: last year's base for growth, the target for attainment.
 *
 * @param value in the unit of the qualifying base
 */
public record Reference(int partner, int programme, FiscalPeriod period, long value) {}
