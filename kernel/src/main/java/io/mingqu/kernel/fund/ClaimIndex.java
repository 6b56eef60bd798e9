package io.mingqu.kernel.fund;

import io.mingqu.kernel.fund.Claim.Invoice;
import io.mingqu.kernel.fund.Claim.Photo;
import io.mingqu.kernel.fund.ClaimCheck.Finding;
import io.mingqu.kernel.fund.ClaimCheck.Kind;
import io.mingqu.kernel.fund.ClaimCheck.Limits;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims seen so far, by what two honest claims never share: an invoice, a picture, the bank account of another partner. Looking at one more claim costs
 * the same however many came before.
 */
public final class ClaimIndex {
    private record Seen(long claim, long partner, long photo) {}

    private final Limits usual;
    private final Map<String, Long> firstByInvoice = new HashMap<>();
    private final Map<String, Seen> firstByAccount = new HashMap<>();
    private final PrintIndex prints = new PrintIndex();
    private final List<Seen> owners = new ArrayList<>();

    public ClaimIndex(Limits limits) {
        usual = limits;
    }

    /** Takes in a claim that was looked at before. */
    public void know(Claim claim) {
        find(claim, new ArrayList<>());
    }

    /** What is wrong with a claim by itself and beside all taken in before; takes it in. */
    public List<Finding> look(Claim claim) {
        return look(claim, usual);
    }

    /** As {@link #look(Claim)}, by the limits of the claim's own fund. */
    public List<Finding> look(Claim claim, Limits limits) {
        List<Finding> findings = new ArrayList<>();
        find(claim, findings);
        amount(claim, limits, findings);
        photos(claim, limits, findings);
        return findings;
    }

    /** Pairs of prints compared so far. */
    public long compared() {
        return prints.compared();
    }

    private void find(Claim claim, List<Finding> findings) {
        for (Invoice invoice : claim.invoices()) {
            Long first = firstByInvoice.putIfAbsent(invoice.key(), claim.id());
            if (first != null) {
                findings.add(new Finding(Kind.DUPLICATE_INVOICE, claim.id(), first, invoice.amountMinor(), invoice.number()));
            }
        }
        for (Photo photo : claim.photos()) {
            PrintIndex.Hit hit = prints.first(photo.prints());
            if (hit != null) {
                Seen first = owners.get(hit.picture());
                findings.add(new Finding(first.partner() == claim.partner() ? Kind.IMAGE_REUSED_BY_SAME : Kind.IMAGE_REUSED_BY_ANOTHER, claim.id(),
                        first.claim(), hit.bits(), photo.id() + "=" + first.photo()));
            }
            prints.add(photo.prints());
            owners.add(new Seen(claim.id(), claim.partner(), photo.id()));
        }
        if (!claim.bankAccount().isEmpty()) {
            Seen first = firstByAccount.putIfAbsent(claim.bankAccount(), new Seen(claim.id(), claim.partner(), 0));
            if (first != null && first.partner() != claim.partner()) {
                findings.add(new Finding(Kind.SAME_BANK_ACCOUNT, claim.id(), first.claim(), 0, ""));
            }
        }
    }

    private static void amount(Claim claim, Limits limits, List<Finding> findings) {
        long allowed = Wide.mulDiv(claim.approvedMinor(), 1_000_000L + limits.tolerancePpm(), 1_000_000, Rounding.DOWN);
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
}
