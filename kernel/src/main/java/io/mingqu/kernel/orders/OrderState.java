package io.mingqu.kernel.orders;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order. {@link #after} keeps, of the head and of every line, what speaks latest by {@link Version}: the result does not
 * depend on the order in which messages come nor on how often one comes.
 */
public record OrderState(@Nullable OrderHead head, SortedMap<String, OrderLine> lines) {
    public static final OrderState NOTHING = new OrderState(null, new TreeMap<>());

    public OrderState {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    public OrderState after(OrderMessage message) {
        SortedMap<String, OrderLine> merged = new TreeMap<>(lines);
        for (OrderLine line : message.lines()) {
            merged.merge(line.lineId(), line, (known, said) -> said.version().compareTo(known.version()) > 0 ? said : known);
        }
        OrderHead said = message.head();
        boolean newer = said != null && (head == null || said.version().compareTo(head.version()) > 0);
        return new OrderState(newer ? said : head, merged);
    }

    /** The order's axes: the head's, or, where no head came yet, what the lines come to; refunds are always read from the lines too. */
    public Axes axes() {
        AfterSaleStatus fromLines = afterSale(lines.values());
        if (head == null) {
            return new Axes(least(lines.values()).payment(), least(lines.values()).fulfilment(), fromLines);
        }
        return fromLines == AfterSaleStatus.NONE ? head.axes() : head.axes().with(fromLines);
    }

    public OrderSummary summary() {
        return axes().summary();
    }

    private static Axes least(Collection<OrderLine> lines) {
        return lines.stream().map(OrderLine::axes).min((a, b) -> Integer.compare(a.progress(), b.progress())).orElse(Axes.FRESH);
    }

    private static AfterSaleStatus afterSale(Collection<OrderLine> lines) {
        boolean requested = false;
        boolean closed = false;
        int refunded = 0;
        for (OrderLine line : lines) {
            switch (line.axes().afterSale()) {
                case REQUESTED -> requested = true;
                case CLOSED -> closed = true;
                case REFUNDED, PARTLY_REFUNDED -> refunded++;
                case NONE -> { }
            }
        }
        boolean whole = refunded == lines.size() && lines.stream().allMatch(l -> l.axes().afterSale() == AfterSaleStatus.REFUNDED);
        if (requested) {
            return AfterSaleStatus.REQUESTED;
        }
        return refunded > 0 ? whole ? AfterSaleStatus.REFUNDED : AfterSaleStatus.PARTLY_REFUNDED : closed ? AfterSaleStatus.CLOSED : AfterSaleStatus.NONE;
    }
}
