package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Membership;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Random facts and programmes, small enough for the slow oracle and dense enough that bounds, ties and late lines happen. */
public final class Worlds {
    public static final LocalDate START = LocalDate.parse("2025-11-20");
    private static final int DAYS = 230;
    public static final int PARTNERS = 4;

    private Worlds() {}

    /** Everything one settlement needs. */
    public record World(List<Fact> facts, List<ScopedProgramme> programmes, List<Opening> openings, List<Reference> references,
            LocalDate through, List<Score> scores, List<Penalty> penalties) {
        public Settlement settlement(List<LineBatch> batches) {
            return new Settlement(batches, programmes, openings, references, through, scores, penalties);
        }

        /** One batch per currency. */
        public List<LineBatch> batches() {
            return batches(facts, facts.size() + 1);
        }

        /** Batches of at most {@code size} lines, in the order given. */
        public static List<LineBatch> batches(List<Fact> facts, int size) {
            List<LineBatch> batches = new ArrayList<>();
            for (int from = 0; from < facts.size(); from += size) {
                Map<String, List<Fact>> byCurrency = new TreeMap<>();
                for (Fact f : facts.subList(from, Math.min(facts.size(), from + size))) {
                    byCurrency.computeIfAbsent(f.currency(), _ -> new ArrayList<>()).add(f);
                }
                byCurrency.forEach((currency, each) -> batches.add(Fact.batch(currency, each)));
            }
            return batches;
        }

        public SlowOracle oracle() {
            return new SlowOracle(facts, programmes, openings, references, through, scores, penalties);
        }
    }

    public static World random(Seeded s, int programmeCount) {
        List<Fact> facts = new ArrayList<>();
        int lines = s.between(0, 60);
        long unit = s.pick(1L, 1L, 100L, 12_345L);
        for (int i = 0; i < lines; i++) {
            facts.add(fact(s, i * 7L + 3, unit));
        }
        List<ScopedProgramme> programmes = new ArrayList<>();
        for (int i = 0; i < programmeCount; i++) {
            programmes.add(RandomTerms.add(s, scoped(s, programme(s, "P" + i, unit)), unit));
        }
        List<Opening> openings = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (int p = 0; p < programmeCount; p++) {
            Programme programme = programmes.get(p).programme();
            for (int partner = 0; partner < PARTNERS; partner++) {
                if (s.oneIn(4)) {
                    long volume = s.between(-20, 400) * unit;
                    LocalDate through = START.plusDays(s.below(DAYS));
                    openings.add(new Opening(partner, p, through, volume, programme.base().oneBase() ? volume : s.between(0, 300) * unit));
                }
                for (FiscalPeriod period : programme.cycle().periods(programme.from(), programme.to())) {
                    if (!s.oneIn(4)) {
                        references.add(new Reference(partner, p, period, s.between(-10, 300) * unit));
                    }
                }
            }
        }
        LocalDate through = s.oneIn(3) ? START.plusDays(s.below(DAYS)) : LocalDate.MAX;
        List<Score> scores = new ArrayList<>();
        List<Penalty> penalties = new ArrayList<>();
        for (int p = 0; p < programmeCount; p++) {
            RandomTerms.standings(s, p, programmes.get(p).programme(), scores, penalties);
        }
        return new World(facts, programmes, openings, references, through, scores, penalties);
    }

    private static Fact fact(Seeded s, long key, long unit) {
        MovementKind kind = s.pick(MovementKind.SHIPPED, MovementKind.SHIPPED, MovementKind.SHIPPED, MovementKind.RETURNED,
                MovementKind.ORDERED, MovementKind.PAID, MovementKind.INVOICED, MovementKind.RECEIVED, MovementKind.SOLD_OUT,
                MovementKind.CHARGED);
        LocalDate day = START.plusDays(s.below(DAYS));
        boolean back = kind == MovementKind.RETURNED;
        LocalDate original = back && !s.oneIn(3) ? day.minusDays(s.below(70)) : day;
        LocalDate known = s.oneIn(3) ? day.plusDays(s.below(60)) : day;
        long sign = back ? -1 : s.oneIn(12) ? -1 : 1;
        long net = sign * s.between(0, 120) * unit;
        return new Fact(key, s.below(PARTNERS), s.between(-1, 1), s.between(-1, 2), kind, s.oneIn(5) ? s.pick(CodeKind.values()) : CodeKind.GOODS,
                s.between(-1, 5), s.between(-1, 3), day, original, known, s.oneIn(8) ? "JPY" : "CNY",
                net, net + net * 13 / 100, sign * s.between(0, 50) * s.pick(1L, 500L, 1000L));
    }

    public static Programme programme(Seeded s, String code, long unit) {
        LocalDate from = START.plusDays(s.below(90));
        LocalDate to = from.plusDays(s.between(20, 200));
        Cycle cycle = new Cycle(s.pick(FiscalCalendar.NATURAL, FiscalCalendar.CLOSES_25, FiscalCalendar.closingOn(0, 4)), s.pick(Grain.values()));
        Timing timing = new Timing(s.pick(Timing.Returns.values()), s.pick(0, 3, 10), s.pick(Timing.Late.values()));
        int mode = s.below(9);
        Measure measure = mode == 6 || mode == 7
                ? s.pick(Measure.SHIPPED, Measure.ORDERED, Measure.SOLD_OUT)
                : s.pick(Measure.SHIPPED, Measure.SHIPPED, Measure.SHIPPED, Measure.ORDERED, Measure.PAID, Measure.INVOICED, Measure.RECEIVED);
        Scale scale = scale(s, mode, unit);
        Base base = base(s, mode, measure, scale);
        return new Programme(code, 1, s.oneIn(6) ? "JPY" : "CNY", from, to, scope(s), base, cycle, scale, limits(s, unit), timing,
                s.pick(Rounding.values()));
    }

