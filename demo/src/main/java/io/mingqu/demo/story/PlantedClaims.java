package io.mingqu.demo.story;

import io.mingqu.demo.story.ShelfPhoto.Disguise;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Display claims of some months, most of them honest, some not, and the list of what was planted: the oracle of the checks. Seeded: the same outlets give
 * the same claims.
 */
final class PlantedClaims {
    static final long SEED = 20_260_302L;
    private static final int OTHER_PLACE_METRES_MIN = 6_000;

    /** An outlet and who serves it; its partner's usual bank account follows from the partner. */
    record Outlet(long id, long partnerId, int latitudeE6, int longitudeE6, long monthlyMinor) {
        String account() {
            return "6222%012d".formatted(partnerId * 7_919 % 1_000_000_000_000L);
        }
    }

    /** A claim to be made. {@code planted} names the findings it must have. */
    static final class Made {
        final Outlet outlet;
        final YearMonth month;
        final TreeSet<String> planted = new TreeSet<>();
        long sceneOutlet;
        int sceneMonth;
        Disguise disguise = Disguise.RECOMPRESSED;
        float quality = 0.8f;
        int latitudeE6;
        int longitudeE6;
        LocalDateTime takenAt;
        String invoice;
        String account;
        long selloutMinor;

        Made(Outlet outlet, YearMonth month, int index, SplittableRandom random) {
            this.outlet = outlet;
            this.month = month;
            sceneOutlet = outlet.id();
            sceneMonth = index;
            latitudeE6 = outlet.latitudeE6() + random.nextInt(4_001) - 2_000;
            longitudeE6 = outlet.longitudeE6() + random.nextInt(4_001) - 2_000;
            takenAt = month.atDay(1 + random.nextInt(month.lengthOfMonth())).atTime(9 + random.nextInt(10), random.nextInt(60), random.nextInt(60));
            invoice = "%02d%08d".formatted(index + 11, outlet.id() * 37 % 100_000_000);
            account = outlet.account();
            selloutMinor = outlet.monthlyMinor() * (1_600 + random.nextInt(800)) / 100;
        }

        byte[] photo(SplittableRandom random) {
            return ShelfPhoto.jpeg(ShelfPhoto.disguised(ShelfPhoto.of(sceneOutlet, sceneMonth), disguise, random), quality, takenAt, latitudeE6, longitudeE6);
        }
    }

    private final List<List<Made>> months = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    PlantedClaims(List<Outlet> outlets, List<YearMonth> wanted) {
        for (int m = 0; m < wanted.size(); m++) {
            List<Made> claims = new ArrayList<>();
            for (Outlet outlet : outlets) {
                claims.add(new Made(outlet, wanted.get(m), m, random));
            }
            months.add(claims);
        }
        for (int m = 0; m < months.size(); m++) {
            plant(m);
        }
    }

    List<Made> of(int month) {
        return months.get(month);
    }

    /** How many of each kind were planted. */
    Map<String, Integer> planted() {
        Map<String, Integer> counts = new TreeMap<>();
        months.forEach(claims -> claims.forEach(claim -> claim.planted.forEach(kind -> counts.merge(kind, 1, Integer::sum))));
        return counts;
    }

    private void plant(int m) {
        for (int i = 0; i < 8; i++) {
            farAway(honest(m));
            wrongDay(honest(m));
        }
        for (int i = 0; i < 6; i++) {
            Made unusual = honest(m);
            unusual.selloutMinor = unusual.outlet.monthlyMinor() * (1 + random.nextInt(3));
            unusual.planted.add("UNUSUAL_RATIO");
        }
        for (int i = 0; m > 0 && i < 14; i++) {
            reuse(honest(m), m, true);
            reuse(honest(m), m, false);
        }
        for (int i = 0; m > 0 && i < 10; i++) {
            Made again = honest(m);
            String before = clean(random.nextInt(m), again, false).invoice;
            again.invoice = random.nextBoolean() ? before : before.substring(0, 2) + "-" + before.substring(2, 6) + " " + before.substring(6);
            again.planted.add("DUPLICATE_INVOICE");
        }
        for (int i = 0; m > 0 && i < 6; i++) {
            Made shared = honest(m);
            shared.account = clean(0, shared, true).outlet.account();
            shared.planted.add("SAME_BANK_ACCOUNT");
        }
    }

    private Made honest(int m) {
        while (true) {
            Made claim = months.get(m).get(random.nextInt(months.get(m).size()));
            if (claim.planted.isEmpty()) {
                return claim;
            }
        }
    }

    /** An earlier claim with an original photo, of another partner or of anybody. */
    private Made clean(int m, Made than, boolean another) {
        while (true) {
            Made claim = honest(m);
            if (claim != than && (!another || claim.outlet.partnerId() != than.outlet.partnerId())) {
                return claim;
            }
        }
    }

    private void reuse(Made claim, int m, boolean another) {
        int before = random.nextInt(m);
        Made original = another ? clean(before, claim, true) : own(before, claim);
        claim.sceneOutlet = original.outlet.id();
        claim.sceneMonth = before;
        Disguise[] all = Disguise.values();
        claim.disguise = all[random.nextInt(all.length)];
        claim.quality = 0.45f + random.nextInt(40) / 100f;
        claim.planted.add(another ? "IMAGE_REUSED_BY_ANOTHER" : "IMAGE_REUSED_BY_SAME");
    }

    /** A claim of the same partner in an earlier month, whose photo is an original: another outlet's where there is one. */
    private Made own(int before, Made claim) {
        List<Made> own = months.get(before).stream().filter(c -> c.outlet.partnerId() == claim.outlet.partnerId() && c.sceneOutlet == c.outlet.id() && c.sceneMonth == before)
                .toList();
        return own.get(random.nextInt(own.size()));
    }

    private void farAway(Made claim) {
        claim.latitudeE6 += OTHER_PLACE_METRES_MIN * 9 + random.nextInt(300_000);
        claim.planted.add("PHOTO_FAR_AWAY");
    }

    private void wrongDay(Made claim) {
        LocalDate day = random.nextBoolean() ? claim.month.atDay(1).minusDays(4 + random.nextInt(40)) : claim.month.atEndOfMonth().plusDays(4 + random.nextInt(10));
        claim.takenAt = day.atTime(10, random.nextInt(60));
        claim.planted.add("PHOTO_WRONG_DAY");
    }
}
