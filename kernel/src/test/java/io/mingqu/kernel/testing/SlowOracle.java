package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    public SlowOracle(List<Fact> facts, List<ScopedProgramme> programmes, List<Opening> openings, List<Reference> references,
            LocalDate through) {
        this.facts = facts;
        this.programmes = programmes;
        this.openings = openings;
        this.references = references;
        this.through = through;
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
            for (FiscalPeriod period : programme.cycle().periods(programme.from(), programme.to())) {
                for (int partner = 0; partner < partners; partner++) {
                    settleOne(p, period, partner, paid);
                }
            }
        }
        return paid;
    }

    private void settleOne(int p, FiscalPeriod period, int partner, Map<Key, Paid> paid) {
        Programme programme = programmes.get(p).programme();
        List<Fact> counted = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.partner() == partner && inScope(programmes.get(p), fact) && countsIn(programmes.get(p), fact, period)) {
                counted.add(fact);
            }
        }
        counted.sort(Comparator.comparingLong(Fact::key));
        BigDecimal openQ = BigDecimal.ZERO;
        BigDecimal openP = BigDecimal.ZERO;
        boolean opened = false;
        for (Opening o : openings) {
            if (o.partner() == partner && o.programme() == p && !o.through().isBefore(period.first()) && !o.through().isAfter(period.last())) {
                opened = true;
                openQ = openQ.add(BigDecimal.valueOf(o.qualifying()));
                openP = openP.add(BigDecimal.valueOf(o.paying()));
            }
        }
        if (counted.isEmpty() && !opened) {
            return;
        }
        BigDecimal q = openQ;
        BigDecimal pay = openP;
        for (Fact f : counted) {
            q = q.add(value(programme.base().qualifying(), f));
            pay = pay.add(value(programme.base().paying(), f));
        }
        q = q.max(BigDecimal.ZERO);
        pay = pay.max(BigDecimal.ZERO);
        Limits limits = programme.limits();
        if (limits.baseCap().isPresent()) {
            pay = pay.min(BigDecimal.valueOf(limits.baseCap().getAsLong()));
        }
        BigDecimal reference = BigDecimal.ZERO;
        for (Reference r : references) {
            if (r.partner() == partner && r.programme() == p && r.period().equals(period)) {
                reference = BigDecimal.valueOf(r.value());
            }
        }
        BigDecimal exact = amount(programme, q, pay, reference);
        RoundingMode mode = switch (programme.rounding()) {
            case HALF_UP -> RoundingMode.HALF_UP;
            case HALF_EVEN -> RoundingMode.HALF_EVEN;
            case DOWN -> RoundingMode.DOWN;
        };
        long payout = exact.setScale(0, mode).longValueExact();
        if (limits.minimumMinor().isPresent() && payout < limits.minimumMinor().getAsLong()) {
            payout = limits.minimumMinor().getAsLong();
        }
        if (limits.capMinor().isPresent() && payout > limits.capMinor().getAsLong()) {
            payout = limits.capMinor().getAsLong();
        }
        paid.put(new Key(partner, p, period.code()), new Paid(payout, counted.size(), shares(programme, counted, openQ, openP, payout)));
    }

    private static BigDecimal value(Valuation valuation, Fact f) {
        return BigDecimal.valueOf(switch (valuation) {
            case NET -> f.net();
            case GROSS -> f.gross();
            case QUANTITY -> f.quantityMilli();
        });
    }

    private static boolean inScope(ScopedProgramme s, Fact f) {
        Programme p = s.programme();
        String measure = p.base().measure().name();
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
        boolean listed = s.products() != null && f.product() >= 0 && s.products().get(f.product());
        boolean category = s.categories() != null && f.category() >= 0 && s.categories().get(f.category());
        boolean unrestricted = s.products() == null && s.categories() == null;
        boolean excluded = s.excludedProducts() != null && f.product() >= 0 && s.excludedProducts().get(f.product());
        return p.scope().items().codeKinds().contains(f.codeKind()) && (listed || category || unrestricted) && !excluded;
    }

    private boolean countsIn(ScopedProgramme s, Fact f, FiscalPeriod period) {
        Programme p = s.programme();
        if (f.day().isAfter(through)) {
            return false;
        }
        LocalDate day = p.timing().returns() == Timing.Returns.ORIGINAL ? f.originalDay() : f.day();
        FiscalPeriod own = p.cycle().calendar().periodOf(day, p.cycle().grain());
        boolean ownValid = valid(p, day);
        if (p.timing().late() != Timing.Late.REOPENS && ownValid
                && f.knownDay().isAfter(own.last().plusDays(p.timing().graceDays()))) {
            if (p.timing().late() == Timing.Late.REFUSED) {
                return false;
            }
            day = f.knownDay();
        }
        return valid(p, day) && period.contains(day) && s.members().covers(f.partner(), (int) day.toEpochDay());
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
