package io.mingqu.demo.story;

import io.mingqu.demo.brand.Brand;
import io.mingqu.demo.brand.Dealer;
import io.mingqu.demo.brand.Product;
import io.mingqu.demo.brand.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What truly stands on the shelves of some dealers, what they report of it and what was sold: the oracle of the stock story. In whole
 * bottles, by a simple walk over days, without the product's code.
 */
final class Shelves {
    static final LocalDate OPENING = LocalDate.of(2025, 12, 31);
    static final LocalDate CLOSING = LocalDate.of(2026, 2, 28);
    static final LocalDate EFFECTIVE = LocalDate.of(2026, 3, 1);
    static final int ELIGIBLE_DAYS = 45;
    static final int DROP_FEN = 20;
    private static final int DEALERS = 200;
    private static final int PRODUCTS_A_DEALER = 3;
    private static final int TRANSIT_DAYS = 3;
    private static final int FALLBACK_DAYS = 60;

    /** Goods shipped on a day, in bottles. */
    record Bought(LocalDate shipped, long bottles) {
        LocalDate arrived() {
            return shipped.plusDays(TRANSIT_DAYS);
        }
    }

    /**
     * One dealer's shelf of one product.
     *
     * @param sellsOut whether the dealer reports its sales
     * @param counted  what a representative counted on the closing day, -1 when nobody did
     */
    record Shelf(Dealer dealer, Product product, List<Bought> bought, long opening, long soldInJanuary, long soldInFebruary, long reported, boolean sellsOut, boolean wrong,
            long counted) {
        long arrivals(LocalDate after, LocalDate through) {
            return bought.stream().filter(b -> b.arrived().isAfter(after) && !b.arrived().isAfter(through)).mapToLong(Bought::bottles).sum();
        }

        boolean reconciles() {
            return sellsOut && !wrong;
        }

        /** What counts on the closing day: the report where it is right, else the fallback. */
        long usable() {
            if (reconciles()) {
                return reported;
            }
            long cap = arrivals(CLOSING.minusDays(FALLBACK_DAYS), CLOSING);
            long expected = opening + arrivals(OPENING, CLOSING) - soldInJanuary - soldInFebruary;
            return Math.min(counted >= 0 ? counted : sellsOut ? expected : reported, cap);
        }

        /** Bottles to compensate: of the latest arrivals as many as are left, bought within the days; and what was still on the road. */
        long eligible() {
            long left = usable();
            long eligible = 0;
            for (Bought each : bought.reversed()) {
                boolean inTime = !each.shipped().isBefore(EFFECTIVE.minusDays(ELIGIBLE_DAYS)) && each.shipped().isBefore(EFFECTIVE);
                if (each.arrived().isAfter(CLOSING)) {
                    eligible += inTime ? each.bottles() : 0;
                } else {
                    long here = Math.min(left, each.bottles());
                    left -= here;
                    eligible += inTime ? here : 0;
                }
            }
            return eligible;
        }
    }

    private final List<Shelf> all;
    private final Set<String> repriced;

    private Shelves(List<Shelf> all, Set<String> repriced) {
        this.all = all;
        this.repriced = repriced;
    }

