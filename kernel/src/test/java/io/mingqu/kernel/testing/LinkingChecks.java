package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;

import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.movement.ReversalLinking;
import io.mingqu.kernel.movement.ReversalLinking.Lines;
import io.mingqu.kernel.movement.ReversalLinking.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What holds for movement kinds and for the linking of returns to what they reverse. */
final class LinkingChecks {
    private LinkingChecks() {}

    /** A line as a test writes it. */
    private record Line(int customer, int code, long price, long at, String document, long line, long quantity) {}

    static List<Check> all(long seed, int cases) {
        return List.of(
                new Check("links equal a naive search by the stated rule", () -> Seeded.forAll("linking", seed, cases, LinkingChecks::asNaive)),
                new Check("the latest earlier sale is taken first, then the one before", LinkingChecks::latestFirst),
                new Check("a sale at the same moment may be reversed, a later one not", LinkingChecks::sameMoment),
                new Check("movement kinds keep their numbers and signs", LinkingChecks::kinds));
    }

    private static Lines columns(List<Line> lines) {
        return new Lines(lines.stream().mapToInt(Line::customer).toArray(), lines.stream().mapToInt(Line::code).toArray(),
                lines.stream().mapToLong(Line::price).toArray(), lines.stream().mapToLong(Line::at).toArray(),
                lines.stream().map(Line::document).toArray(String[]::new), lines.stream().mapToLong(Line::line).toArray(),
                lines.stream().mapToLong(Line::quantity).toArray());
    }

    private static List<String> told(List<Line> lines, Links links) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            told.add(name(lines.get(links.returnRow()[i])) + " reverses " + links.quantityMilli()[i] + " of " + name(lines.get(links.saleRow()[i])));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (links.remainderMilli()[i] != 0) {
                told.add(name(lines.get(i)) + " left " + links.remainderMilli()[i]);
            }
        }
        told.sort(Comparator.naturalOrder());
        return told;
    }

    private static String name(Line line) {
        return line.document() + "/" + line.line();
    }

    private static void asNaive(Seeded s) {
        List<Line> lines = new ArrayList<>();
        for (int i = s.between(0, 40); i > 0; i--) {
            long quantity = s.oneIn(3) ? -s.between(1, 9) : s.oneIn(9) ? 0 : s.between(1, 6);
            lines.add(new Line(s.between(-1, 1), s.below(2), s.between(1, 2), s.below(8), "D" + s.below(12), i, quantity));
        }
        List<String> expected = naive(lines);
        equal(told(lines, ReversalLinking.link(columns(lines))), expected, "links");
        List<Line> shuffled = new ArrayList<>(lines);
        s.shuffle(shuffled);
        equal(told(shuffled, ReversalLinking.link(columns(shuffled))), expected, "links of shuffled lines");
    }

    /** For each return in order, searches all sales for the latest eligible one, again and again. */
    private static List<String> naive(List<Line> lines) {
        Comparator<Line> order = Comparator.comparingLong(Line::at).thenComparing(Line::document).thenComparingLong(Line::line);
        List<Line> returns = lines.stream().filter(l -> l.quantity() < 0).sorted(order).toList();
        java.util.Map<Line, Long> left = new java.util.IdentityHashMap<>();
        lines.stream().filter(l -> l.quantity() > 0).forEach(l -> left.put(l, l.quantity()));
        List<String> told = new ArrayList<>();
        for (Line back : returns) {
            long wanted = -back.quantity();
            while (wanted > 0) {
                Line sale = left.keySet().stream()
                        .filter(l -> left.get(l) > 0 && l.customer() == back.customer() && l.code() == back.code()
                                && l.price() == back.price() && l.at() <= back.at())
                        .max(order).orElse(null);
                if (sale == null) {
                    told.add(name(back) + " left " + wanted);
                    break;
                }
                long taken = Math.min(wanted, left.get(sale));
                told.add(name(back) + " reverses " + taken + " of " + name(sale));
                left.merge(sale, -taken, Long::sum);
                wanted -= taken;
            }
        }
        told.sort(Comparator.naturalOrder());
        return told;
    }

    private static void latestFirst() {
        List<Line> lines = List.of(new Line(1, 1, 5, 10, "A", 1, 3), new Line(1, 1, 5, 20, "B", 1, 2),
                new Line(1, 1, 6, 25, "C", 1, 9), new Line(1, 1, 5, 30, "R", 1, -7));
        equal(told(lines, ReversalLinking.link(columns(lines))).toString(),
                "[R/1 left 2, R/1 reverses 2 of B/1, R/1 reverses 3 of A/1]", "links");
    }

    private static void sameMoment() {
        List<Line> lines = List.of(new Line(1, 1, 5, 10, "Z", 1, 1), new Line(1, 1, 5, 10, "A", 1, -1),
                new Line(1, 1, 5, 11, "Z", 2, 1), new Line(1, 1, 5, 10, "B", 1, -1));
        equal(told(lines, ReversalLinking.link(columns(lines))).toString(), "[A/1 reverses 1 of Z/1, B/1 left 1]", "links");
    }

    private static void kinds() {
        StringBuilder told = new StringBuilder();
        for (MovementKind kind : MovementKind.values()) {
            told.append(kind.number()).append(kind.name()).append(kind.balanceSign()).append(' ');
            equal(MovementKind.ofNumber(kind.number()), kind, "by number");
        }
        equal(told.toString().strip(), "1ORDERED0 2SHIPPED1 3RETURNED1 4INVOICED0 5RECEIVED0 6PAID-1 7CHARGED1 8OFFSET-1 9ADJUSTED1 "
                + "10SOLD_OUT0 11OPENING1", "kinds");
    }
}
