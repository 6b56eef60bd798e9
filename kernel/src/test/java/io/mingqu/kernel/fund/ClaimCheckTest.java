package io.mingqu.kernel.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.fund.Claim.Invoice;
import io.mingqu.kernel.fund.Claim.Photo;
import io.mingqu.kernel.fund.ClaimCheck.Finding;
import io.mingqu.kernel.fund.ClaimCheck.Kind;
import io.mingqu.kernel.fund.ClaimCheck.Limits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 10);
    private static final Place SITE = new Place(31_230_000, 121_470_000);

    @Test
    void findsAnInvoiceClaimedAgainWhateverItsSpelling() {
        Claim first = claim(1, 10, 1).invoices("91310000X", "0012 3456").make();
        Claim second = claim(2, 11, 2).invoices("91310000x", "12-3456").make();
        assertThat(check(List.of(second), List.of(first))).containsExactly(new Finding(Kind.DUPLICATE_INVOICE, 2, 1, 500, "12-3456"));
    }

    @Test
    void findsAPhotoUsedByAnotherAndByTheSamePartnerInAnotherMonth() {
        int[] scene = scene(1);
        Claim first = claim(1, 10, 1).photo(ImagePrint.of(scene, 90, 80)).make();
        Claim other = claim(2, 11, 1).photo(ImagePrint.of(brighter(scene), 90, 80)).make();
        Claim again = claim(3, 10, 2).photo(ImagePrint.of(half(scene, 90, 80), 45, 40)).make();
        Claim honest = claim(4, 12, 2).photo(ImagePrint.of(scene(2), 90, 80)).make();
        assertThat(check(List.of(first, other, again, honest), List.of())).extracting(Finding::kind, Finding::claim, Finding::witness)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.IMAGE_REUSED_BY_ANOTHER, 2L, 1L),
                        org.assertj.core.groups.Tuple.tuple(Kind.IMAGE_REUSED_BY_SAME, 3L, 1L));
    }

    @Test
    void tellsDifferentScenesApart() {
        int closest = 128;
        for (int a = 0; a < 60; a++) {
            for (int b = 0; b < a; b++) {
                closest = Math.min(closest, ImagePrint.of(scene(a), 90, 80).distance(ImagePrint.of(scene(b), 90, 80)));
            }
        }
        assertThat(closest).isGreaterThan(ImagePrint.SAME_BITS_MAX);
    }

    @Test
    void findsPhotosFromElsewhereAndOtherDays() {
        Claim claim = new Claim(1, 10, 1, 1_000, 1_000, 0, "", DAY, DAY.plusDays(2), Optional.of(SITE), List.of(), List.of(
                new Photo(7, ImagePrint.of(scene(1), 90, 80), 0, Optional.of(new Place(31_260_000, 121_470_000)), Optional.of(DAY)),
                new Photo(8, ImagePrint.of(scene(2), 90, 80), 0, Optional.of(SITE), Optional.of(DAY.plusDays(9)))));
        assertThat(check(List.of(claim), List.of())).extracting(Finding::kind, Finding::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.PHOTO_FAR_AWAY, 3_339L), org.assertj.core.groups.Tuple.tuple(Kind.PHOTO_WRONG_DAY, 7L));
    }

    @Test
    void findsOneAccountOfTwoPartnersAndAnAmountAboveTheApproval() {
        Claim first = claim(1, 10, 1).account("6222").make();
        Claim second = claim(2, 11, 1).account("6222").amount(1_001, 1_000).make();
        assertThat(check(List.of(first, second), List.of())).extracting(Finding::kind)
                .containsExactly(Kind.SAME_BANK_ACCOUNT, Kind.ABOVE_APPROVAL);
        Limits tolerant = new Limits(1_000, 2_000, 1, 6, 12);
        assertThat(ClaimCheck.check(List.of(claim(3, 12, 1).amount(1_001, 1_000).make()), List.of(), tolerant)).isEmpty();
    }

    @Test
    void findsTheClaimOutOfProportionToSellOut() {
        List<Claim> batch = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            batch.add(claim(i, 100 + i, 1).amount(1_000 + i, 2_000).sellout(100_000).make());
        }
        batch.add(claim(99, 500, 1).amount(9_000, 9_000).sellout(100_000).make());
        assertThat(check(batch, List.of())).extracting(Finding::claim).containsExactly(99L);
    }

    @Test
    void drawsTheSameSampleAgainWithAllLargeClaims() {
        List<Claim> batch = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            batch.add(claim(i, i, 1).amount(i * 100L, i * 100L).make());
        }
        SamplingPlan plan = new SamplingPlan(9_000, 50_000);
        assertThat(plan.draw(batch, 3)).isEqualTo(plan.draw(batch.reversed(), 3)).hasSize(15).contains(90L, 99L);
    }

    @Test
    void measuresDistances() {
        assertThat(new Place(31_230_400, 121_473_700).metresTo(new Place(39_904_200, 116_407_400))).isBetween(1_050_000L, 1_085_000L);
        assertThat(SITE.metresTo(SITE)).isZero();
    }

    private static List<Finding> check(List<Claim> batch, List<Claim> earlier) {
        return ClaimCheck.check(batch, earlier, Limits.DEFAULT);
    }

    private static int[] scene(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] blocks = new int[15 * 10];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = random.nextInt(200);
        }
        int[] pixels = new int[90 * 80];
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 90; x++) {
                pixels[y * 90 + x] = blocks[y / 8 * 15 + x / 6] + random.nextInt(4);
            }
        }
        return pixels;
    }

    private static int[] brighter(int[] pixels) {
        return java.util.Arrays.stream(pixels).map(p -> Math.min(255, p * 11 / 10 + 12)).toArray();
    }

    private static int[] half(int[] pixels, int width, int height) {
        int[] small = new int[width / 2 * (height / 2)];
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width / 2; x++) {
                int at = 2 * y * width + 2 * x;
                small[y * (width / 2) + x] = (pixels[at] + pixels[at + 1] + pixels[at + width] + pixels[at + width + 1]) / 4;
            }
        }
        return small;
    }

    private static Draft claim(long id, long partner, int month) {
        return new Draft(id, partner, month);
    }

    private static final class Draft {
        private final long id;
        private final long partner;
        private final int month;
        private long claimedMinor = 1_000;
        private long approvedMinor = 1_000;
        private long selloutMinor;
        private String account = "";
        private final List<Invoice> invoices = new ArrayList<>();
        private final List<Photo> photos = new ArrayList<>();

        Draft(long id, long partner, int month) {
            this.id = id;
            this.partner = partner;
            this.month = month;
        }

        Draft invoices(String seller, String number) {
            invoices.add(new Invoice(seller, number, 500));
            return this;
        }

        Draft photo(ImagePrint print) {
            photos.add(new Photo(id * 10 + photos.size(), print, 0, Optional.empty(), Optional.empty()));
            return this;
        }

        Draft account(String number) {
            account = number;
            return this;
        }

        Draft amount(long claimed, long approved) {
            claimedMinor = claimed;
            approvedMinor = approved;
            return this;
        }

        Draft sellout(long minor) {
            selloutMinor = minor;
            return this;
        }

        Claim make() {
            return new Claim(id, partner, month, claimedMinor, approvedMinor, selloutMinor, account, DAY, DAY, Optional.empty(), invoices, photos);
        }
    }
}
