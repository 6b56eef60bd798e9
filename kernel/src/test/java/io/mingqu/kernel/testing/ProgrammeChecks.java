package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;
import static io.mingqu.kernel.testing.Check.that;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Explanation;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.ProgrammeCheck;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.SettlementResult;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.kernel.incentive.Why;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.reconciliation.CanonicalBytes;
import io.mingqu.kernel.reconciliation.RebateLine;
import io.mingqu.kernel.reconciliation.RebateStatement;
import io.mingqu.kernel.reconciliation.StatementParty;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds for programmes, their settlement and its explanation. */
final class ProgrammeChecks {
    private ProgrammeChecks() {}

    static List<Check> all(long seed, int worlds) {
        return List.of(
                new Check("settlement equals the slow oracle", () -> Seeded.forAll("oracle", seed, worlds, ProgrammeChecks::asOracle)),
                new Check("settlement is the same in any order and batching", () -> Seeded.forAll("order", seed, worlds / 5 + 1, ProgrammeChecks::anyOrder)),
                new Check("numbers of entities, channels and categories need not be dense",
                        () -> Seeded.forAll("sparse", seed, worlds / 5 + 1, ProgrammeChecks::sparse)),
                new Check("statement bytes are the same for any order, batches, threads and zone",
                        () -> Seeded.forAll("bytes", seed, worlds / 5 + 1, ProgrammeChecks::statementBytes)),
                new Check("re-rating what late lines touch equals settling everything anew",
                        () -> Seeded.forAll("incremental", seed, worlds, ProgrammeChecks::incremental)),
                new Check("payouts are the same with and without attribution, also where products are counted",
                        () -> Seeded.forAll("unattributed", seed, worlds / 2 + 1, ProgrammeChecks::unattributed)),
                new Check("thousands of combinations are told apart", () -> Seeded.forAll("many", seed, 2, ProgrammeChecks::manyCombinations)),
                new Check("the steps of every why end at the payout", () -> Seeded.forAll("why", seed, worlds / 5 + 1, ProgrammeChecks::why)),
                new Check("a why names sentence, tier and distance", ProgrammeChecks::whySentence),
                new Check("a faulty programme is refused with every fault", ProgrammeChecks::faults),
                new Check("every random programme is sound", () -> Seeded.forAll("sound", seed, worlds, s -> {
                    Programme programme = Worlds.programme(s, "P", 100);
                    equal(ProgrammeCheck.check(programme), new ProgrammeCheck.Verdict.Sound(programme), "verdict");
                })),
                new Check("what a sink throws reaches the caller as it is, from any thread", ProgrammeChecks::sinkThrows),
                new Check("the cliff of 200 returned is 406", () -> equal(WhatIf.cliffExposureMinor(sap(), 2_010_000, 20_000), 40_600L, "cliff")),
                new Check("partners are covered by attribute or list, and not if excluded", ProgrammeChecks::partnerScope));
    }

