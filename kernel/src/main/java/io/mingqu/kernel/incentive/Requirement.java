package io.mingqu.kernel.incentive;

/** What a partner's assortment must show before a programme pays 品类门槛: compared with the facts of the same partner and period. */
public sealed interface Requirement {
    String name();

    /** At least so much of something else 联动门槛 ("only if at least 300 of A"), in the gauge's unit. */
    record AtLeast(Gauge gauge, long value) implements Requirement {
        @Override
        public String name() {
            return gauge.name();
        }
    }

    /** At least this part of the qualifying base 品类占比, gauged in the base's own unit. */
    record Portion(Gauge gauge, int leastPpm) implements Requirement {
        @Override
        public String name() {
            return gauge.name();
        }
    }

    /** At least so many products with a positive quantity 动销品项数 among the lines counted. */
    record ActiveProducts(String name, int least) implements Requirement {}

    /** Whether all requirements must hold, or one of them is enough. */
    enum Combine { ALL, ANY }
}
