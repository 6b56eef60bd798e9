package io.mingqu.kernel.incentive;

/**
 * A number measured beside the base, in the same periods and for the same partners, over other movements or items: "at least 300 of A".
 *
 * @param name what people call it
 */
public record Gauge(String name, Measure measure, Valuation valuation, Scope.Items items) {
}