    private static void asOracle(Seeded s) {
        Worlds.World world = Worlds.random(s, 3);
        TreeMap<SlowOracle.Key, SlowOracle.Paid> paid = new TreeMap<>();
        TreeMap<SlowOracle.Key, Map<Long, Long>> shares = new TreeMap<>();
        SettlementResult result = SettlementKernel.settle(world.settlement(world.batches()), 1, (payout, lines) -> {
            Map<Long, Long> split = new java.util.HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                split.put(lines.lineKey(i), lines.shareMinor(i));
            }
            split.put(Long.MIN_VALUE, lines.unattributedMinor());
            shares.put(key(payout), split);
        });
        var expected = world.oracle().settle();
        for (Payout payout : result.payouts()) {
            SlowOracle.Paid slow = expected.get(key(payout));
            boolean zero = payout.payoutMinor() == 0 && slow != null;
            paid.put(key(payout), new SlowOracle.Paid(payout.payoutMinor(), payout.trace().lines(),
                    zero ? slow.shares() : shares.getOrDefault(key(payout), java.util.Map.of())));
        }
        equal(paid, expected, "payouts and shares");
    }

    private static SlowOracle.Key key(Payout payout) {
        return new SlowOracle.Key(payout.partner(), payout.programme(), payout.period().code());
    }

    private static void anyOrder(Seeded s) {
        Worlds.World world = Worlds.random(s, 3);
        List<Fact> shuffled = new ArrayList<>(world.facts());
        s.shuffle(shuffled);
        List<LineBatch> batches = Worlds.World.batches(shuffled, s.between(1, 20));
        equal(SettlementKernel.settle(world.settlement(batches), 2, (_, _) -> { }),
                SettlementKernel.settle(world.settlement(world.batches())), "result");
    }

    private static void statementBytes(Seeded s) {
        Worlds.World world = Worlds.random(s, 3);
        List<Fact> shuffled = new ArrayList<>(world.facts());
        s.shuffle(shuffled);
        Set<String> straight = hashes(world, world.batches(), 1);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(s.pick("Pacific/Kiritimati", "America/Los_Angeles")));
            equal(hashes(world, Worlds.World.batches(shuffled, s.between(1, 20)), 3), straight, "hashes");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    /** Hashes of the rebate statements of a settlement, one per payout that is attributed. */
    private static Set<String> hashes(Worlds.World world, List<LineBatch> batches, int threads) {
        Set<String> hashes = new ConcurrentSkipListSet<>();
        Map<Long, Fact> facts = world.facts().stream().collect(Collectors.toMap(Fact::key, f -> f));
        SettlementKernel.settle(world.settlement(batches), threads, (payout, shares) -> {
            List<RebateLine> lines = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                Fact fact = Objects.requireNonNull(facts.get(shares.lineKey(i)));
                lines.add(new RebateLine(fact.day(), "D" + fact.key() % 5, "" + fact.key(), "SKU" + fact.product(), shares.base(i), shares.shareMinor(i)));
            }
            hashes.add(CanonicalBytes.of(new RebateStatement(new StatementParty("D" + payout.partner(), "E", "CNY"), "P" + payout.programme(), 1,
                    payout.period(), payout.trace(), shares.unattributedMinor(), 0, lines)).sha256());
        });
        return hashes;
    }

    private static void unattributed(Seeded s) {
        Worlds.World world = Worlds.random(s, 3);
        List<ScopedProgramme> programmes = new ArrayList<>(world.programmes());
        Programme counting = sap().withTerms(io.mingqu.kernel.incentive.Terms.NONE.withRequirements(io.mingqu.kernel.incentive.Requirement.Combine.ALL,
                List.of(new io.mingqu.kernel.incentive.Requirement.ActiveProducts("range", 2))));
        programmes.add(ScopedProgramme.unbounded(counting));
        Worlds.World more = new Worlds.World(world.facts(), s.oneIn(2) ? programmes : world.programmes(), world.openings(), world.references(),
                world.through(), world.scores(), world.penalties());
        equal(SettlementKernel.settle(more.settlement(more.batches())), SettlementKernel.settle(more.settlement(more.batches()), 1, (_, _) -> { }), "result");
    }

    private static void incremental(Seeded s) {
        Worlds.World all = Worlds.random(s, 5);
        List<Integer> additive = java.util.stream.IntStream.range(0, 5).boxed().filter(p -> all.programmes().get(p).programme().additive()).toList();
        List<io.mingqu.kernel.incentive.ScopedProgramme> programmes = additive.stream().map(all.programmes()::get).toList();
        List<Fact> before = new ArrayList<>();
        List<Fact> after = new ArrayList<>();
        List<Fact> added = new ArrayList<>();
        List<Fact> withdrawn = new ArrayList<>();
        for (Fact fact : all.facts()) {
            int fate = s.below(6);
            if (fate != 0) {
                before.add(fact);
            } else {
                added.add(fact);
            }
            if (fate == 1) {
                withdrawn.add(fact);
            } else {
                after.add(fact);
            }
        }
        Worlds.World world = new Worlds.World(after, programmes, moved(all.openings(), additive, o -> o.programme(), (o, p) ->
                new io.mingqu.kernel.incentive.Opening(o.partner(), p, o.through(), o.qualifying(), o.paying())), moved(all.references(), additive,
                r -> r.programme(), (r, p) -> new io.mingqu.kernel.incentive.Reference(r.partner(), p, r.period(), r.value())), all.through(),
                moved(all.scores(), additive, r -> r.programme(), (r, p) -> new io.mingqu.kernel.incentive.Score(r.partner(), p, r.period(), r.metric(),
                        r.valueMillionths())), moved(all.penalties(), additive, r -> r.programme(), (r, p) -> new io.mingqu.kernel.incentive.Penalty(
                        r.partner(), p, r.period(), r.amountMinor(), r.ratePpm())));
        SettlementResult was = SettlementKernel.settle(world.settlement(Worlds.World.batches(before, 1_000)));
        io.mingqu.kernel.incentive.Rerating.Result again = io.mingqu.kernel.incentive.Rerating.settle(world.settlement(Worlds.World.batches(added, 1_000)),
                Worlds.World.batches(withdrawn, 1_000), was.payouts());
        TreeMap<SlowOracle.Key, Payout> now = new TreeMap<>();
        was.payouts().forEach(p -> now.put(key(p), p));
        again.touched().forEach(p -> now.put(key(p), p));
        again.gone().forEach(p -> now.remove(key(p)));
        List<Payout> anew = SettlementKernel.settle(world.settlement(world.batches())).payouts();
        equal(new ArrayList<>(now.values()), anew.stream().sorted(java.util.Comparator.comparing(ProgrammeChecks::key)).toList(), "payouts");
    }

    private static <T> List<T> moved(List<T> all, List<Integer> kept, java.util.function.ToIntFunction<T> programme,
            java.util.function.BiFunction<T, Integer, T> at) {
        return all.stream().filter(each -> kept.contains(programme.applyAsInt(each))).map(each -> at.apply(each, kept.indexOf(programme.applyAsInt(each)))).toList();
    }

    private static void sparse(Seeded s) {
        Worlds.World world = Worlds.random(s, 3);
        List<Fact> facts = world.facts().stream().map(f -> new Fact(f.key(), f.partner(), spread(f.entity()), spread(f.channel()), f.kind(),
                f.codeKind(), f.product(), spread(f.category()), f.day(), f.originalDay(), f.knownDay(), f.currency(), f.net(), f.gross(),
                f.quantityMilli())).toList();
        List<ScopedProgramme> programmes = world.programmes().stream().map(p -> new ScopedProgramme(p.programme(), p.members(),
                spread(p.categories()), p.products(), p.excludedProducts(), spread(p.channels()), spread(p.entities()), p.gauges().stream()
                .map(g -> new io.mingqu.kernel.incentive.ScopedItems(spread(g.categories()), g.products(), g.excludedProducts())).toList(), p.groups())).toList();
        Worlds.World wide = new Worlds.World(facts, programmes, world.openings(), world.references(), world.through(), world.scores(), world.penalties());
        equal(SettlementKernel.settle(wide.settlement(wide.batches()), 1, (_, _) -> { }),
                SettlementKernel.settle(world.settlement(world.batches())), "result");
    }

    private static void manyCombinations(Seeded s) {
        List<Fact> facts = new ArrayList<>();
        BitSet covered = new BitSet();
        long sum = 0;
        for (int i = 0; i < 3_000; i++) {
            int category = s.below(100_000_000);
            boolean inScope = covered.get(category) || s.oneIn(2);
            covered.set(category, inScope);
            facts.add(Fact.shipped(i, "2026-03-03", 100 + i).item(0, category, CodeKind.GOODS));
        }
        for (Fact fact : facts) {
            sum += covered.get(fact.category()) ? fact.net() : 0;
        }
        Programme programme = programme(new Scale.Rates(Scale.RateMode.ON_THE_WHOLE, List.of(new Scale.RateTier(0, 1_000_000))),
                Base.of(Measure.SHIPPED, Valuation.NET), Limits.NONE);
        Settlement settlement = Settlement.of(Worlds.World.batches(facts, 1_000),
                List.of(ScopedProgramme.unbounded(programme).withCategories(covered)));
        equal(SettlementKernel.settle(settlement).payouts().getFirst().payoutMinor(), sum, "all of the covered categories");
    }

    private static int spread(int number) {
        return number < 0 ? number : number * 2_003 + 17;
    }

    private static @Nullable BitSet spread(@Nullable BitSet numbers) {
        if (numbers == null) {
            return null;
        }
        BitSet spread = new BitSet();
        numbers.stream().forEach(n -> spread.set(spread(n)));
        return spread;
    }

    private static void why(Seeded s) {
        Worlds.World world = Worlds.random(s, 2);
        for (Payout payout : SettlementKernel.settle(world.settlement(world.batches())).payouts()) {
            Programme programme = world.programmes().get(payout.programme()).programme();
            Explanation why = Why.of(programme, payout.period(), payout.trace());
            long base = 0;
            long amount = 0;
            for (Explanation.Step step : why.steps()) {
                if (step.unit() == Explanation.Unit.PAYOUT_MILLIONTHS) {
                    amount += step.change();
                    equal(step.total(), amount, "running total of " + why);
                } else {
                    base += step.change();
                    equal(step.total(), base, "running base of " + why);
                }
            }
            if (programme.limits().baseCap().isEmpty()) {
                equal(base, payout.trace().qualifyingBase(), "base steps of " + payout);
            }
            boolean perUnit = programme.scale() instanceof Scale.PerUnit;
            that(amount == payout.payoutMinor() * 1_000_000 || (perUnit && Math.abs(amount - payout.payoutMinor() * 1_000_000) <= 1),
                    "steps end at " + amount + " for " + payout);
        }
    }

    private static Programme sap() {
        return programme(new Scale.Rates(Scale.RateMode.ON_THE_WHOLE, List.of(new Scale.RateTier(500_000, 20_000), new Scale.RateTier(2_000_000, 40_000))),
                Base.of(Measure.SHIPPED, Valuation.NET), Limits.NONE);
    }

    private static Programme programme(Scale scale, Base base, Limits limits) {
        return new Programme("VOL", 1, "CNY", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), Scope.ALL, base,
                new Cycle(FiscalCalendar.NATURAL, Grain.YEAR), scale, limits, Timing.DEFAULT, Rounding.HALF_UP);
    }

    private static void whySentence() {
        Explanation why = Why.of(sap(), FiscalCalendar.NATURAL.period(Grain.YEAR, 2026, 1), WhatIf.at(sap(), 700_000));
        equal(why.key(), "payout.tier", "sentence");
        equal(why.params().get("payout"), new Explanation.Value.Amount(14_000, "CNY"), "payout");
        equal(why.params().get("tier"), new Explanation.Value.Count(1), "tier");
        equal(why.params().get("toNextTier"), new Explanation.Value.Amount(1_300_000, "CNY"), "distance");
        equal(why.params().get("nextTierGain"), new Explanation.Value.Amount(66_000, "CNY"), "gain at the next tier");
        equal(why.steps().stream().map(Explanation.Step::key).toList(), List.of("base.lines", "payout.rate"), "steps");
        equal(Why.of(sap(), FiscalCalendar.NATURAL.period(Grain.YEAR, 2026, 1), WhatIf.at(sap(), 100)).key(), "payout.below-first-tier", "below");
        equal(Why.of(sap(), FiscalCalendar.NATURAL.period(Grain.YEAR, 2026, 1), WhatIf.at(sap(), 0)).key(), "payout.no-base", "no base");
        equal(Why.of(sap(), FiscalCalendar.NATURAL.period(Grain.YEAR, 2026, 1), WhatIf.at(sap(), 3_000_000)).key(), "payout.top-tier", "top");
    }

    private static void faults() {
        Programme faulty = new Programme("", 0, "XXX", LocalDate.parse("2026-02-01"), LocalDate.parse("2026-01-01"), Scope.ALL,
                new Base(Measure.SHIPPED, Valuation.QUANTITY, Valuation.NET), new Cycle(FiscalCalendar.NATURAL, Grain.YEAR),
                new Scale.Rates(Scale.RateMode.BY_BAND, List.of(new Scale.RateTier(100, 1), new Scale.RateTier(100, 1), new Scale.RateTier(-5, -1))),
                new Limits(OptionalLong.of(10), OptionalLong.of(9), OptionalLong.of(-1)),
                new Timing(Timing.Returns.ORIGINAL, -1, Timing.Late.REOPENS), Rounding.HALF_UP);
        ProgrammeCheck.Verdict verdict = ProgrammeCheck.check(faulty);
        that(verdict instanceof ProgrammeCheck.Verdict.Faulty, verdict);
        equal(((ProgrammeCheck.Verdict.Faulty) verdict).faults().stream().map(ProgrammeCheck.Fault::code).toList(), List.of(
                "programme.code-missing", "programme.version-not-positive", "programme.currency-unknown", "programme.validity-reversed",
                "programme.grace-out-of-range", "programme.tiers-not-ascending", "programme.tier-bound-negative",
                "programme.tiers-not-ascending", "programme.rate-out-of-range", "programme.scale-needs-one-base",
                "programme.limit-negative", "programme.minimum-above-cap"), "codes");
        codes(programme(new Scale.Rates(Scale.RateMode.ON_THE_WHOLE, List.of()), Base.of(Measure.PAID, Valuation.QUANTITY), Limits.NONE),
                List.of("programme.tier-count", "programme.rate-needs-amount", "programme.payments-have-no-quantity"));
        codes(programme(new Scale.PerUnit(Scale.UnitMode.ON_THE_WHOLE, List.of(new Scale.UnitTier(0, new io.mingqu.kernel.money.UnitPrice(-1, 0)))),
                Base.of(Measure.SHIPPED, Valuation.NET), Limits.NONE), List.of("programme.price-negative", "programme.per-unit-needs-quantity"));
    }

    private static void codes(Programme programme, List<String> codes) {
        ProgrammeCheck.Verdict verdict = ProgrammeCheck.check(programme);
        that(verdict instanceof ProgrammeCheck.Verdict.Faulty, verdict);
        equal(((ProgrammeCheck.Verdict.Faulty) verdict).faults().stream().map(ProgrammeCheck.Fault::code).toList(), codes, "codes");
    }

    private static void sinkThrows() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            facts.add(Fact.shipped(i, "2026-03-03", 1_000_000).partner(i));
        }
        Settlement settlement = Settlement.of(Worlds.World.batches(facts, 7), List.of(ScopedProgramme.unbounded(sap())));
        for (int threads : new int[] {1, 3}) {
            Check.throwsA(UnsupportedOperationException.class, () -> SettlementKernel.settle(settlement, threads, (_, _) -> {
                throw new UnsupportedOperationException();
            }), threads + " threads");
        }
    }

    private static void partnerScope() {
        Scope.Partners scope = new Scope.Partners(Set.of("DEALER"), Set.of(), Set.of("EAST"), Set.of("D9"), Set.of("D2"));
        that(scope.covers("D1", "DEALER", "A", Set.of("SHANGHAI", "EAST")), "type and region");
        that(!scope.covers("D2", "DEALER", "A", Set.of("EAST")), "excluded");
        that(!scope.covers("D1", "AGENT", "A", Set.of("EAST")), "other type");
        that(!scope.covers("D1", "DEALER", "A", Set.of("NORTH")), "other region");
        that(scope.covers("D9", "AGENT", "B", Set.of()), "listed");
        that(Scope.Partners.ALL.covers("X", "", "", Set.of()), "everyone");
        that(!Scope.Partners.listed(Set.of("D1")).covers("D2", "", "", Set.of()), "not listed");
    }
}
