package io.mingqu.kernel.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message, report row or API answer about an order: its head, some of its lines, or both. */
public record OrderMessage(@Nullable OrderHead head, List<OrderLine> lines) {
    public OrderMessage {
        lines = List.copyOf(lines);
    }
}