    private static Base base(Seeded s, int mode, Measure measure, Scale scale) {
        boolean quantity = mode == 6 || mode == 7;
        Valuation paying = quantity ? Valuation.QUANTITY : s.pick(Valuation.NET, Valuation.GROSS);
        boolean split = s.oneIn(3) && (mode == 1 || mode == 5 || mode == 6 || mode == 3);
        boolean money = measure == Measure.PAID;
        return new Base(measure, !split ? paying : money ? s.pick(Valuation.NET, Valuation.GROSS) : s.pick(Valuation.values()), paying);
    }

    static Scale scale(Seeded s, int mode, long unit) {
        if (mode <= 4) {
            return new Scale.Rates(Scale.RateMode.values()[mode], rateTiers(s, unit));
        }
        return switch (mode) {
            case 5 -> {
                List<Scale.AmountTier> tiers = new ArrayList<>();
                for (long bound : bounds(s, unit)) {
                    tiers.add(new Scale.AmountTier(bound, s.between(0, 5000)));
                }
                yield new Scale.FixedSteps(tiers);
            }
            case 6, 7 -> {
                List<Scale.UnitTier> tiers = new ArrayList<>();
                for (long bound : bounds(s, 500)) {
                    tiers.add(new Scale.UnitTier(bound, new UnitPrice(s.between(0, 999), s.below(5))));
                }
                yield new Scale.PerUnit(mode == 6 ? Scale.UnitMode.ON_THE_WHOLE : Scale.UnitMode.BY_BAND, tiers);
            }
            default -> s.oneIn(2)
                    ? new Scale.Growth(ppmTiers(s, -300_000), s.pick(Scale.GrowthPays.values()), s.pick(Scale.NoPrior.values()))
                    : new Scale.Attainment(ppmTiers(s, 200_000), s.pick(Scale.AttainmentPays.values()));
        };
    }

    private static List<Scale.RateTier> rateTiers(Seeded s, long unit) {
        List<Scale.RateTier> tiers = new ArrayList<>();
        for (long bound : bounds(s, unit)) {
            tiers.add(new Scale.RateTier(bound, s.pick(0, 5000, 10_000, 12_345, 33_333, 250_000)));
        }
        return tiers;
    }

    private static List<Scale.RateTier> ppmTiers(Seeded s, long first) {
        List<Scale.RateTier> tiers = new ArrayList<>();
        long bound = first;
        for (int k = s.between(1, 4); k > 0; k--) {
            tiers.add(new Scale.RateTier(bound, s.pick(5000, 10_000, 33_333)));
            bound += s.pick(1L, 100_000L, 400_000L);
        }
        return tiers;
    }

    static List<Long> bounds(Seeded s, long unit) {
        List<Long> bounds = new ArrayList<>();
        long bound = s.oneIn(2) ? 0 : s.between(1, 60) * unit;
        for (int k = s.between(1, 4); k > 0; k--) {
            bounds.add(bound);
            bound += s.between(1, 120) * unit;
        }
        return bounds;
    }

    private static Limits limits(Seeded s, long unit) {
        OptionalLong minimum = s.oneIn(5) ? OptionalLong.of(s.between(0, 300)) : OptionalLong.empty();
        OptionalLong cap = s.oneIn(4) ? OptionalLong.of(300 + s.between(0, 3000)) : OptionalLong.empty();
        OptionalLong baseCap = s.oneIn(6) ? OptionalLong.of(s.between(1, 200) * unit) : OptionalLong.empty();
        return new Limits(minimum, cap, baseCap);
    }

    private static Scope scope(Seeded s) {
        Set<CodeKind> kinds = s.oneIn(4) ? Set.of(CodeKind.GOODS, CodeKind.DISCOUNT) : Set.of(CodeKind.GOODS);
        return new Scope(Scope.Partners.ALL, new Scope.Items(kinds, Set.of(), Set.of(), Set.of()), Set.of(), Set.of());
    }

    private static ScopedProgramme scoped(Seeded s, Programme programme) {
        ScopedProgramme scoped = ScopedProgramme.unbounded(programme);
        scoped = s.oneIn(3) ? scoped.withCategories(bits(s, 4)) : scoped;
        scoped = s.oneIn(3) ? scoped.withProducts(bits(s, 6)) : scoped;
        scoped = s.oneIn(4) ? scoped.withoutProducts(bits(s, 6)) : scoped;
        scoped = s.oneIn(3) ? scoped.withChannels(bits(s, 3)) : scoped;
        scoped = s.oneIn(3) ? scoped.withEntities(bits(s, 2)) : scoped;
        if (s.oneIn(4)) {
            return scoped.withMembers(Membership.of(bits(s, PARTNERS)));
        }
        return s.oneIn(4) ? scoped.withMembers(Membership.dated(stays(s))) : scoped;
    }

    private static Map<Integer, List<Membership.Stay>> stays(Seeded s) {
        Map<Integer, List<Membership.Stay>> stays = new TreeMap<>();
        for (int partner = 0; partner < PARTNERS; partner++) {
            if (!s.oneIn(4)) {
                int first = (int) START.toEpochDay() + s.below(DAYS);
                stays.put(partner, s.oneIn(3)
                        ? List.of(new Membership.Stay(first, first + 30), new Membership.Stay(first + 50, Integer.MAX_VALUE))
                        : List.of(new Membership.Stay(first, first + s.below(DAYS))));
            }
        }
        return stays;
    }

    static BitSet bits(Seeded s, int n) {
        BitSet bits = new BitSet();
        for (int i = 0; i < n; i++) {
            bits.set(i, s.oneIn(2));
        }
        return bits;
    }
}
