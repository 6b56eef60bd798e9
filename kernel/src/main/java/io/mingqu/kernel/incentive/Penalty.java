package io.mingqu.kernel.incentive;

import io.mingqu.kernel.time.FiscalPeriod;

/**
 * What a penalty list 扣罚 takes from a partner's payout in a period: an amount, a part of the payout, or both.
 *
 * @param ratePpm of the payout before penalties
 */
public record Penalty(int partner, int programme, FiscalPeriod period, long amountMinor, int ratePpm) {}
