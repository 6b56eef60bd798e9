package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Membership;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.ProgrammeCheck;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.TierChange;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.Grain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One case of the kit as written: see {@code conformance/README.txt} for the words. */
final class ConformanceCase {
    final String name;
    final List<Fact> facts = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    final List<Expectation> expectations = new ArrayList<>();
    String currency = "CNY";
    private LocalDate from = LocalDate.parse("2026-01-01");
    private LocalDate to = LocalDate.parse("2026-12-31");
    private Cycle cycle = new Cycle(FiscalCalendar.NATURAL, Grain.YEAR);
    private Base base = Base.of(Measure.SHIPPED, Valuation.NET);
    private String scale = "ON_THE_WHOLE";
    private final List<String[]> tiers = new ArrayList<>();
    private Scale.NoPrior noPrior = Scale.NoPrior.NOTHING;
    private OptionalLong minimum = OptionalLong.empty();
    private OptionalLong cap = OptionalLong.empty();
    private OptionalLong baseCap = OptionalLong.empty();
    private OptionalLong payFrom = OptionalLong.empty();
    private OptionalLong lineCap = OptionalLong.empty();
    private OptionalLong programmeCap = OptionalLong.empty();
    private OptionalLong budget = OptionalLong.empty();
    private Timing timing = Timing.DEFAULT;
    private Rounding rounding = Rounding.HALF_UP;
    private final List<String[]> openings = new ArrayList<>();
    private final List<String[]> references = new ArrayList<>();
    private final Map<Integer, List<Membership.Stay>> stays = new TreeMap<>();
    private final Map<String, BitSet> scope = new TreeMap<>();
    private final CaseTerms terms = new CaseTerms();
    private final TreeMap<LocalDate, List<String[]>> changes = new TreeMap<>();
    private List<String[]> tiersInto = tiers;

    /** What is expected under the policy and the facts written above it. */
    record Expectation(Map<String, String> values, ScopedProgramme programme, List<Fact> facts, List<Opening> openings,
            List<Reference> references, List<Score> scores, List<Penalty> penalties) {}

    private ConformanceCase(String name) {
        this.name = name;
    }

