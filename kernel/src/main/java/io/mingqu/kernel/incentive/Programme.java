package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.Rounding;
import java.time.LocalDate;
import java.util.List;

/**
 * An incentive programme 返利政策 in force: who earns what, on what, over which periods.
 *
 * @param code     the business code, unique per brand group
 * @param version  the version of the policy this is
 * @param currency the contract currency; only lines in it count
 * @param from     first day of validity
 * @param to       last day of validity, inclusive
 * @param scale    the scale in force from the first day on, until a change among the terms
 */
public record Programme(
        String code, int version, String currency, LocalDate from, LocalDate to,
        Scope scope, Base base, Cycle cycle, Scale scale, Limits limits, Timing timing, Rounding rounding, Terms terms) {
    public Programme(String code, int version, String currency, LocalDate from, LocalDate to,
            Scope scope, Base base, Cycle cycle, Scale scale, Limits limits, Timing timing, Rounding rounding) {
        this(code, version, currency, from, to, scope, base, cycle, scale, limits, timing, rounding, Terms.NONE);
    }

    public Programme withTerms(Terms wanted) {
        return new Programme(code, version, currency, from, to, scope, base, cycle, scale, limits, timing, rounding, wanted);
    }

    public Programme withLimits(Limits wanted) {
        return new Programme(code, version, currency, from, to, scope, base, cycle, scale, wanted, timing, rounding, terms);
    }

    public Programme valid(LocalDate first, LocalDate last) {
        return new Programme(code, version, currency, first, last, scope, base, cycle, scale, limits, timing, rounding, terms);
    }

    /** The scale in force on a day. */
    public Scale scaleOn(LocalDate day) {
        Scale inForce = scale;
        for (TierChange change : terms.changes()) {
            inForce = change.from().isAfter(day) ? inForce : change.scale();
        }
        return inForce;
    }

    /** The programme as if the scale of this day had always been in force. */
    public Programme asOn(LocalDate day) {
        if (terms.changes().isEmpty()) {
            return this;
        }
        return new Programme(code, version, currency, from, to, scope, base, cycle, scaleOn(day), limits, timing, rounding,
                terms.withChanges(terms.cut(), List.of()));
    }

    /** Whether what one partner is paid depends on what others earned. */
    public boolean acrossPartners() {
        return limits.sharedByPartners() || terms.groupSplit() != null;
    }

    /** Whether new lines can be added to the sums of an earlier settlement; otherwise the lines themselves are needed again. */
    public boolean additive() {
        return terms.changes().isEmpty() && terms.requirements().isEmpty() && limits.lineCapMinor().isEmpty();
    }
}
