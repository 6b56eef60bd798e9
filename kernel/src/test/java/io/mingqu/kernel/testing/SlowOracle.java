package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Gauge;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Requirement;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settles the slow way, written from the formulas and not from the kernel: for every programme, partner and period it looks at every
 * fact, and computes in decimals.
 */
public final class SlowOracle {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final List<Fact> facts;
    private final List<ScopedProgramme> programmes;
    private final List<Opening> openings;
    private final List<Reference> references;
    private final LocalDate through;
    private final List<Score> scores;
    private final List<Penalty> penalties;

    public SlowOracle(List<Fact> facts, List<ScopedProgramme> programmes, List<Opening> openings, List<Reference> references,
            LocalDate through, List<Score> scores, List<Penalty> penalties) {
        this.facts = facts;
        this.programmes = programmes;
        this.openings = openings;
        this.references = references;
        this.through = through;
        this.scores = scores;
        this.penalties = penalties;
    }

    /** Whose payout. */
    public record Key(int partner, int programme, String period) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            return Comparator.comparingInt(Key::partner).thenComparingInt(Key::programme).thenComparing(Key::period).compare(this, o);
        }
    }

    /** A payout and its split by line key; the unattributed part under {@link Long#MIN_VALUE}. */
    public record Paid(long payout, int lines, Map<Long, Long> shares) {}

    public Map<Key, Paid> settle() {
        Map<Key, Paid> paid = new TreeMap<>();
        int partners = 1 + Math.max(facts.stream().mapToInt(Fact::partner).max().orElse(0),
                openings.stream().mapToInt(Opening::partner).max().orElse(0));
        for (int p = 0; p < programmes.size(); p++) {
            Programme programme = programmes.get(p).programme();
            BigDecimal budget = programme.limits().budgetMinor().isPresent() ? BigDecimal.valueOf(programme.limits().budgetMinor().getAsLong()) : null;
            for (FiscalPeriod period : programme.cycle().periods(programme.from(), programme.to())) {
                TreeMap<Integer, Case> cases = new TreeMap<>();
                for (int partner = 0; partner < partners; partner++) {
                    Case each = new Case(p, period, partner);
                    if (!each.counted.isEmpty() || each.qualifierLines > 0 || each.opened) {
                        cases.put(partner, each);
                    }
                }
                TreeMap<Integer, Long> amounts = programme.terms().groupSplit() == null ? alone(cases) : inGroups(p, cases);
                share(amounts, cap(programme), budget);
                for (long amount : amounts.values()) {
                    budget = budget == null ? null : budget.subtract(BigDecimal.valueOf(Math.max(0, amount)));
                }
                cases.forEach((partner, each) -> paid.put(new Key(partner, each.p, period.code()),
                        new Paid(amounts.get(partner), each.lines(), each.split(amounts.get(partner)))));
            }
        }
        return paid;
    }

    private static BigDecimal cap(Programme programme) {
        return programme.limits().programmeCapMinor().isPresent() ? BigDecimal.valueOf(programme.limits().programmeCapMinor().getAsLong()) : null;
    }

    private static TreeMap<Integer, Long> alone(TreeMap<Integer, Case> cases) {
        TreeMap<Integer, Long> amounts = new TreeMap<>();
        cases.forEach((partner, each) -> amounts.put(partner, each.amount()));
        return amounts;
    }

    private TreeMap<Integer, Long> inGroups(int p, TreeMap<Integer, Case> cases) {
        TreeMap<Integer, Long> amounts = new TreeMap<>();
        TreeMap<Integer, List<Case>> groups = new TreeMap<>();
        cases.forEach((partner, each) -> groups.computeIfAbsent(programmes.get(p).groups().getOrDefault(partner, partner), _ -> new ArrayList<>()).add(each));
        groups.forEach((head, members) -> {
            Case together = members.getFirst().together(members.subList(1, members.size()), head);
            long amount = together.amount();
            boolean even = programmes.get(p).programme().terms().groupSplit() == Terms.GroupSplit.EVENLY;
            TreeMap<Long, BigInteger> weights = new TreeMap<>();
            for (Case each : members) {
                BigInteger brought = each.paying.max(BigDecimal.ZERO).toBigIntegerExact();
                weights.put((long) each.partner, even ? brought.min(BigInteger.ONE) : brought);
            }
            if (sum(weights).signum() == 0) {
                weights.put(weights.containsKey((long) head) ? (long) head : weights.firstKey(), BigInteger.ONE);
            }
            divide(weights, amount).forEach((partner, part) -> amounts.put(partner.intValue(), part));
        });
        return amounts;
    }

    /** Holds the sum of what is positive to the smaller of cap and rest of the budget. */
    private static void share(TreeMap<Integer, Long> amounts, BigDecimal cap, BigDecimal budget) {
        TreeMap<Long, BigInteger> weights = new TreeMap<>();
        amounts.forEach((partner, amount) -> weights.put((long) partner, BigInteger.valueOf(Math.max(0, amount))));
        BigDecimal most = cap == null ? budget : budget == null ? cap : cap.min(budget);
        if (most == null || new BigDecimal(sum(weights)).compareTo(most) <= 0) {
            return;
        }
        divide(weights, most.max(BigDecimal.ZERO).longValueExact()).forEach((partner, part) ->
                amounts.computeIfPresent(partner.intValue(), (_, amount) -> Math.min(amount, part)));
    }

    /** One partner, or one group, in one period of one programme. */
    private final class Case {
        final int p;
        final FiscalPeriod period;
        final int partner;
        final ScopedProgramme scoped;
        final List<Fact> counted = new ArrayList<>();
        final List<Fact> qualifying = new ArrayList<>();
        final List<BigDecimal> gauges = new ArrayList<>();
        int qualifierLines;
        boolean opened;
        BigDecimal openQ = BigDecimal.ZERO;
        BigDecimal openP = BigDecimal.ZERO;
        BigDecimal base = BigDecimal.ZERO;
        BigDecimal paying = BigDecimal.ZERO;
        BigDecimal reference = BigDecimal.ZERO;
        BigDecimal penalty = BigDecimal.ZERO;
        BigDecimal penaltyPart = BigDecimal.ZERO;
        final Map<String, Long> score = new HashMap<>();

        Case(int p, FiscalPeriod period, int partner) {
            this.p = p;
            this.period = period;
            this.partner = partner;
            this.scoped = programmes.get(p);
            Programme programme = scoped.programme();
            Measure pays = programme.base().measure();
            Measure qualifies = programme.base().qualifyingMeasure();
            for (Fact fact : facts) {
                if (fact.partner() == partner && countedOn(scoped, fact, period) != null) {
                    if (inScope(scoped, fact, pays, programme.scope().items().codeKinds(), scoped.categories(), scoped.products(), scoped.excludedProducts())) {
                        counted.add(fact);
                    }
                    if (inScope(scoped, fact, qualifies, programme.scope().items().codeKinds(), scoped.categories(), scoped.products(),
                            scoped.excludedProducts())) {
                        qualifying.add(fact);
                    }
                }
            }
            qualifierLines = pays == qualifies ? 0 : qualifying.size();
            counted.sort(Comparator.comparingLong(Fact::key));
            for (Opening o : openings) {
                if (o.partner() == partner && o.programme() == p && period.contains(o.through())) {
                    opened = true;
                    openQ = openQ.add(BigDecimal.valueOf(o.qualifying()));
                    openP = openP.add(BigDecimal.valueOf(o.paying()));
                }
            }
            base = openQ.add(sumOf(qualifying, programme.base().qualifying()));
            paying = openP.add(sumOf(counted, programme.base().paying()));
            references.stream().filter(r -> r.partner() == partner && r.programme() == p && r.period().equals(period))
                    .forEach(r -> reference = BigDecimal.valueOf(r.value()));
            scores.stream().filter(r -> r.partner() == partner && r.programme() == p && r.period().equals(period))
                    .forEach(r -> score.put(r.metric(), r.valueMillionths()));
            penalties.stream().filter(r -> r.partner() == partner && r.programme() == p && r.period().equals(period)).forEach(r -> {
                penalty = penalty.add(BigDecimal.valueOf(r.amountMinor()));
                penaltyPart = penaltyPart.add(BigDecimal.valueOf(r.ratePpm()));
            });
            gauge(programme);
        }

        private void gauge(Programme programme) {
            for (int g = 0; g < programme.terms().gauges().size(); g++) {
                Gauge gauge = programme.terms().gauges().get(g);
                var items = scoped.gauges().get(g);
                List<Fact> in = facts.stream().filter(f -> f.partner() == partner && countedOn(scoped, f, period) != null
                        && inScope(scoped, f, gauge.measure(), gauge.items().codeKinds(), items.categories(), items.products(), items.excludedProducts())).toList();
                gauges.add(sumOf(in, gauge.valuation()));
            }
        }

        int lines() {
            return counted.size() + qualifierLines;
        }

        /** The sums of several as if they were one; scores are the head's. */
        Case together(List<Case> others, int head) {
            Case sum = new Case(p, period, partner);
            for (Case each : others) {
                sum.base = sum.base.add(each.base);
                sum.paying = sum.paying.add(each.paying);
                sum.reference = sum.reference.add(each.reference);
                sum.penalty = sum.penalty.add(each.penalty);
                sum.penaltyPart = sum.penaltyPart.add(each.penaltyPart);
                for (int g = 0; g < sum.gauges.size(); g++) {
                    sum.gauges.set(g, sum.gauges.get(g).add(each.gauges.get(g)));
                }
            }
            sum.score.clear();
            sum.score.putAll(new Case(p, period, head).score);
            return sum;
        }

        long amount() {
            long amount = beforeLineCap();
            Limits limits = scoped.programme().limits();
            if (amount != 0 && limits.lineCapMinor().isPresent()) {
                long capped = clipped(amount).values().stream().mapToLong(Long::longValue).sum();
                amount = capped != amount && capped > 0 && capped < limits.payFromMinor().orElse(0) ? 0 : capped;
            }
            return amount;
        }

        private Map<Long, Long> clipped(long amount) {
            long cap = scoped.programme().limits().lineCapMinor().getAsLong();
            Map<Long, Long> shares = weighed(amount);
            shares.replaceAll((key, share) -> key == Long.MIN_VALUE ? share : Math.max(-cap, Math.min(cap, share)));
            return shares;
        }

        Map<Long, Long> split(long amount) {
            if (scoped.programme().limits().lineCapMinor().isEmpty() || amount == 0) {
                return weighed(amount);
            }
            Map<Long, Long> shares = clipped(beforeLineCap());
            TreeMap<Long, BigInteger> weights = new TreeMap<>();
            shares.forEach((key, share) -> weights.put(key, BigInteger.valueOf(share)));
            return sum(weights).equals(BigInteger.valueOf(amount)) ? shares : divide(weights, amount);
        }

        private Map<Long, Long> weighed(long amount) {
            List<LocalDate> cuts = cuts();
            if (cuts.isEmpty()) {
                return shares(scoped.programme().asOn(period.last()), counted, openQ, openP, amount);
            }
            TreeMap<Long, BigInteger> parts = new TreeMap<>();
            for (int k = 0; k <= cuts.size(); k++) {
                parts.put((long) k, stretch(k).movePointRight(6).setScale(0, RoundingMode.FLOOR).toBigIntegerExact());
            }
            Map<Long, Long> shares = new HashMap<>();
            boolean nothing = sum(parts).signum() <= 0;
            Map<Long, Long> split = nothing ? Map.of() : divide(parts, amount);
            shares.put(Long.MIN_VALUE, nothing ? amount : 0);
            for (int k = 0; k <= cuts.size(); k++) {
                TreeMap<Long, BigInteger> weights = new TreeMap<>();
                Case of = part(k);
                weights.put(Long.MIN_VALUE, of.openP.toBigIntegerExact());
                of.counted.forEach(f -> weights.put(f.key(), value(scoped.programme().base().paying(), f).toBigIntegerExact()));
                long part = split.getOrDefault((long) k, 0L);
                divide(weights, part).forEach((key, share) -> shares.merge(key, share, Long::sum));
            }
            return shares;
        }

        private List<LocalDate> cuts() {
            LocalDate from = period.first().isBefore(scoped.programme().from()) ? scoped.programme().from() : period.first();
            return scoped.programme().terms().changes().stream().map(c -> c.from())
                    .filter(d -> d.isAfter(from) && period.contains(d) && !d.isAfter(scoped.programme().to())).toList();
        }

        private LocalDate firstOf(int k) {
            LocalDate from = period.first().isBefore(scoped.programme().from()) ? scoped.programme().from() : period.first();
            return k == 0 ? from : cuts().get(k - 1);
        }

        private LocalDate lastOf(int k) {
            LocalDate to = period.last().isAfter(scoped.programme().to()) ? scoped.programme().to() : period.last();
            return k < cuts().size() ? cuts().get(k).minusDays(1) : to;
        }

        /** What was counted on the days of one stretch. */
        private Case part(int k) {
            Case of = new Case(p, period, partner);
            LocalDate first = k == 0 ? LocalDate.MIN : firstOf(k);
            LocalDate last = k == cuts().size() ? LocalDate.MAX : lastOf(k);
            java.util.function.Predicate<Fact> out = f -> {
                LocalDate day = countedOn(scoped, f, period);
                return day.isBefore(first) || day.isAfter(last);
            };
            of.counted.removeIf(out);
            of.qualifying.removeIf(out);
            of.openQ = BigDecimal.ZERO;
            of.openP = BigDecimal.ZERO;
            openings.stream().filter(o -> o.partner() == partner && o.programme() == p && period.contains(o.through()) && !o.through().isBefore(first)
                    && !o.through().isAfter(last)).forEach(o -> {
                        of.openQ = of.openQ.add(BigDecimal.valueOf(o.qualifying()));
                        of.openP = of.openP.add(BigDecimal.valueOf(o.paying()));
                    });
            of.base = of.openQ.add(sumOf(of.qualifying, scoped.programme().base().qualifying()));
            of.paying = of.openP.add(sumOf(of.counted, scoped.programme().base().paying()));
            return of;
        }

        /** What one stretch earned, exactly to 40 digits. */
        private BigDecimal stretch(int k) {
            Programme then = scoped.programme().asOn(firstOf(k));
            Case of = part(k);
            MathContext digits = new MathContext(60);
            return switch (scoped.programme().terms().cut()) {
                case WHOLE_PERIOD -> paying.signum() <= 0 ? BigDecimal.ZERO
                        : SlowOracle.amount(then, base.max(BigDecimal.ZERO), paying, reference).multiply(of.paying).divide(paying, digits);
                case BY_ITSELF -> SlowOracle.amount(then, of.base.max(BigDecimal.ZERO), of.paying.max(BigDecimal.ZERO), reference);
                case PRO_RATA -> {
                    long days = 0;
                    for (int i = 0; i <= cuts().size(); i++) {
                        days += java.time.temporal.ChronoUnit.DAYS.between(firstOf(i), lastOf(i)) + 1;
                    }
                    BigDecimal part = BigDecimal.valueOf(java.time.temporal.ChronoUnit.DAYS.between(firstOf(k), lastOf(k)) + 1);
                    yield SlowOracle.amount(scaled(then, part, BigDecimal.valueOf(days)), of.base.max(BigDecimal.ZERO), of.paying.max(BigDecimal.ZERO),
                            partOf(reference, part, BigDecimal.valueOf(days)));
                }
            };
        }

        private long beforeLineCap() {
            Programme programme = scoped.programme();
            Limits limits = programme.limits();
            BigDecimal exact = BigDecimal.ZERO;
            if (cuts().isEmpty()) {
                BigDecimal pay = paying.max(BigDecimal.ZERO);
                pay = limits.baseCap().isPresent() ? pay.min(BigDecimal.valueOf(limits.baseCap().getAsLong())) : pay;
                exact = SlowOracle.amount(programme.asOn(period.last()), base.max(BigDecimal.ZERO), pay, reference);
            } else {
                for (int k = 0; k <= cuts().size(); k++) {
                    exact = exact.add(stretch(k));
                }
            }
            exact = exact.multiply(scored()).divide(MILLION);
            exact = cuts().isEmpty() ? exact : exact.round(new MathContext(50));
            RoundingMode mode = switch (programme.rounding()) {
                case HALF_UP -> RoundingMode.HALF_UP;
                case HALF_EVEN -> RoundingMode.HALF_EVEN;
                case DOWN -> RoundingMode.DOWN;
            };
            long amount = exact.setScale(0, mode).longValueExact();
            if (limits.minimumMinor().isPresent() && amount < limits.minimumMinor().getAsLong()) {
                amount = limits.minimumMinor().getAsLong();
            }
            if (limits.capMinor().isPresent() && amount > limits.capMinor().getAsLong()) {
                amount = limits.capMinor().getAsLong();
            }
            if (!required() || !gatesOpen()) {
                amount = programme.terms().scorecard().unmet() == Scorecard.Unmet.NOTHING ? 0 : Math.min(amount, limits.minimumMinor().orElse(0));
            }
            amount -= punished(amount);
            return amount >= 0 && amount < limits.payFromMinor().orElse(0) ? 0 : amount;
        }

        private long punished(long amount) {
            Scorecard.Penalties rule = scoped.programme().terms().scorecard().penalties();
            BigDecimal part = BigDecimal.valueOf(Math.max(0, amount)).multiply(penaltyPart.min(MILLION)).divide(MILLION).setScale(0, RoundingMode.HALF_UP);
            long wanted = part.add(penalty).longValueExact();
            return switch (rule) {
                case IGNORED -> 0;
                case DOWN_TO_ZERO -> Math.min(wanted, Math.max(0, amount));
                case BELOW_ZERO -> wanted;
            };
        }

        private BigDecimal scored() {
            List<Scorecard.Weight> weights = scoped.programme().terms().scorecard().weights();
            if (weights.isEmpty()) {
                return MILLION;
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Scorecard.Weight weight : weights) {
                Long of = score.get(weight.metric());
                BigDecimal reached = of == null ? weight.missing() == Scorecard.Missing.PASSES ? MILLION : BigDecimal.ZERO
                        : BigDecimal.valueOf(of).max(BigDecimal.ZERO).min(MILLION);
                sum = sum.add(reached.multiply(BigDecimal.valueOf(weight.weightPpm())));
            }
            return sum.divide(MILLION).setScale(0, RoundingMode.FLOOR);
        }

        private boolean gatesOpen() {
            for (Scorecard.Gate gate : scoped.programme().terms().scorecard().gates()) {
                Long of = score.get(gate.metric());
                boolean low = of != null && of < gate.valueMillionths();
                boolean high = of != null && of > gate.valueMillionths();
                boolean shut = of == null ? gate.missing() == Scorecard.Missing.FAILS : gate.bound() == Scorecard.Bound.AT_LEAST ? low : high;
                if (shut) {
                    return false;
                }
            }
            return true;
        }

        private boolean required() {
            List<Boolean> met = new ArrayList<>();
            int at = 0;
            for (Requirement each : scoped.programme().terms().requirements()) {
                met.add(switch (each) {
                    case Requirement.AtLeast least -> gauges.get(at++).compareTo(BigDecimal.valueOf(least.value())) >= 0;
                    case Requirement.Portion part -> base.signum() > 0 && gauges.get(at++).multiply(MILLION)
                            .compareTo(base.multiply(BigDecimal.valueOf(part.leastPpm()))) >= 0;
                    case Requirement.ActiveProducts products -> active() >= products.least();
                });
                at += each instanceof Requirement.Portion && base.signum() <= 0 ? 1 : 0;
            }
            return met.isEmpty() || (scoped.programme().terms().combine() == Requirement.Combine.ALL ? !met.contains(false) : met.contains(true));
        }

        private long active() {
            Map<Integer, Long> sold = new HashMap<>();
            counted.stream().filter(f -> f.product() >= 0).forEach(f -> sold.merge(f.product(), f.quantityMilli(), Long::sum));
            return sold.values().stream().filter(q -> q > 0).count();
        }
    }

    private static BigDecimal partOf(BigDecimal whole, BigDecimal days, BigDecimal of) {
        return whole.multiply(days).divide(of, 0, RoundingMode.HALF_UP);
    }

    private static long partOf(long whole, BigDecimal days, BigDecimal of) {
        return partOf(BigDecimal.valueOf(whole), days, of).longValueExact();
    }

    /** Bounds and fixed amounts in proportion. */
    private static Programme scaled(Programme p, BigDecimal days, BigDecimal of) {
        Scale scale = switch (p.scale()) {
            case Scale.Rates r -> new Scale.Rates(r.mode(), r.tiers().stream().map(t -> new Scale.RateTier(partOf(t.from(), days, of), t.ratePpm())).toList());
            case Scale.FixedSteps f -> new Scale.FixedSteps(f.tiers().stream()
                    .map(t -> new Scale.AmountTier(partOf(t.from(), days, of), partOf(t.amountMinor(), days, of))).toList());
            case Scale.PerUnit u -> new Scale.PerUnit(u.mode(), u.tiers().stream().map(t -> new Scale.UnitTier(partOf(t.from(), days, of), t.perUnit())).toList());
            case Scale.Growth g -> g;
            case Scale.Attainment a -> a;
        };
        return new Programme(p.code(), p.version(), p.currency(), p.from(), p.to(), p.scope(), p.base(), p.cycle(), scale, p.limits(), p.timing(),
                p.rounding(), p.terms());
    }

    private static BigDecimal sumOf(List<Fact> facts, Valuation valuation) {
        return facts.stream().map(f -> value(valuation, f)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal value(Valuation valuation, Fact f) {
        return BigDecimal.valueOf(switch (valuation) {
            case NET -> f.net();
            case GROSS -> f.gross();
            case QUANTITY -> f.quantityMilli();
        });
    }

    private static boolean inScope(ScopedProgramme s, Fact f, Measure measured, Set<CodeKind> codeKinds, BitSet categories, BitSet products, BitSet excludes) {
        Programme p = s.programme();
        String measure = measured.name();
        boolean kind = switch (f.kind()) {
            case RETURNED -> measure.equals("SHIPPED") || measure.equals("RECEIVED");
            default -> f.kind().name().equals(measure);
        };
        if (!kind || !p.currency().equals(f.currency())) {
            return false;
        }
        if (s.channels() != null && (f.channel() < 0 || !s.channels().get(f.channel()))) {
            return false;
        }
        if (s.entities() != null && (f.entity() < 0 || !s.entities().get(f.entity()))) {
            return false;
        }
        if (f.kind() == MovementKind.PAID) {
            return true;
        }
        boolean listed = products != null && f.product() >= 0 && products.get(f.product());
        boolean category = categories != null && f.category() >= 0 && categories.get(f.category());
        boolean unrestricted = products == null && categories == null;
        boolean excluded = excludes != null && f.product() >= 0 && excludes.get(f.product());
        return codeKinds.contains(f.codeKind()) && (listed || category || unrestricted) && !excluded;
    }

    /** The day a fact counts on in a period, or null. */
    private LocalDate countedOn(ScopedProgramme s, Fact f, FiscalPeriod period) {
        Programme p = s.programme();
        if (f.day().isAfter(through)) {
            return null;
        }
        LocalDate day = p.timing().returns() == Timing.Returns.ORIGINAL ? f.originalDay() : f.day();
        FiscalPeriod own = p.cycle().calendar().periodOf(day, p.cycle().grain());
        boolean ownValid = valid(p, day);
        if (p.timing().late() != Timing.Late.REOPENS && ownValid
                && f.knownDay().isAfter(own.last().plusDays(p.timing().graceDays()))) {
            if (p.timing().late() == Timing.Late.REFUSED) {
                return null;
            }
            day = f.knownDay();
        }
        return valid(p, day) && period.contains(day) && s.members().covers(f.partner(), (int) day.toEpochDay()) ? day : null;
    }

    private boolean valid(Programme p, LocalDate day) {
        return !day.isBefore(p.from()) && !day.isAfter(p.to()) && !day.isAfter(through);
    }

    private static BigDecimal amount(Programme programme, BigDecimal q, BigDecimal pay, BigDecimal reference) {
        return switch (programme.scale()) {
            case Scale.Rates r -> rates(r, q, pay);
            case Scale.FixedSteps f -> {
                BigDecimal amount = BigDecimal.ZERO;
                for (Scale.AmountTier t : f.tiers()) {
                    if (q.compareTo(BigDecimal.valueOf(t.from())) >= 0) {
                        amount = BigDecimal.valueOf(t.amountMinor());
                    }
                }
                yield amount;
            }
            case Scale.PerUnit u -> perUnit(u, q, pay, minorPerMajor(programme.currency()));
            case Scale.Growth g -> growth(g, q, pay, reference);
            case Scale.Attainment a -> attainment(a, q, pay, reference);
        };
    }

    private static BigDecimal minorPerMajor(String currency) {
        return switch (currency) {
            case "JPY" -> BigDecimal.ONE;
            case "KWD" -> BigDecimal.valueOf(1000);
            default -> BigDecimal.valueOf(100);
        };
    }

    private static BigDecimal rates(Scale.Rates r, BigDecimal q, BigDecimal pay) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (int k = 0; k < r.tiers().size(); k++) {
            BigDecimal low = BigDecimal.valueOf(r.tiers().get(k).from());
            BigDecimal high = k + 1 < r.tiers().size() ? BigDecimal.valueOf(r.tiers().get(k + 1).from()) : null;
            BigDecimal rate = BigDecimal.valueOf(r.tiers().get(k).ratePpm()).divide(MILLION);
            BigDecimal topped = high == null ? pay : pay.min(high);
            boolean reached = q.compareTo(low) >= 0;
            switch (r.mode()) {
                case BY_BAND, PROSPECTIVE -> sum = sum.add(topped.subtract(low).max(BigDecimal.ZERO).multiply(rate));
                case ON_THE_WHOLE -> whole = reached ? pay.multiply(rate) : whole;
                case ROLLING -> sum = reached ? sum.add(topped.multiply(rate)) : sum;
                case TOTAL -> sum = reached ? sum.add(pay.multiply(rate)) : sum;
            }
        }
        return sum.add(whole);
    }

    private static BigDecimal perUnit(Scale.PerUnit u, BigDecimal q, BigDecimal pay, BigDecimal minorPerMajor) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (int k = 0; k < u.tiers().size(); k++) {
            BigDecimal low = BigDecimal.valueOf(u.tiers().get(k).from());
            BigDecimal price = new BigDecimal(u.tiers().get(k).perUnit().toString()).multiply(minorPerMajor).movePointLeft(3);
            BigDecimal topped = k + 1 < u.tiers().size() ? pay.min(BigDecimal.valueOf(u.tiers().get(k + 1).from())) : pay;
            sum = sum.add(topped.subtract(low).max(BigDecimal.ZERO).multiply(price));
            whole = q.compareTo(low) >= 0 ? pay.multiply(price) : whole;
        }
        return u.mode() == Scale.UnitMode.BY_BAND ? sum : whole;
    }

    private static BigDecimal growth(Scale.Growth g, BigDecimal q, BigDecimal pay, BigDecimal prior) {
        Scale.RateTier reached = null;
        if (prior.signum() <= 0) {
            reached = g.noPrior() == Scale.NoPrior.TOP_TIER && q.signum() > 0 ? g.tiers().getLast() : null;
        } else {
            BigDecimal ppm = q.subtract(prior).multiply(MILLION).divide(prior, new MathContext(60));
            for (Scale.RateTier t : g.tiers()) {
                reached = ppm.compareTo(BigDecimal.valueOf(t.from())) >= 0 ? t : reached;
            }
        }
        BigDecimal on = g.pays() == Scale.GrowthPays.ON_INCREASE ? pay.subtract(prior.max(BigDecimal.ZERO)).max(BigDecimal.ZERO) : pay;
        return reached == null ? BigDecimal.ZERO : on.multiply(BigDecimal.valueOf(reached.ratePpm())).divide(MILLION);
    }

    private static BigDecimal attainment(Scale.Attainment a, BigDecimal q, BigDecimal pay, BigDecimal target) {
        Scale.RateTier reached = null;
        if (target.signum() > 0) {
            BigDecimal ppm = q.multiply(MILLION).divide(target, new MathContext(60));
            for (Scale.RateTier t : a.tiers()) {
                reached = ppm.compareTo(BigDecimal.valueOf(t.from())) >= 0 ? t : reached;
            }
        }
        BigDecimal on = a.pays() == Scale.AttainmentPays.ON_TARGET ? target : pay;
        return reached == null ? BigDecimal.ZERO : on.multiply(BigDecimal.valueOf(reached.ratePpm())).divide(MILLION);
    }

    /** Largest remainder with a full sort over fractions. */
    private static Map<Long, Long> shares(Programme programme, List<Fact> counted, BigDecimal openQ, BigDecimal openP, long payout) {
        Map<Long, BigInteger> weights = new TreeMap<>();
        boolean prospective = programme.scale() instanceof Scale.Rates r && r.mode() == Scale.RateMode.PROSPECTIVE;
        if (prospective) {
            Scale.Rates rates = (Scale.Rates) programme.scale();
            BigDecimal cumulative = openQ;
            weights.put(Long.MIN_VALUE, earned(programme, rates, cumulative));
            for (Fact f : counted) {
                BigInteger before = earned(programme, rates, cumulative);
                cumulative = cumulative.add(value(programme.base().paying(), f));
                weights.put(f.key(), earned(programme, rates, cumulative).subtract(before));
            }
        }
        if (!prospective || sum(weights).signum() <= 0) {
            weights.clear();
            weights.put(Long.MIN_VALUE, openP.toBigIntegerExact());
            counted.forEach(f -> weights.put(f.key(), value(programme.base().paying(), f).toBigIntegerExact()));
        }
        return divide(weights, payout);
    }

    /** Shares by key in proportion; without a positive sum everything stays with {@link Long#MIN_VALUE}. */
    private static Map<Long, Long> divide(Map<Long, BigInteger> weights, long payout) {
        Map<Long, Long> shares = new HashMap<>();
        BigInteger total = sum(weights);
        if (total.signum() <= 0) {
            weights.keySet().forEach(k -> shares.put(k, 0L));
            shares.put(Long.MIN_VALUE, payout);
            return shares;
        }
        Map<Long, BigInteger> fractions = new HashMap<>();
        long left = payout;
        for (var each : weights.entrySet()) {
            BigInteger product = each.getValue().multiply(BigInteger.valueOf(payout));
            BigInteger fraction = product.mod(total);
            fractions.put(each.getKey(), fraction);
            long floor = product.subtract(fraction).divide(total).longValueExact();
            shares.put(each.getKey(), floor);
            left -= floor;
        }
        List<Long> order = new ArrayList<>(weights.keySet());
        order.sort(Comparator.<Long, BigInteger>comparing(fractions::get).reversed().thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < left; i++) {
            shares.merge(order.get(i), 1L, Long::sum);
        }
        return shares;
    }

    private static BigInteger earned(Programme programme, Scale.Rates rates, BigDecimal base) {
        BigDecimal capped = base.max(BigDecimal.ZERO);
        if (programme.limits().baseCap().isPresent()) {
            capped = capped.min(BigDecimal.valueOf(programme.limits().baseCap().getAsLong()));
        }
        return rates(rates, capped, capped).multiply(MILLION).toBigIntegerExact();
    }

    private static BigInteger sum(Map<Long, BigInteger> weights) {
        return weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
