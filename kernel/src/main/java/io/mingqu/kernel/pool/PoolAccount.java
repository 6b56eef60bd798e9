package io.mingqu.kernel.pool;

import io.mingqu.kernel.money.LargestRemainder;
import io.mingqu.kernel.pool.PoolUse.Draw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 返利池 of one partner with one legal entity, while a number of requests are decided one after the other: what each leaves is there for the next. Holds
 * lots and the uses of orders; says afterwards what changed. Amounts in minor units. Not for use by several threads at once.
 */
public final class PoolAccount {
    private final long entity;
    private final Map<Long, Lot> lots = new LinkedHashMap<>();
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Set<Long> changedLots = new TreeSet<>();

    public PoolAccount(long entity) {
        this.entity = entity;
    }

    /** A lot and its parts: usable, promised to orders, used up, lapsed in this piece of work. */
    public record Lot(long id, @Nullable LocalDate expiresOn, long availableMinor, long reservedMinor, long usedMinor, long lapsedMinor) {
        LocalDate lastDay() {
            return expiresOn == null ? LocalDate.MAX : expiresOn;
        }
    }

    /** What an order drew from one lot, and what became of it. */
    public record DrawState(long lot, long amountMinor, long consumedMinor, long returnedMinor) {
        public long reservedMinor() {
            return amountMinor - consumedMinor - returnedMinor;
        }
    }

    /** An order's use: its draws in the order they were made. */
    public record Use(String orderNo, List<DrawState> draws) {
        public Use {
            draws = List.copyOf(draws);
        }

        public long drawnMinor() {
            return draws.stream().mapToLong(DrawState::amountMinor).sum();
        }

        public long reservedMinor() {
            return draws.stream().mapToLong(DrawState::reservedMinor).sum();
        }

        public long consumedMinor() {
            return draws.stream().mapToLong(DrawState::consumedMinor).sum();
        }

        public long returnedMinor() {
            return draws.stream().mapToLong(DrawState::returnedMinor).sum();
        }
    }

    /** What happens to an amount given back to a lot whose last day has passed: it lapses, or it can be used for {@code graceDays} more. */
    public record LateRule(int graceDays) {
        public static final LateRule LAPSE = new LateRule(0);

        public LateRule {
            if (graceDays < 0 || graceDays > 3_650) {
                throw new IllegalArgumentException("graceDays must be 0 … 3650, was " + graceDays);
            }
        }
    }

    /** Given back to a lot, and how much of it lapsed because the lot's last day has passed. */
    public record Back(long lot, long amountMinor, boolean lapsed) {}

    public void addLot(Lot lot) {
        lots.put(lot.id(), lot);
    }

    public void addUse(Use use) {
        uses.put(use.orderNo(), use);
    }

    public @Nullable Use use(String orderNo) {
        return uses.get(orderNo);
    }

    /** Lots that have changed since they were added. */
    public List<Lot> changedLots() {
        return changedLots.stream().map(id -> java.util.Objects.requireNonNull(lots.get(id))).toList();
    }

    /** What the order could use, without promising it. */
    public PoolUse.Usable usable(PoolUse.Rule rule, LocalDate day, List<PoolUse.OrderLine> lines, long wishMinor) {
        List<PoolUse.Lot> open = lots.values().stream().map(lot -> new PoolUse.Lot(lot.id(), entity, lot.lastDay(), lot.availableMinor())).toList();
        return PoolUse.usable(rule, open, entity, day, lines, wishMinor);
    }

    /** Promises what may be used to an order that has no use yet. */
    public PoolUse.Usable reserve(String orderNo, PoolUse.Rule rule, LocalDate day, List<PoolUse.OrderLine> lines, long wishMinor) {
        if (uses.containsKey(orderNo)) {
            throw new IllegalArgumentException("order " + orderNo + " has a use already");
        }
        PoolUse.Usable usable = usable(rule, day, lines, wishMinor);
        if (usable.usableMinor() > 0) {
            usable.draws().forEach(draw -> move(draw.lot(), -draw.amountMinor(), draw.amountMinor(), 0, 0));
            uses.put(orderNo, new Use(orderNo, usable.draws().stream().map(d -> new DrawState(d.lot(), d.amountMinor(), 0, 0)).toList()));
        }
        return usable;
    }

