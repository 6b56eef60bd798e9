package io.mingqu.kernel.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.fund.ClaimCourse.Act;
import io.mingqu.kernel.fund.ClaimCourse.Outcome;
import io.mingqu.kernel.fund.ClaimCourse.People;
import io.mingqu.kernel.fund.ClaimCourse.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrintIndexTest {
    @Test
    void findsExactlyWhatComparingWithEveryPictureFinds() {
        long seed = 20261122L;
        SplittableRandom random = new SplittableRandom(seed);
        PrintIndex index = new PrintIndex();
        List<ImagePrint> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            ImagePrint print = i > 0 && random.nextInt(3) == 0 ? flipped(all.get(random.nextInt(i)), random.nextInt(20), random)
                    : new ImagePrint(random.nextLong(), random.nextLong());
            PrintIndex.Hit hit = index.first(List.of(print));
            int expected = -1;
            for (int k = 0; k < i && expected < 0; k++) {
                expected = all.get(k).distance(print) <= ImagePrint.SAME_BITS_MAX ? k : -1;
            }
            assertThat(hit == null ? -1 : hit.picture()).as("seed %d picture %d", seed, i).isEqualTo(expected);
            index.add(List.of(print));
            all.add(print);
        }
        assertThat(index.compared()).as("bands compare far less than n²").isLessThan(3_000L * 3_000 / 2 / 20);
    }

    @Test
    void findsAPictureWhoseEdgesWereCutOrThatWasTurnedRound() {
        int found = 0;
        int total = 0;
        PrintIndex index = new PrintIndex();
        List<int[]> scenes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int[] scene = scene(i);
            scenes.add(scene);
            index.add(ImagePrint.of(scene, 240, 180, ImagePrint.CUTS));
        }
        for (int i = 0; i < 40; i++) {
            for (int percent : new int[] {3, 6, 9, 12, 15}) {
                int x = 240 * percent / 100;
                int y = 180 * percent / 100;
                int[] cut = new int[(240 - 2 * x) * (180 - 2 * y)];
                for (int row = y; row < 180 - y; row++) {
                    System.arraycopy(scenes.get(i), row * 240 + x, cut, (row - y) * (240 - 2 * x), 240 - 2 * x);
                }
                PrintIndex.Hit hit = index.first(ImagePrint.of(cut, 240 - 2 * x, 180 - 2 * y, ImagePrint.CUTS));
                total++;
                found += hit != null && hit.picture() == i ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(total * 95 / 100);
    }

    @Test
    void aClaimMovesOnlyAlongItsCourseAndNeverUnderTheHandsOfWhoeverHadItBefore() {
        long seed = 4711L;
        SplittableRandom random = new SplittableRandom(seed);
        String[] people = {"a", "b", "c", "d"};
        for (int run = 0; run < 20_000; run++) {
            State state = State.values()[random.nextInt(State.values().length)];
            Act act = Act.values()[random.nextInt(Act.values().length)];
            People hands = new People("a", "b", "c", people[random.nextInt(4)]);
            long verified = random.nextLong(-5, 120);
            Outcome outcome = ClaimCourse.decide(state, act, 100, verified, hands);
            if (outcome instanceof Outcome.Moved moved) {
                boolean verifying = act == Act.VERIFY || act == Act.RETURN || act == Act.REFUSE;
                assertThat(verifying && !hands.actor().equals("d")).as("seed %d run %d", seed, run).isFalse();
                assertThat(moved.verifiedMinor()).isBetween(act == Act.ACCEPT ? -5L : 0L, 120L);
                assertThat(state.desk() == Activity.Desk.NOBODY).as("nothing moves from an end").isFalse();
                assertThat(moved.state() == State.SETTLED && act == Act.VERIFY).isEqualTo(act == Act.VERIFY && verified == 100);
            }
        }
    }

    @Test
    void whatIsNoPhotoHasNoFacts() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (noise.length > 20) {
                noise[0] = (byte) 0xFF;
                noise[1] = (byte) 0xD8;
                noise[2] = (byte) 0xFF;
                noise[3] = (byte) 0xE1;
                System.arraycopy("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII), 0, noise, 6, 8);
            }
            assertThat(PhotoFacts.of(noise)).isNotNull();
        }
        assertThat(PhotoFacts.of(new byte[0])).isEqualTo(PhotoFacts.NONE);
    }

    private static ImagePrint flipped(ImagePrint print, int bits, SplittableRandom random) {
        long across = print.across();
        long down = print.down();
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(128);
            across ^= bit < 64 ? 1L << bit : 0;
            down ^= bit < 64 ? 0 : 1L << (bit - 64);
        }
        return new ImagePrint(across, down);
    }

    private static int[] scene(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + 7);
        int[] pixels = new int[240 * 180];
        java.util.Arrays.fill(pixels, 100 + random.nextInt(60));
        for (int box = 0; box < 40; box++) {
            int left = random.nextInt(220);
            int top = random.nextInt(160);
            int right = Math.min(240, left + 10 + random.nextInt(60));
            int bottom = Math.min(180, top + 10 + random.nextInt(60));
            int grey = random.nextInt(256);
            for (int y = top; y < bottom; y++) {
                java.util.Arrays.fill(pixels, y * 240 + left, y * 240 + right, grey);
            }
        }
        return pixels;
    }
}
