package io.mingqu.kernel.partner;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The partner hierarchy 渠道层级: several parents, each for a time; on no day may a partner stand above itself. */
public final class Hierarchy {

    /** {@code childId} stands below {@code parentId} from {@code from} until before {@code to} (null: without end). */
    public record Edge(long childId, long parentId, LocalDate from, @Nullable LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    /** The proof of a circle: on {@code day} each partner of {@code path} stands below the next, and the last is the first again. */
    public record Circle(LocalDate day, List<Long> path) {
        public Circle {
            path = List.copyOf(path);
        }
    }

    private Hierarchy() {
    }

    /**
     * The circle {@code added} would close, if any. It is enough to look at the days on which an edge begins: between them edges only end.
     */
    public static Optional<Circle> circleClosedBy(Collection<Edge> known, Edge added) {
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(added.from()));
        known.stream().map(Edge::from).filter(added::holdsOn).forEach(days::add);
        for (LocalDate day : days) {
            List<Long> way = wayUp(parentsOn(known, day), added.parentId(), added.childId());
            if (!way.isEmpty()) {
                List<Long> path = new ArrayList<>(List.of(added.childId()));
                path.addAll(way);
                return Optional.of(new Circle(day, path));
            }
        }
        return Optional.empty();
    }

    /** Any circle among {@code edges}: for whole files at once. */
    public static Optional<Circle> anyCircle(Collection<Edge> edges) {
        TreeSet<LocalDate> days = new TreeSet<>();
        edges.forEach(e -> days.add(e.from()));
        for (LocalDate day : days) {
            Map<Long, List<Long>> parents = parentsOn(edges, day);
            Set<Long> clear = withoutCircle(parents);
            for (Map.Entry<Long, List<Long>> entry : parents.entrySet()) {
                for (Long parent : clear.contains(entry.getKey()) ? List.<Long>of() : entry.getValue()) {
                    List<Long> way = wayUp(parents, parent, entry.getKey());
                    if (!way.isEmpty()) {
                        List<Long> path = new ArrayList<>(List.of(entry.getKey()));
                        path.addAll(way);
                        return Optional.of(new Circle(day, path));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Children that cannot be in a circle: removing, again and again, those whose parents are all clear. */
    private static Set<Long> withoutCircle(Map<Long, List<Long>> parents) {
        Map<Long, Integer> waiting = new HashMap<>();
        Map<Long, List<Long>> children = new HashMap<>();
        parents.forEach((child, above) -> {
            waiting.put(child, above.size());
            above.forEach(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>()).add(child));
        });
        Set<Long> clear = new HashSet<>();
        Deque<Long> ready = new ArrayDeque<>();
        children.keySet().stream().filter(p -> !parents.containsKey(p)).forEach(ready::add);
        while (!ready.isEmpty()) {
            Long at = ready.pop();
            clear.add(at);
            for (Long child : children.getOrDefault(at, List.of())) {
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return clear;
    }

    private static Map<Long, List<Long>> parentsOn(Collection<Edge> edges, LocalDate day) {
        Map<Long, List<Long>> parents = new HashMap<>();
        for (Edge edge : edges) {
            if (edge.holdsOn(day)) {
                parents.computeIfAbsent(edge.childId(), c -> new ArrayList<>()).add(edge.parentId());
            }
        }
        return parents;
    }

    /** A shortest way from {@code from} upwards to {@code to}, both included; empty when there is none. */
    private static List<Long> wayUp(Map<Long, List<Long>> parents, long from, long to) {
        Map<Long, Long> below = new HashMap<>();
        Deque<Long> open = new ArrayDeque<>(List.of(from));
        below.put(from, from);
        while (!open.isEmpty()) {
            long at = open.poll();
            if (at == to) {
                List<Long> way = new ArrayList<>();
                for (long back = to; back != from; back = below.getOrDefault(back, from)) {
                    way.addFirst(back);
                }
                way.addFirst(from);
                return way;
            }
            for (long parent : parents.getOrDefault(at, List.of())) {
                if (below.putIfAbsent(parent, at) == null) {
                    open.add(parent);
                }
            }
        }
        return List.of();
    }
}
