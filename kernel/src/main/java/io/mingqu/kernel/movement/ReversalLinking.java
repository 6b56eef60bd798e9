package io.mingqu.kernel.movement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Links cancellations and returns to what they reverse 退货关联原单. The rule: same customer, same code, same unit price; the latest
 * earlier sale (date-time not after the return's; among equal times by document, then line) that has quantity left; split over
 * several sales if needed; what finds no sale is the remainder. Returns are served in the same order. O(n log n).
 */
public final class ReversalLinking {
    private ReversalLinking() {}

    /**
     * Lines in columns, in any order.
     *
     * @param customer       number of the customer, negative where unknown; unknown customers match each other per number
     * @param code           number of the code
     * @param unitPrice      price in one common scale
     * @param atSeconds      date-time, in any fixed zone
     * @param documentNo     compared code unit by code unit, never by locale
     * @param line           position or number within the document
     * @param quantityMilli  positive for a sale, negative for a return; 0 is neither
     */
    public record Lines(
            int[] customer, int[] code, long[] unitPrice, long[] atSeconds, String[] documentNo, long[] line, long[] quantityMilli) {
        public Lines {
            int n = customer.length;
            if (code.length != n || unitPrice.length != n || atSeconds.length != n || documentNo.length != n
                    || line.length != n || quantityMilli.length != n) {
                throw new IllegalArgumentException("columns differ in length");
            }
        }

        public int size() {
            return customer.length;
        }
    }

    /**
     * The links in columns, ordered by the order in which returns were served.
     *
     * @param returnRow      row of the return
     * @param saleRow        row of the sale it reverses
     * @param quantityMilli  positive: how much of it
     * @param remainderMilli per row: quantity of a return that found no sale, 0 elsewhere
     */
    public record Links(int[] returnRow, int[] saleRow, long[] quantityMilli, long[] remainderMilli) {
        public int size() {
            return returnRow.length;
        }
    }

    private record Article(int customer, int code, long unitPrice) {}

    /** Sales with quantity left, the latest on top. */
    private static final class Stack {
        private int[] rows = new int[4];
        private int size;

        void push(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
        }
    }

    public static Links link(Lines lines) {
        Map<Article, Stack> open = new HashMap<>();
        long[] left = new long[lines.size()];
        long[] remainder = new long[lines.size()];
        Growing found = new Growing();
        for (int row : inOrder(lines)) {
            long quantity = lines.quantityMilli()[row];
            Article article = new Article(lines.customer()[row], lines.code()[row], lines.unitPrice()[row]);
            if (quantity > 0) {
                left[row] = quantity;
                open.computeIfAbsent(article, _ -> new Stack()).push(row);
            } else if (quantity < 0) {
                remainder[row] = reverse(row, Math.negateExact(quantity), open.get(article), left, found);
            }
        }
        return found.links(remainder);
    }

    /** Takes from the latest sales; returns what is left over. */
    private static long reverse(int row, long wanted, @org.jspecify.annotations.Nullable Stack sales, long[] left, Growing found) {
        while (wanted > 0 && sales != null && sales.size > 0) {
            int sale = sales.rows[sales.size - 1];
            long taken = Math.min(wanted, left[sale]);
            found.add(row, sale, taken);
            left[sale] -= taken;
            wanted -= taken;
            if (left[sale] == 0) {
                sales.size--;
            }
        }
        return wanted;
    }

    /** By time, at equal times sales before returns, then document and line. */
    private static int[] inOrder(Lines lines) {
        Integer[] order = new Integer[lines.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byTime = Long.compare(lines.atSeconds()[a], lines.atSeconds()[b]);
            if (byTime != 0) {
                return byTime;
            }
            int byRole = Boolean.compare(lines.quantityMilli()[a] < 0, lines.quantityMilli()[b] < 0);
            if (byRole != 0) {
                return byRole;
            }
            int byDocument = lines.documentNo()[a].compareTo(lines.documentNo()[b]);
            return byDocument != 0 ? byDocument : Long.compare(lines.line()[a], lines.line()[b]);
        });
        int[] rows = new int[order.length];
        Arrays.setAll(rows, i -> order[i]);
        return rows;
    }

    private static final class Growing {
        private int size;
        private int[] returnRow = new int[64];
        private int[] saleRow = new int[64];
        private long[] quantity = new long[64];

        void add(int row, int sale, long taken) {
            if (size == returnRow.length) {
                returnRow = Arrays.copyOf(returnRow, size * 2);
                saleRow = Arrays.copyOf(saleRow, size * 2);
                quantity = Arrays.copyOf(quantity, size * 2);
            }
            returnRow[size] = row;
            saleRow[size] = sale;
            quantity[size++] = taken;
        }

        Links links(long[] remainder) {
            return new Links(Arrays.copyOf(returnRow, size), Arrays.copyOf(saleRow, size), Arrays.copyOf(quantity, size), remainder);
        }
    }
}
