package io.mingqu.kernel.orders;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of an order as a whole. Amounts in minor units of {@code currency}; times in epoch milliseconds, null when the source does
 * not say; {@code texts} are further facts by stable name (buyer, carrier, parcel number …).
 */
public record OrderHead(Version version, Axes axes, String currency, long dueMinor, long paidMinor, long freightMinor, @Nullable Long createdAtEpochMilli,
        @Nullable Long paidAtEpochMilli, Map<String, String> texts) {
    public OrderHead {
        texts = Map.copyOf(texts);
    }

    /** A head whose version is made from what it says. */
    public static OrderHead saying(long updatedAtEpochMilli, Axes axes, String currency, long dueMinor, long paidMinor, long freightMinor,
            @Nullable Long createdAtEpochMilli, @Nullable Long paidAtEpochMilli, Map<String, String> texts) {
        long digest = Digest.of(axes, currency, dueMinor, paidMinor, freightMinor, createdAtEpochMilli, paidAtEpochMilli, new TreeMap<>(texts));
        return new OrderHead(new Version(updatedAtEpochMilli, axes.progress(), digest), axes, currency, dueMinor, paidMinor, freightMinor,
                createdAtEpochMilli, paidAtEpochMilli, texts);
    }
}
