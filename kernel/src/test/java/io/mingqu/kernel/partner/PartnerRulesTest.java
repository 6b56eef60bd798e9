package io.mingqu.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.partner.Hierarchy.Circle;
import io.mingqu.kernel.partner.Hierarchy.Edge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartnerRulesTest {
    private static final long SEED = 7_041L;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void aCircleIsRefusedWithTheWayThatClosesIt() {
        List<Edge> known = List.of(new Edge(1, 2, DAY, null), new Edge(2, 3, DAY, null));
        assertThat(Hierarchy.circleClosedBy(known, new Edge(3, 1, DAY, null))).contains(new Circle(DAY, List.of(3L, 1L, 2L, 3L)));
        assertThat(Hierarchy.circleClosedBy(known, new Edge(1, 3, DAY, null))).isEmpty();
    }

    @Test
    void standingAboveOneAnotherAtDifferentTimesIsNoCircle() {
        List<Edge> known = List.of(new Edge(1, 2, DAY, DAY.plusDays(30)));
        assertThat(Hierarchy.circleClosedBy(known, new Edge(2, 1, DAY.plusDays(30), null))).isEmpty();
        assertThat(Hierarchy.circleClosedBy(known, new Edge(2, 1, DAY.plusDays(29), null))).isPresent();
        assertThat(Hierarchy.circleClosedBy(known, new Edge(2, 1, DAY.minusDays(9), DAY.plusDays(1))).map(Circle::day)).contains(DAY);
    }

    @Test
    void wholeFilesAndSingleEdgesAgree() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<Edge> edges = new ArrayList<>();
            boolean closed = false;
            for (int i = 0; i < 12; i++) {
                long child = random.nextInt(7);
                long parent = (child + 1 + random.nextInt(6)) % 7;
                LocalDate from = DAY.plusDays(random.nextInt(5));
                Edge edge = new Edge(child, parent, from, random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(4)));
                closed |= Hierarchy.circleClosedBy(edges, edge).isPresent();
                edges.add(edge);
            }
            Optional<Circle> any = Hierarchy.anyCircle(edges);
            assertThat(any.isPresent()).as("seed %d, round %d", SEED, round).isEqualTo(closed);
            any.ifPresent(circle -> assertThat(holds(edges, circle)).as("witness %s", circle).isTrue());
        }
    }

    private static boolean holds(List<Edge> edges, Circle circle) {
        for (int i = 1; i < circle.path().size(); i++) {
            long child = circle.path().get(i - 1);
            long parent = circle.path().get(i);
            if (edges.stream().noneMatch(e -> e.childId() == child && e.parentId() == parent && e.holdsOn(circle.day()))) {
                return false;
            }
        }
        return circle.path().getFirst().equals(circle.path().getLast());
    }

    @Test
    void creditCodesProveThemselves() {
        assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
        assertThat(CreditCode.isValid("91350100M000100Y44")).isFalse();
        assertThat(CreditCode.isValid("91350100M000100Y4")).isFalse();
        assertThat(CreditCode.isValid("9135010IM000100Y43")).isFalse();
    }

    @Test
    void personalDataAreMasked() {
        assertThat(Masking.phone("13812345678")).isEqualTo("138****5678");
        assertThat(Masking.phone("1234")).isEqualTo("****");
        assertThat(Masking.name("王小明")).isEqualTo("王**");
        assertThat(Masking.account("6222 0210 0112 3456 789")).isEqualTo("**** 6789");
        assertThat(Masking.name("")).isEmpty();
    }
}
