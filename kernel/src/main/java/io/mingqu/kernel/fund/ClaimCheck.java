package io.mingqu.kernel.fund;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks over a batch of claims, beside those of earlier months, for what an honest claim does not have 核销稽核. A finding is a reason to look, with its
 * witness; a person decides.
 */
public final class ClaimCheck {
    private ClaimCheck() {}

    /**
     * Declared limits of the checks.
     *
     * @param tolerancePpm    how far a claim may lie above the approval
     * @param metresMax       how far a photo may be from the activity's site
     * @param daysMax         how many days before or after the activity a photo may be taken
     * @param outlierFactor   a claim ÷ sell-out ratio this many median deviations above the median is unusual
     * @param peersMin        smallest group in which "unusual" means anything
     */
    public record Limits(int tolerancePpm, long metresMax, int daysMax, int outlierFactor, int peersMin) {
        public static final Limits DEFAULT = new Limits(0, 2_000, 1, 6, 12);
    }

    /** What was found. */
    public enum Kind {
        DUPLICATE_INVOICE, IMAGE_REUSED_BY_ANOTHER, IMAGE_REUSED_BY_SAME, PHOTO_FAR_AWAY, PHOTO_WRONG_DAY, SAME_BANK_ACCOUNT, ABOVE_APPROVAL, UNUSUAL_RATIO
    }

    /**
     * @param claim   the claim to look at
     * @param witness the other claim, or the same
     * @param value   what was measured: differing bits, metres, days, minor units, ppm
     */
    public record Finding(Kind kind, long claim, long witness, long value, String detail) {}

    /**
     * Findings in {@code batch}, each claim also compared with {@code earlier} ones, ordered by claim and kind. Of two claims that share something,
     * the one looked at later is named: all earlier ones come first, then the batch by month and id.
     */
    public static List<Finding> check(List<Claim> batch, List<Claim> earlier, Limits limits) {
        ClaimIndex index = new ClaimIndex(limits);
        earlier.stream().sorted(ORDER).forEach(index::know);
        List<Finding> findings = new ArrayList<>();
        batch.stream().sorted(ORDER).forEach(claim -> findings.addAll(index.look(claim)));
        findings.addAll(ratios(batch, limits));
        findings.sort(Comparator.comparingLong(Finding::claim).thenComparing(Finding::kind).thenComparingLong(Finding::witness)
                .thenComparing(Finding::detail));
        return List.copyOf(findings);
    }

    private static final Comparator<Claim> ORDER = Comparator.comparingInt(Claim::month).thenComparingLong(Claim::id);

    /** Claims against sell-out, by the median and the median deviation from it, which a few wild claims cannot move. */
    public static List<Finding> ratios(List<Claim> peers, Limits limits) {
        List<Claim> known = peers.stream().filter(claim -> claim.selloutMinor() > 0).toList();
        List<Finding> findings = new ArrayList<>();
        if (known.size() < limits.peersMin()) {
            return findings;
        }
        long[] ratios = known.stream().mapToLong(ClaimCheck::ratioPpm).toArray();
        long median = median(ratios);
        long[] deviations = Arrays.stream(ratios).map(ratio -> Math.abs(ratio - median)).toArray();
        long deviation = Math.max(median(deviations), 1);
        for (int i = 0; i < ratios.length; i++) {
            if (ratios[i] - median > deviation * limits.outlierFactor()) {
                findings.add(new Finding(Kind.UNUSUAL_RATIO, known.get(i).id(), known.get(i).id(), ratios[i], "median " + median));
            }
        }
        return findings;
    }

    private static long ratioPpm(Claim claim) {
        return Wide.mulDiv(claim.claimedMinor(), 1_000_000, claim.selloutMinor(), Rounding.HALF_UP);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