    /** @param first dealers that are among them in any case */
    static Shelves make(Brand brand, Set<String> first) {
        Map<String, Map<String, List<Brand.GoodsLine>>> trade = new TreeMap<>();
        brand.shipments().forEach(line -> trade.computeIfAbsent(line.account().dealer(), d -> new TreeMap<>())
                .computeIfAbsent(line.product().code(), p -> new ArrayList<>()).add(line));
        // returns would only blur what the oracle says by simple means
        brand.returns().forEach(line -> trade.getOrDefault(line.account().dealer(), Map.of()).remove(line.product().code()));
        List<Shelf> shelves = new ArrayList<>();
        int number = 0;
        List<Dealer> dealers = new ArrayList<>(brand.dealers());
        dealers.sort(Comparator.comparing((Dealer d) -> !first.contains(d.code())).thenComparing(Dealer::code));
        for (Dealer dealer : dealers) {
            List<List<Brand.GoodsLine>> goods = trade.getOrDefault(dealer.code(), Map.of()).values().stream().filter(lines -> recent(lines) >= (first.contains(dealer.code()) ? 1 : 3))
                    .sorted(Comparator.comparingLong((List<Brand.GoodsLine> lines) -> -lines.stream().mapToLong(Shelves::bottles).sum())
                            .thenComparing(lines -> lines.getFirst().product().code())).limit(PRODUCTS_A_DEALER).toList();
            if (number < DEALERS && (first.contains(dealer.code()) || !brand.takenOver().contains(dealer.code())) && !goods.isEmpty()) {
                for (List<Brand.GoodsLine> lines : goods) {
                    shelves.add(shelf(brand.seed(), dealer, lines, number));
                }
                number++;
            }
        }
        Set<String> repriced = new HashSet<>(mostCommon(shelves, 4));
        repriced.addAll(mostCommon(shelves.stream().filter(shelf -> first.contains(shelf.dealer().code()) && shelf.eligible() > 0).toList(), 3));
        return new Shelves(shelves, repriced);
    }

    private static List<String> mostCommon(List<Shelf> shelves, int number) {
        Map<String, Long> common = new TreeMap<>();
        shelves.forEach(shelf -> common.merge(shelf.product().code(), 1L, Long::sum));
        return common.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(number)
                .map(Map.Entry::getKey).toList();
    }

    private static long recent(List<Brand.GoodsLine> lines) {
        return lines.stream().filter(line -> line.day().isAfter(OPENING.minusDays(60))).count();
    }

    private static Shelf shelf(long seed, Dealer dealer, List<Brand.GoodsLine> lines, int number) {
        Seeded seeded = Seeded.of(seed, "shelf " + dealer.code() + lines.getFirst().product().code());
        List<Bought> bought = new ArrayList<>(lines.stream().map(line -> new Bought(line.day(), bottles(line))).toList());
        bought.sort(Comparator.comparing(Bought::shipped));
        Shelf bare = new Shelf(dealer, lines.getFirst().product(), bought, 0, 0, 0, 0, number % 4 != 3, number % 7 == 5, -1);
        LocalDate january = LocalDate.of(2026, 1, 31);
        long opening = bare.arrivals(OPENING.minusDays(60), OPENING) / 3;
        long inJanuary = (opening + bare.arrivals(OPENING, january)) * seeded.between(500, 800) / 1000;
        long inFebruary = (opening + bare.arrivals(OPENING, CLOSING) - inJanuary) * seeded.between(500, 850) / 1000;
        long closing = opening + bare.arrivals(OPENING, CLOSING) - inJanuary - inFebruary;
        long reported = bare.wrong() ? closing + 24 + (closing + bare.arrivals(OPENING, CLOSING)) * 15 / 100 : closing;
        long counted = !bare.sellsOut() && number % 3 == 0 ? closing * 9 / 10 : -1;
        return new Shelf(dealer, bare.product(), bought, opening, inJanuary, inFebruary, reported, bare.sellsOut(), bare.wrong(), counted);
    }

    private static long bottles(Brand.GoodsLine line) {
        return (long) line.quantity() * switch (line.unit()) {
            case "提" -> line.product().bottlesPerPack();
            case "箱" -> line.product().bottlesPerCase();
            default -> 1;
        };
    }

    List<Shelf> all() {
        return all;
    }

    Set<String> repriced() {
        return repriced;
    }

    List<Product> repricedProducts() {
        return all.stream().map(Shelf::product).distinct().filter(p -> repriced.contains(p.code())).sorted(Comparator.comparing(Product::code)).toList();
    }

    /** Compensation by dealer and legal entity, in fen; only what is more than nothing. */
    Map<String, Long> compensation() {
        Map<String, Long> byAccount = new TreeMap<>();
        all.stream().filter(shelf -> repriced.contains(shelf.product().code()) && shelf.eligible() > 0)
                .forEach(shelf -> byAccount.merge(shelf.dealer().code() + "/" + shelf.product().entity(), shelf.eligible() * DROP_FEN, Long::sum));
        return byAccount;
    }
}