    static List<ConformanceCase> parse(String file, String text) {
        List<ConformanceCase> cases = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n")) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String word = line.split(" +", 2)[0];
            String rest = line.substring(word.length()).strip();
            if (word.equals("case")) {
                cases.add(new ConformanceCase(rest));
                continue;
            }
            try {
                cases.getLast().read(word, rest);
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException(file + ".txt line " + number + ": " + line, wrong);
            }
        }
        return cases;
    }

    private void read(String word, String rest) {
        String[] w = rest.split(" +");
        switch (word) {
            case "why" -> { }
            case "currency" -> currency = rest;
            case "valid" -> {
                from = LocalDate.parse(w[0]);
                to = LocalDate.parse(w[1]);
            }
            case "period" -> cycle = new Cycle(w.length > 1 ? FiscalCalendar.ofCode(w[1]).orElseThrow() : FiscalCalendar.NATURAL,
                    Grain.valueOf(w[0]));
            case "base" -> base = new Base(Measure.valueOf(w[0]), Valuation.valueOf(w[1]), Valuation.valueOf(w[w.length - 1]));
            case "scale" -> scale = rest;
            case "amend" -> {
                tiers.clear();
                changes.clear();
                tiersInto = tiers;
            }
            case "tier" -> tiersInto.add(w);
            case "change" -> tiersInto = changes.computeIfAbsent(LocalDate.parse(rest), _ -> new ArrayList<>());
            case "qualify" -> base = new Base(base.measure(), base.qualifying(), base.paying(), Measure.valueOf(rest));
            case "pay-from" -> payFrom = OptionalLong.of(money(rest));
            case "line-cap" -> lineCap = OptionalLong.of(money(rest));
            case "programme-cap" -> programmeCap = OptionalLong.of(money(rest));
            case "budget" -> budget = OptionalLong.of(money(rest));
            case "score" -> terms.score(w, cycle);
            case "penalty" -> terms.penalty(w, cycle, this::money);
            case "require", "requirement", "gate", "weight", "penalties", "unmet", "cut", "group" -> terms.read(word, w, base, v -> measured(base.qualifying(), v));
            case "no-prior" -> noPrior = Scale.NoPrior.valueOf(rest);
            case "minimum" -> minimum = OptionalLong.of(money(rest));
            case "cap" -> cap = OptionalLong.of(money(rest));
            case "base-cap" -> baseCap = OptionalLong.of(measured(base.paying(), rest));
            case "returns" -> timing = new Timing(Timing.Returns.valueOf(rest), timing.graceDays(), timing.late());
            case "late" -> timing = new Timing(timing.returns(), Integer.parseInt(w[1]), Timing.Late.valueOf(w[0]));
            case "rounding" -> rounding = Rounding.valueOf(rest);
            case "opening" -> openings.add(w);
            case "reference" -> references.add(w);
            case "member" -> stays.computeIfAbsent(Integer.parseInt(w[0]), _ -> new ArrayList<>())
                    .add(new Membership.Stay((int) LocalDate.parse(w[1]).toEpochDay(), (int) LocalDate.parse(w[2]).toEpochDay()));
            case "categories", "products", "excluded", "channels", "entities" -> {
                BitSet bits = new BitSet();
                Arrays.stream(w).mapToInt(Integer::parseInt).forEach(bits::set);
                scope.put(word, bits);
            }
            case "line" -> line(w);
            case "expect" -> expectations.add(new Expectation(expectation(w), scoped(), List.copyOf(facts), openings(), references(),
                    List.copyOf(terms.scores), List.copyOf(terms.penalties)));
            default -> throw new IllegalArgumentException("unknown word " + word);
        }
    }

    private Map<String, String> expectation(String[] w) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String each : w) {
            int at = each.indexOf('=');
            expected.put(at < 0 ? (expected.isEmpty() ? "period" : each) : each.substring(0, at), at < 0 ? each : each.substring(at + 1));
        }
        return expected;
    }

    private void line(String[] w) {
        Map<String, String> f = new TreeMap<>();
        for (int i = 3; i < w.length; i++) {
            f.put(w[i].substring(0, w[i].indexOf('=')), w[i].substring(w[i].indexOf('=') + 1));
        }
        String lineCurrency = f.getOrDefault("in", currency);
        long net = f.containsKey("net") ? money(f.get("net")) : 0;
        long gross = f.containsKey("gross") ? money(f.get("gross")) : net;
        LocalDate day = LocalDate.parse(w[1]);
        facts.add(new Fact(names.size(), number(f, "partner"), number(f, "entity"), number(f, "channel"), MovementKind.valueOf(w[2]),
                CodeKind.valueOf(f.getOrDefault("code", "GOODS")), number(f, "product"), number(f, "category"), day,
                f.containsKey("original") ? LocalDate.parse(f.get("original")) : day,
                f.containsKey("known") ? LocalDate.parse(f.get("known")) : day, lineCurrency, net, gross,
                f.containsKey("qty") ? measured(Valuation.QUANTITY, f.get("qty")) : 0));
        names.add(w[0]);
    }

    private static int number(Map<String, String> fields, String field) {
        return Integer.parseInt(fields.getOrDefault(field, "0"));
    }

    private long money(String amount) {
        return new BigDecimal(amount).movePointRight(Currencies.exponent(currency)).longValueExact();
    }

    private long measured(Valuation valuation, String amount) {
        return valuation == Valuation.QUANTITY ? new BigDecimal(amount).movePointRight(3).longValueExact() : money(amount);
    }

    String minor(long amount) {
        return BigDecimal.valueOf(amount, Currencies.exponent(currency)).toPlainString();
    }

    String qualifying(long value) {
        return value == -1 ? "top" : base.qualifying() == Valuation.QUANTITY
                ? BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString() : minor(value);
    }

    private ScopedProgramme scoped() {
        Limits limits = new Limits(minimum, cap, baseCap, payFrom, lineCap, programmeCap, budget);
        List<TierChange> changed = changes.entrySet().stream().map(e -> new TierChange(e.getKey(), scale(e.getValue()))).toList();
        Programme programme = new Programme("P", 1, currency, from, to, Scope.ALL, base, cycle, scale(tiers), limits, timing, rounding, terms.terms(changed));
        Check.equal(ProgrammeCheck.check(programme), new ProgrammeCheck.Verdict.Sound(programme), "programme is sound");
        return new ScopedProgramme(programme, stays.isEmpty() ? Membership.EVERYONE : Membership.dated(stays), scope.get("categories"),
                scope.get("products"), scope.get("excluded"), scope.get("channels"), scope.get("entities"), List.copyOf(terms.items), terms.groups);
    }

    private Scale scale(List<String[]> tiers) {
        return switch (scale) {
            case "FIXED" -> new Scale.FixedSteps(tiers.stream()
                    .map(t -> new Scale.AmountTier(measured(base.qualifying(), t[0]), money(t[1]))).toList());
            case "PER_UNIT", "PER_UNIT_BY_BAND" -> new Scale.PerUnit(
                    scale.equals("PER_UNIT") ? Scale.UnitMode.ON_THE_WHOLE : Scale.UnitMode.BY_BAND,
                    tiers.stream().map(t -> new Scale.UnitTier(measured(base.qualifying(), t[0]), price(t[1]))).toList());
            case "GROWTH_ON_BASE" -> new Scale.Growth(shares(tiers), Scale.GrowthPays.ON_BASE, noPrior);
            case "GROWTH_ON_INCREASE" -> new Scale.Growth(shares(tiers), Scale.GrowthPays.ON_INCREASE, noPrior);
            case "MARKET_SHARE" -> new Scale.Attainment(shares(tiers), Scale.AttainmentPays.ON_BASE, Scale.Against.MARKET);
            case "ATTAINMENT_ON_BASE" -> new Scale.Attainment(shares(tiers), Scale.AttainmentPays.ON_BASE);
            case "ATTAINMENT_ON_TARGET" -> new Scale.Attainment(shares(tiers), Scale.AttainmentPays.ON_TARGET);
            default -> new Scale.Rates(Scale.RateMode.valueOf(scale), tiers.stream()
                    .map(t -> new Scale.RateTier(measured(base.qualifying(), t[0]), ppm(t[1]))).toList());
        };
    }

    private static List<Scale.RateTier> shares(List<String[]> tiers) {
        return tiers.stream().map(t -> new Scale.RateTier(ppm(t[0]), ppm(t[1]))).toList();
    }

    private static UnitPrice price(String text) {
        BigDecimal price = new BigDecimal(text);
        return new UnitPrice(price.unscaledValue().longValueExact(), price.scale());
    }

    static int ppm(String percent) {
        return new BigDecimal(percent.replace("%", "")).movePointRight(4).intValueExact();
    }

    private List<Opening> openings() {
        return openings.stream().map(o -> new Opening(o.length > 2 && o[o.length - 1].startsWith("partner=")
                ? Integer.parseInt(o[o.length - 1].substring(8)) : 0, 0, LocalDate.parse(o[0]),
                measured(base.qualifying(), o[1]), measured(base.paying(), o[1]))).toList();
    }

    private List<Reference> references() {
        return references.stream().map(r -> new Reference(r.length > 2 ? Integer.parseInt(r[2].substring(8)) : 0, 0, cycle.calendar().parse(r[0]).orElseThrow(),
                measured(base.qualifying(), r[1]))).toList();
    }
}
