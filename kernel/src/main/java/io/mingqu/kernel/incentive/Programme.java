package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.Rounding;
import java.time.LocalDate;

/**
 * An incentive programme 返利政策 in force: who earns what, on what, over which periods.
 *
 * @param code     the business code, unique per brand group
 * @param version  the version of the policy this is
 * @param currency the contract currency; only lines in it count
 * @param from     first day of validity
 * @param to       last day of validity, inclusive
 */
public record Programme(
        String code, int version, String currency, LocalDate from, LocalDate to,
        Scope scope, Base base, Cycle cycle, Scale scale, Limits limits, Timing timing, Rounding rounding) {
}
