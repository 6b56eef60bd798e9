package io.mingqu.kernel.stock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * FIFO layers 先进先出: the oldest goods are sold first, so what is on hand is the latest purchases. Each layer names the purchase line it
 * came from. Quantities in base units × 1,000.
 */
public final class StockLayers {
    private StockLayers() {}

    /** A purchase line, less what was returned of it. */
    public record Purchase(long id, LocalDate date, long quantityMilli) {}

    /** Goods that went back: of a known purchase, or (0) of the oldest still there. */
    public record Return(long purchaseId, long quantityMilli) {}

    public record Layer(long purchaseId, LocalDate date, long purchasedMilli, long unsoldMilli) {}

    /**
     * @param layers          oldest first, each with something unsold
     * @param unexplainedMilli on hand beyond all known purchases
     */
    public record Unsold(List<Layer> layers, long unexplainedMilli) {
        public Unsold {
            layers = List.copyOf(layers);
        }

        public long unsoldMilli() {
            return layers.stream().mapToLong(Layer::unsoldMilli).sum();
        }
    }

    /** @param purchases oldest first */
    public static List<Purchase> lessReturns(List<Purchase> purchases, List<Return> returns) {
        long[] left = purchases.stream().mapToLong(Purchase::quantityMilli).toArray();
        long unlinked = 0;
        for (Return back : returns) {
            int at = back.purchaseId() == 0 ? -1 : indexOf(purchases, back.purchaseId());
            long taken = at < 0 ? 0 : Math.min(left[at], back.quantityMilli());
            if (at >= 0) {
                left[at] -= taken;
            }
            unlinked += back.quantityMilli() - taken;
        }
        List<Purchase> rest = new ArrayList<>(purchases.size());
        for (int i = 0; i < left.length; i++) {
            long taken = Math.min(left[i], unlinked);
            unlinked -= taken;
            if (left[i] - taken > 0) {
                rest.add(new Purchase(purchases.get(i).id(), purchases.get(i).date(), left[i] - taken));
            }
        }
        return rest;
    }

    private static int indexOf(List<Purchase> purchases, long id) {
        for (int i = 0; i < purchases.size(); i++) {
            if (purchases.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** @param purchases oldest first; lines of one day in the order of their documents and lines */
    public static Unsold unsold(List<Purchase> purchases, long onHandMilli) {
        List<Layer> layers = new ArrayList<>();
        long left = Math.max(0, onHandMilli);
        for (int i = purchases.size() - 1; i >= 0 && left > 0; i--) {
            Purchase purchase = purchases.get(i);
            long here = Math.min(left, Math.max(0, purchase.quantityMilli()));
            if (here > 0) {
                layers.add(new Layer(purchase.id(), purchase.date(), purchase.quantityMilli(), here));
                left -= here;
            }
        }
        Collections.reverse(layers);
        return new Unsold(layers, left);
    }

    /** Unsold quantity by age on {@code asOf}: up to each bound in days (ascending), then older; what has no purchase counts as older. */
    public static long[] ageing(Unsold unsold, LocalDate asOf, int... boundsDays) {
        long[] buckets = new long[boundsDays.length + 1];
        for (Layer layer : unsold.layers()) {
            long age = asOf.toEpochDay() - layer.date().toEpochDay();
            int bucket = 0;
            while (bucket < boundsDays.length && age > boundsDays[bucket]) {
                bucket++;
            }
            buckets[bucket] += layer.unsoldMilli();
        }
        buckets[boundsDays.length] += unsold.unexplainedMilli();
        return buckets;
    }
}
