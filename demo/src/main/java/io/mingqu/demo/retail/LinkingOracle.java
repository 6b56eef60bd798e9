package io.mingqu.demo.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Links cancellations to what they reverse by the stated rule, its own way: same customer, code and price; the latest sale not
 * after the cancellation that has quantity left; split over several where one is not enough. Cancellations are taken in the order
 * of time, invoice and line, and of sales of one instant the one with the higher invoice and line is the later. The file names no
 * lines and the order of its rows must not matter, so the names the product gave its lines decide between lines of one invoice.
 * Lines without a customer belong to one unknown customer.
 */
public final class LinkingOracle {

    /** The numbers to compare; quantities in pieces. */
    public record Numbers(int cancellationLines, int linked, int split, int partlyLinked, int unlinked, long linkedPieces, long openPieces) {
    }

    private record Key(String customer, String code, BigDecimal price) {
    }

    /** Where a line stands in time. */
    private record Place(LocalDateTime at, String invoice, String line, int position) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::at).thenComparing(Place::invoice).thenComparing(Place::line)
                .thenComparing(Place::position);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private record Cancellation(Place place, Key key, int pieces) {
    }

    private final Map<Key, TreeMap<Place, Integer>> left = new HashMap<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final Map<String, String> lineNames;
    private int position;

    /** @param lineNames by {@link #what}: what a line is called; others keep the order of the file */
    LinkingOracle(Map<String, String> lineNames) {
        this.lineNames = lineNames;
    }

    /** A line by what it says, as far as linking cares. */
    static String what(String invoice, String code, long pieces, BigDecimal price) {
        return invoice + '|' + code + '|' + pieces + '|' + price.stripTrailingZeros().toPlainString();
    }

    /** Over the goods lines of the shipped file. */
    public static Numbers ofShippedFile(Map<String, String> lineNames) {
        Codes codes = Codes.load();
        LinkingOracle oracle = new LinkingOracle(lineNames);
        RawFile.each(line -> {
            String kind = line.kind(codes);
            if (kind.equals("SHIPPED") || kind.equals("RETURNED")) {
                oracle.take(line);
            }
        });
        return oracle.numbers();
    }

    void take(RawLine line) {
        String name = lineNames.getOrDefault(what(line.invoice(), line.stockCode(), line.quantity(), line.price()), "");
        Place place = new Place(line.at(), line.invoice(), name, position++);
        Key key = new Key(line.customer(), line.stockCode(), line.price().stripTrailingZeros());
        if (line.isCancellation()) {
            cancellations.add(new Cancellation(place, key, -line.quantity()));
        } else {
            left.computeIfAbsent(key, k -> new TreeMap<>()).put(place, line.quantity());
        }
    }

    Numbers numbers() {
        cancellations.sort(Comparator.comparing(Cancellation::place));
        int linked = 0;
        int split = 0;
        int partly = 0;
        int unlinked = 0;
        long linkedPieces = 0;
        long openPieces = 0;
        for (Cancellation cancellation : cancellations) {
            int open = cancellation.pieces();
            int sales = 0;
            TreeMap<Place, Integer> candidates = left.getOrDefault(cancellation.key(), new TreeMap<>());
            Map.Entry<Place, Integer> sale = notAfter(candidates, cancellation.place().at());
            while (open > 0 && sale != null) {
                int taken = Math.min(open, sale.getValue());
                open -= taken;
                sales++;
                if (taken == sale.getValue()) {
                    candidates.remove(sale.getKey());
                } else {
                    candidates.put(sale.getKey(), sale.getValue() - taken);
                }
                sale = notAfter(candidates, cancellation.place().at());
            }
            linkedPieces += cancellation.pieces() - open;
            openPieces += open;
            linked += open == 0 ? 1 : 0;
            split += sales > 1 ? 1 : 0;
            partly += open > 0 && sales > 0 ? 1 : 0;
            unlinked += sales == 0 ? 1 : 0;
        }
        return new Numbers(cancellations.size(), linked, split, partly, unlinked, linkedPieces, openPieces);
    }

    private static Map.@org.jspecify.annotations.Nullable Entry<Place, Integer> notAfter(TreeMap<Place, Integer> sales, LocalDateTime at) {
        return sales.lowerEntry(new Place(at.plusNanos(1), "", "", -1));
    }
}
