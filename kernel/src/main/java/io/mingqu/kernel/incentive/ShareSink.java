package io.mingqu.kernel.incentive;

/** Takes line attributions as they are computed: one call per payout other than 0, from any of the settling threads. */
@FunctionalInterface
public interface ShareSink {
    void accept(Payout payout, LineShares shares);
}
