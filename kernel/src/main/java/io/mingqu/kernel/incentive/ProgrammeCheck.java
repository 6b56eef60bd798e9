package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.Attainment;
import io.mingqu.kernel.incentive.Scale.AttainmentPays;
import io.mingqu.kernel.incentive.Scale.FixedSteps;
import io.mingqu.kernel.incentive.Scale.Growth;
import io.mingqu.kernel.incentive.Scale.GrowthPays;
import io.mingqu.kernel.incentive.Scale.PerUnit;
import io.mingqu.kernel.incentive.Scale.RateMode;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Rates;
import io.mingqu.kernel.incentive.Scale.Tier;
import io.mingqu.kernel.incentive.Scale.UnitMode;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.money.Currencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Whether a programme says something that can be settled 政策校验. Collects every fault, so that all can be mended at once. */
public final class ProgrammeCheck {
    private static final int RATE_MAX_PPM = 10_000_000;
    private static final int TIERS_MAX = 100;
    private static final int GRACE_MAX_DAYS = 366;
    private static final int YEARS_MAX = 10;

    private final Programme programme;
    private final List<Fault> faults = new ArrayList<>();

    private ProgrammeCheck(Programme programme) {
        this.programme = programme;
    }

    /** What a check found. */
    public sealed interface Verdict {
        /** It can be settled. */
        record Sound(Programme programme) implements Verdict {}

        /** It cannot, and why. */
        record Faulty(List<Fault> faults) implements Verdict {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** A fault: a stable code and the values a sentence about it needs. */
    public record Fault(String code, Map<String, String> params) {
        public Fault {
            params = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(params));
        }
    }

    public static Verdict check(Programme programme) {
        ProgrammeCheck check = new ProgrammeCheck(programme);
        check.head();
        check.tiers();
        check.bases();
        check.limits();
        TermsCheck.check(programme, check::fault);
        return check.faults.isEmpty() ? new Verdict.Sound(programme) : new Verdict.Faulty(check.faults);
    }

    private void head() {
        if (programme.code().isBlank() || programme.code().length() > 64) {
            fault("programme.code-missing", "code", programme.code());
        }
        if (programme.version() < 1) {
            fault("programme.version-not-positive", "version", programme.version());
        }
        if (Currencies.find(programme.currency()).isEmpty()) {
            fault("programme.currency-unknown", "currency", programme.currency());
        }
        if (programme.to().isBefore(programme.from())) {
            fault("programme.validity-reversed", "from", programme.from(), "to", programme.to());
        } else if (programme.to().isAfter(programme.from().plusYears(YEARS_MAX))) {
            fault("programme.validity-too-long", "from", programme.from(), "to", programme.to(), "yearsMax", YEARS_MAX);
        }
        int grace = programme.timing().graceDays();
        if (grace < 0 || grace > GRACE_MAX_DAYS) {
            fault("programme.grace-out-of-range", "graceDays", grace, "graceDaysMax", GRACE_MAX_DAYS);
        }
    }

    private void tiers() {
        tiers(programme.scale());
        programme.terms().changes().forEach(change -> tiers(change.scale()));
    }

    private void tiers(Scale scale) {
        List<? extends Tier> tiers = scale.tiers();
        if (tiers.isEmpty() || tiers.size() > TIERS_MAX) {
            fault("programme.tier-count", "tiers", tiers.size(), "tiersMax", TIERS_MAX);
        }
        boolean growth = scale instanceof Growth;
        for (int k = 0; k < tiers.size(); k++) {
            Tier tier = tiers.get(k);
            if (tier.from() < 0 && !growth) {
                fault("programme.tier-bound-negative", "tier", k + 1, "from", tier.from());
            }
            if (k > 0 && tier.from() <= tiers.get(k - 1).from()) {
                fault("programme.tiers-not-ascending", "tier", k + 1, "from", tier.from(), "previous", tiers.get(k - 1).from());
            }
            tierValue(tier, k + 1);
        }
    }

    private void tierValue(Tier tier, int number) {
        switch (tier) {
            case RateTier(long _, int ratePpm) when ratePpm < 0 || ratePpm > RATE_MAX_PPM ->
                    fault("programme.rate-out-of-range", "tier", number, "ratePpm", ratePpm, "ratePpmMax", RATE_MAX_PPM);
            case AmountTier(long _, long amountMinor) when amountMinor < 0 ->
                    fault("programme.amount-negative", "tier", number, "amountMinor", amountMinor);
            case UnitTier(long _, var perUnit) when perUnit.value() < 0 ->
                    fault("programme.price-negative", "tier", number, "perUnit", perUnit);
            case RateTier _, AmountTier _, UnitTier _ -> { }
        }
    }

    private void bases() {
        Base base = programme.base();
        boolean needsOneBase = switch (programme.scale()) {
            case Rates rates -> rates.mode() == RateMode.BY_BAND || rates.mode() == RateMode.PROSPECTIVE
                    || rates.mode() == RateMode.ROLLING;
            case PerUnit perUnit -> perUnit.mode() == UnitMode.BY_BAND;
            case Growth growth -> growth.pays() == GrowthPays.ON_INCREASE;
            case Attainment attainment -> attainment.pays() == AttainmentPays.ON_TARGET;
            case FixedSteps _ -> false;
        };
        if (needsOneBase && !base.oneBase()) {
            fault("programme.scale-needs-one-base", "qualifying", base.qualifying(), "paying", base.paying());
        }
        programme.terms().changes().forEach(change -> paidIn(change.scale(), base));
        paidIn(programme.scale(), base);
        boolean paid = base.measure() == Measure.PAID && base.paying() == Valuation.QUANTITY;
        if (paid || base.qualifyingMeasure() == Measure.PAID && base.qualifying() == Valuation.QUANTITY) {
            fault("programme.payments-have-no-quantity", "measure", Measure.PAID);
        }
    }

    private void paidIn(Scale scale, Base base) {
        boolean perUnit = scale instanceof PerUnit;
        boolean fixed = scale instanceof FixedSteps;
        if (perUnit && base.paying() != Valuation.QUANTITY) {
            fault("programme.per-unit-needs-quantity", "paying", base.paying());
        }
        if (!perUnit && !fixed && !base.paying().isAmount()) {
            fault("programme.rate-needs-amount", "paying", base.paying());
        }
    }

    private void limits() {
        Limits limits = programme.limits();
        negative("minimumMinor", limits.minimumMinor());
        negative("capMinor", limits.capMinor());
        negative("baseCap", limits.baseCap());
        negative("payFromMinor", limits.payFromMinor());
        negative("lineCapMinor", limits.lineCapMinor());
        negative("programmeCapMinor", limits.programmeCapMinor());
        negative("budgetMinor", limits.budgetMinor());
        if (limits.minimumMinor().isPresent() && limits.capMinor().isPresent()
                && limits.minimumMinor().getAsLong() > limits.capMinor().getAsLong()) {
            fault("programme.minimum-above-cap", "minimumMinor", limits.minimumMinor().getAsLong(),
                    "capMinor", limits.capMinor().getAsLong());
        }
    }

    private void negative(String field, OptionalLong value) {
        if (value.isPresent() && value.getAsLong() < 0) {
            fault("programme.limit-negative", "field", field, "value", value.getAsLong());
        }
    }

    private void fault(String code, Object... namesAndValues) {
        Map<String, String> params = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        faults.add(new Fault(code, params));
    }
}
