package io.mingqu.kernel.fund;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a partner claims 核销申请 for an approved activity, as the checks see it.
 *
 * @param id             the claim's number
 * @param partner        the claiming partner's number
 * @param month          year × 12 + month of the activity
 * @param claimedMinor   amount claimed
 * @param approvedMinor  amount approved beforehand, top-ups included
 * @param selloutMinor   the partner's sell-out in that month, 0 when unknown
 * @param bankAccount    where the money would go, digits only, empty when settled in the pool
 * @param from           first day of the activity
 * @param to             last day of the activity
 * @param site           where it took place
 */
public record Claim(
        long id, long partner, int month, long claimedMinor, long approvedMinor, long selloutMinor, String bankAccount,
        LocalDate from, LocalDate to, Optional<Place> site, List<Invoice> invoices, List<Photo> photos) {
    public Claim {
        invoices = List.copyOf(invoices);
        photos = List.copyOf(photos);
    }

    /**
     * @param seller the issuer's tax number
     * @param number code and number as printed; blanks, dashes and leading zeros do not tell invoices apart
     */
    public record Invoice(String seller, String number, long amountMinor) {
        /** The same for every spelling of one invoice. */
        public String key() {
            return seller.strip().toUpperCase(java.util.Locale.ROOT) + "#" + number.replaceAll("[\\s-]", "").replaceFirst("^0+(?=.)", "");
        }
    }

    /**
     * @param prints the whole picture's print first, then those of its cuts
     * @param outlet the outlet it shows, 0 when none
     * @param place  where it was taken, if the phone said so
     * @param takenOn when it was taken, if the phone said so
     */
    public record Photo(long id, List<ImagePrint> prints, long outlet, Optional<Place> place, Optional<LocalDate> takenOn) {
        public Photo {
            prints = List.copyOf(prints);
        }

        public Photo(long id, ImagePrint print, long outlet, Optional<Place> place, Optional<LocalDate> takenOn) {
            this(id, List.of(print), outlet, place, takenOn);
        }

        ImagePrint print() {
            return prints.getFirst();
        }
    }
}
