package io.mingqu.kernel.fund;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which claims of a batch are looked at on the spot 抽查: all above an amount, and of the rest a share drawn with chances by amount. The same seed draws the
 * same claims, so an auditor can draw them again.
 *
 * @param alwaysFromMinor claims of at least this amount are always in
 * @param sharePpm        share of the other claims, by number, rounded up
 */
public record SamplingPlan(long alwaysFromMinor, int sharePpm) {
    /** Ids of the claims to look at, ascending. */
    public List<Long> draw(List<Claim> batch, long seed) {
        List<Long> drawn = new ArrayList<>();
        List<Claim> rest = new ArrayList<>();
        batch.stream().sorted(Comparator.comparingLong(Claim::id)).forEach(claim -> {
            if (claim.claimedMinor() >= alwaysFromMinor) {
                drawn.add(claim.id());
            } else {
                rest.add(claim);
            }
        });
        SplittableRandom random = new SplittableRandom(seed);
        long wanted = Math.ceilDiv((long) rest.size() * sharePpm, 1_000_000L);
        for (long i = 0; i < wanted && !rest.isEmpty(); i++) {
            drawn.add(take(rest, random).id());
        }
        drawn.sort(Comparator.naturalOrder());
        return List.copyOf(drawn);
    }

    private static Claim take(List<Claim> rest, SplittableRandom random) {
        long sum = rest.stream().mapToLong(claim -> Math.max(1, claim.claimedMinor())).sum();
        long at = random.nextLong(sum);
        int i = 0;
        while (at >= Math.max(1, rest.get(i).claimedMinor())) {
            at -= Math.max(1, rest.get(i).claimedMinor());
            i++;
        }
        return rest.remove(i);
    }
}