    /** Uses up part of what is promised to an order, first drawn first. */
    public List<Draw> consume(String orderNo, long amountMinor) {
        Use use = needed(orderNo);
        List<DrawState> after = new ArrayList<>();
        List<Draw> consumed = new ArrayList<>();
        long left = within(amountMinor, use.reservedMinor(), orderNo);
        for (DrawState draw : use.draws()) {
            long part = Math.min(left, draw.reservedMinor());
            left -= part;
            after.add(new DrawState(draw.lot(), draw.amountMinor(), draw.consumedMinor() + part, draw.returnedMinor()));
            if (part > 0) {
                move(draw.lot(), 0, -part, part, 0);
                consumed.add(new Draw(draw.lot(), part));
            }
        }
        uses.put(orderNo, new Use(orderNo, after));
        return consumed;
    }

    /** Gives part of what is promised back to the lots it came from, last drawn first: the order was cancelled or became smaller. */
    public List<Back> restore(String orderNo, long amountMinor, LocalDate day, LateRule late) {
        Use use = needed(orderNo);
        within(amountMinor, use.reservedMinor(), orderNo);
        return back(use, amountMinor, day, late, false);
    }

    /** Gives part of what was used up back: goods of the order came back after its invoice. */
    public List<Back> takeReturn(String orderNo, long amountMinor, LocalDate day, LateRule late) {
        Use use = needed(orderNo);
        within(amountMinor, use.consumedMinor(), orderNo);
        return back(use, amountMinor, day, late, true);
    }

    private List<Back> back(Use use, long amountMinor, LocalDate day, LateRule late, boolean used) {
        List<DrawState> after = new ArrayList<>(use.draws());
        List<Back> given = new ArrayList<>();
        long left = amountMinor;
        for (int i = after.size() - 1; i >= 0; i--) {
            DrawState draw = after.get(i);
            long part = Math.min(left, used ? draw.consumedMinor() : draw.reservedMinor());
            if (part > 0) {
                left -= part;
                after.set(i, new DrawState(draw.lot(), draw.amountMinor(), draw.consumedMinor() - (used ? part : 0), draw.returnedMinor() + part));
                given.add(new Back(draw.lot(), part, giveTo(draw.lot(), part, day, late, used)));
            }
        }
        uses.put(use.orderNo(), new Use(use.orderNo(), after));
        return given;
    }

    private boolean giveTo(long id, long part, LocalDate day, LateRule late, boolean used) {
        Lot lot = java.util.Objects.requireNonNull(lots.get(id), () -> "lot " + id + " was not loaded");
        boolean expired = day.isAfter(lot.lastDay());
        boolean lapses = expired && late.graceDays() == 0;
        if (expired && !lapses) {
            lots.put(id, new Lot(id, day.plusDays(late.graceDays()), lot.availableMinor(), lot.reservedMinor(), lot.usedMinor(), lot.lapsedMinor()));
        }
        move(id, lapses ? 0 : part, used ? 0 : -part, used ? -part : 0, lapses ? part : 0);
        return lapses;
    }

    private void move(long id, long available, long reserved, long used, long lapsed) {
        Lot lot = java.util.Objects.requireNonNull(lots.get(id), () -> "lot " + id + " was not loaded");
        lots.put(id, new Lot(id, lot.expiresOn(), lot.availableMinor() + available, lot.reservedMinor() + reserved, lot.usedMinor() + used,
                lot.lapsedMinor() + lapsed));
        changedLots.add(id);
    }

    private Use needed(String orderNo) {
        Use use = uses.get(orderNo);
        if (use == null) {
            throw new IllegalArgumentException("order " + orderNo + " has no use");
        }
        return use;
    }

    private static long within(long amountMinor, long max, String orderNo) {
        if (amountMinor <= 0 || amountMinor > max) {
            throw new IllegalArgumentException("amountMinor " + amountMinor + " of order " + orderNo + " must be 1 … " + max);
        }
        return amountMinor;
    }

    /** How an amount used falls on the order's lines: by their net amount, on those that are not excluded. Σ is the amount. */
    public static long[] perLine(PoolUse.Rule rule, List<PoolUse.OrderLine> lines, long usableMinor) {
        int n = lines.size();
        long[] weights = new long[n];
        long[] ties = new long[n];
        long sum = 0;
        for (int i = 0; i < n; i++) {
            weights[i] = rule.excludedProducts().contains(lines.get(i).product()) ? 0 : Math.max(0, lines.get(i).netMinor());
            ties[i] = i;
            sum = Math.addExact(sum, weights[i]);
        }
        long[] parts = new long[n];
        if (sum > 0 && usableMinor > 0) {
            new LargestRemainder().splitInto(usableMinor, sum, weights, ties, n, parts);
        }
        return parts;
    }
}
