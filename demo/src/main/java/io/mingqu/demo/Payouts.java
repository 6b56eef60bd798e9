package io.mingqu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what the product pays with what an oracle pays, per programme, partner and period. */
public final class Payouts {

    private static final int SHOWN_MAX = 5;

    /** One payout, by codes. */
    public record Key(String programme, String partner, String period) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private Payouts() {
    }

    /** What the latest settling of each period pays in closed periods, in minor units; nothing where it pays nothing. */
    public static Map<Key, Long> ofProduct(Books books, List<String> programmes) {
        Map<Key, Long> payouts = new TreeMap<>();
        books.rows("""
                SELECT DISTINCT ON (p.programme_code, p.partner_id, p.period_code) p.programme_code, a.code, p.period_code, p.paid_minor
                FROM incentive.payout p JOIN partner.partner a ON a.id = p.partner_id JOIN incentive.settling s ON s.id = p.settling_id
                WHERE p.closed AND s.purpose = 'MONTH_END' AND p.programme_code = ANY (string_to_array(?, ','))
                ORDER BY p.programme_code, p.partner_id, p.period_code, p.settling_id DESC""", String.join(",", programmes)).forEach(row -> {
            if (row.whole(3) != 0) {
                payouts.put(new Key(row.text(0), row.text(1), row.text(2)), row.whole(3));
            }
        });
        return payouts;
    }

    /** Reports every difference (the first few in words) and returns how many there are. */
    public static int compare(Report report, Map<Key, Long> actual, Map<Key, Long> expected) {
        TreeSet<Key> keys = new TreeSet<>(actual.keySet());
        keys.addAll(expected.keySet());
        List<String> different = new ArrayList<>();
        for (Key key : keys) {
            long is = actual.getOrDefault(key, 0L);
            long should = expected.getOrDefault(key, 0L);
            if (is != should) {
                different.add(key + ": " + is + ", should be " + should);
            }
        }
        different.stream().limit(SHOWN_MAX).forEach(text -> report.wrong("payout " + text));
        if (different.size() > SHOWN_MAX) {
            report.wrong("and " + (different.size() - SHOWN_MAX) + " more payouts");
        }
        return different.size();
    }

    public static long sum(Map<Key, Long> payouts) {
        return payouts.values().stream().mapToLong(Long::longValue).sum();
    }
}
