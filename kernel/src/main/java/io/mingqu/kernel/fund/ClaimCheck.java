package io.mingqu.kernel.fund;

import io.mingqu.kernel.fund.Claim.Invoice;
import io.mingqu.kernel.fund.Claim.Photo;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * the later one (by month, then id) is named.
     */
    public static List<Finding> check(List<Claim> batch, List<Claim> earlier, Limits limits) {
        List<Claim> all = new ArrayList<>(earlier);
        all.addAll(batch);
        all.sort(Comparator.comparingInt(Claim::month).thenComparingLong(Claim::id));
        boolean[] looked = lookedAt(all, batch);
        List<Finding> findings = new ArrayList<>();
        invoices(all, looked, findings);
        images(all, looked, findings);
        bankAccounts(all, looked, findings);
        for (Claim claim : batch) {
            amount(claim, limits, findings);
            photos(claim, limits, findings);
        }
        ratios(batch, limits, findings);
        findings.sort(Comparator.comparingLong(Finding::claim).thenComparing(Finding::kind).thenComparingLong(Finding::witness)
                .thenComparing(Finding::detail));
        return List.copyOf(findings);
    }

    private static boolean[] lookedAt(List<Claim> all, List<Claim> batch) {
        Map<Long, Boolean> ids = new HashMap<>();
        batch.forEach(claim -> ids.put(claim.id(), true));
        boolean[] looked = new boolean[all.size()];
        for (int i = 0; i < looked.length; i++) {
            looked[i] = ids.containsKey(all.get(i).id());
        }
        return looked;
    }

    private static void invoices(List<Claim> all, boolean[] looked, List<Finding> findings) {
        Map<String, Long> firstByKey = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Claim claim = all.get(i);
            for (Invoice invoice : claim.invoices()) {
                Long first = firstByKey.putIfAbsent(invoice.key(), claim.id());
                if (first != null && looked[i]) {
                    findings.add(new Finding(Kind.DUPLICATE_INVOICE, claim.id(), first, invoice.amountMinor(), invoice.number()));
                }
            }
        }
    }

    /** Every photo against all before it; a hundred thousand prints compare in well under a second per thousand. */
    private static void images(List<Claim> all, boolean[] looked, List<Finding> findings) {
        int count = all.stream().mapToInt(claim -> claim.photos().size()).sum();
        long[] across = new long[count];
        long[] down = new long[count];
        Photo[] photos = new Photo[count];
        Claim[] owners = new Claim[count];
        int n = 0;
        for (int i = 0; i < all.size(); i++) {
            for (Photo photo : all.get(i).photos()) {
                if (looked[i]) {
                    int first = nearest(across, down, n, photo.print());
                    if (first >= 0) {
                        findings.add(reused(owners[first], photos[first], all.get(i), photo));
                    }
                }
                across[n] = photo.print().across();
                down[n] = photo.print().down();
                photos[n] = photo;
                owners[n++] = all.get(i);
            }
        }
    }

    private static int nearest(long[] across, long[] down, int count, ImagePrint print) {
        int best = -1;
        int bestBits = ImagePrint.SAME_BITS_MAX + 1;
        for (int i = 0; i < count; i++) {
            int bits = Long.bitCount(across[i] ^ print.across()) + Long.bitCount(down[i] ^ print.down());
            if (bits < bestBits) {
                bestBits = bits;
                best = i;
            }
        }
        return best;
    }

    private static Finding reused(Claim firstOwner, Photo first, Claim owner, Photo photo) {
        Kind kind = firstOwner.partner() == owner.partner() ? Kind.IMAGE_REUSED_BY_SAME : Kind.IMAGE_REUSED_BY_ANOTHER;
        return new Finding(kind, owner.id(), firstOwner.id(), first.print().distance(photo.print()), photo.id() + "=" + first.id());
    }

    private static void bankAccounts(List<Claim> all, boolean[] looked, List<Finding> findings) {
        Map<String, Claim> firstByAccount = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Claim claim = all.get(i);
            if (claim.bankAccount().isEmpty()) {
                continue;
            }
            Claim first = firstByAccount.putIfAbsent(claim.bankAccount(), claim);
            if (first != null && first.partner() != claim.partner() && looked[i]) {
                findings.add(new Finding(Kind.SAME_BANK_ACCOUNT, claim.id(), first.id(), 0, ""));
            }
        }
    }

    private static void amount(Claim claim, Limits limits, List<Finding> findings) {
        long allowed = Wide.mulDiv(claim.approvedMinor(), 1_000_000L + limits.tolerancePpm(), 1_000_000,
                Rounding.DOWN);
        if (claim.claimedMinor() > allowed) {
            findings.add(new Finding(Kind.ABOVE_APPROVAL, claim.id(), claim.id(), claim.claimedMinor() - allowed, ""));
        }
    }

    private static void photos(Claim claim, Limits limits, List<Finding> findings) {
        for (Photo photo : claim.photos()) {
            if (claim.site().isPresent() && photo.place().isPresent()) {
                long metres = claim.site().get().metresTo(photo.place().get());
                if (metres > limits.metresMax()) {
                    findings.add(new Finding(Kind.PHOTO_FAR_AWAY, claim.id(), claim.id(), metres, Long.toString(photo.id())));
                }
            }
            if (photo.takenOn().isPresent()) {
                long days = Math.max(claim.from().toEpochDay() - photo.takenOn().get().toEpochDay(),
                        photo.takenOn().get().toEpochDay() - claim.to().toEpochDay());
                if (days > limits.daysMax()) {
                    findings.add(new Finding(Kind.PHOTO_WRONG_DAY, claim.id(), claim.id(), days, Long.toString(photo.id())));
                }
            }
        }
    }

    /** Claims against sell-out, by the median and the median deviation from it, which a few wild claims cannot move. */
    private static void ratios(List<Claim> batch, Limits limits, List<Finding> findings) {
        List<Claim> known = batch.stream().filter(claim -> claim.selloutMinor() > 0).toList();
        if (known.size() < limits.peersMin()) {
            return;
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
