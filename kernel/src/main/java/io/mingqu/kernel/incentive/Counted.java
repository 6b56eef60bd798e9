package io.mingqu.kernel.incentive;

import java.util.List;

/**
 * What was counted for one partner, programme and period. Sums of sums are sums, so a later settlement may add to it.
 *
 * @param lines          number of lines counted
 * @param reference      target, market total or prior base; 0 where the scale needs none
 * @param gauges         what the requirements' gauges measured, in their order
 * @param activeProducts products with a positive quantity; 0 unless a requirement asks
 */
public record Counted(int lines, long linesQualifying, long linesPaying, long openingQualifying, long openingPaying, long reference,
        List<Long> gauges, int activeProducts) {
    public Counted {
        gauges = List.copyOf(gauges);
    }

    public Counted(int lines, long linesQualifying, long linesPaying, long openingQualifying, long openingPaying, long reference) {
        this(lines, linesQualifying, linesPaying, openingQualifying, openingPaying, reference, List.of(), 0);
    }

    long qualifying() {
        return Math.addExact(linesQualifying, openingQualifying);
    }

    long paying() {
        return Math.addExact(linesPaying, openingPaying);
    }

    /** Both together, references too: what a group counted. */
    Counted plus(Counted other) {
        Long[] sums = new Long[gauges.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(gauges.get(i), other.gauges.get(i));
        }
        return new Counted(Math.addExact(lines, other.lines), Math.addExact(linesQualifying, other.linesQualifying),
                Math.addExact(linesPaying, other.linesPaying), Math.addExact(openingQualifying, other.openingQualifying),
                Math.addExact(openingPaying, other.openingPaying), Math.addExact(reference, other.reference), List.of(sums),
                Math.addExact(activeProducts, other.activeProducts));
    }

    /** These lines and those that came (sign 1) or were withdrawn (−1) since; openings and reference stay. */
    Counted withLines(Counted since, int sign) {
        return new Counted(Math.addExact(lines, sign * since.lines), Math.addExact(linesQualifying, sign * since.linesQualifying),
                Math.addExact(linesPaying, sign * since.linesPaying), openingQualifying, openingPaying, reference, gauges, activeProducts);
    }
}
