package io.mingqu.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a data set's check found, in the order it is printed, with everything that does not reconcile. */
public final class Report {

    private final String set;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Double> secondsByStage = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    public Report(String set) {
        this.set = set;
    }

    public void put(String name, @Nullable Object value) {
        figures.put(name, value);
    }

    /** Notes a figure and that it must equal what the oracle says. */
    public void expect(String name, @Nullable Object actual, @Nullable Object expected) {
        figures.put(name, actual);
        same(name, actual, expected);
    }

    /** Checks without noting. */
    public void same(String name, @Nullable Object actual, @Nullable Object expected) {
        if (!Objects.equals(String.valueOf(actual), String.valueOf(expected))) {
            wrong(name + " is " + actual + ", should be " + expected);
        }
    }

    public void wrong(String text) {
        wrong.add(set + ": " + text);
        System.err.println("  ✗ " + set + ": " + text);
    }

    /** Runs a stage and notes how long it took. */
    public <T> T stage(String name, Supplier<T> work) {
        System.err.println(set + ": " + name + " …");
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            double seconds = Math.round((System.nanoTime() - start) / 1e7) / 100.0;
            secondsByStage.merge(name, seconds, Double::sum);
        }
    }

    public void stage(String name, Runnable work) {
        stage(name, () -> {
            work.run();
            return true;
        });
    }

    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    public Map<String, Object> figures() {
        Map<String, Object> all = new LinkedHashMap<>(figures);
        all.put("secondsByStage", secondsByStage);
        all.put("wrong", wrong());
        return all;
    }
}
