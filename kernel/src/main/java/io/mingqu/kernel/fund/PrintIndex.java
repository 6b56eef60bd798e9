package io.mingqu.kernel.fund;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a picture seen before among many without comparing with each. Two prints that differ in at most {@link ImagePrint#SAME_BITS_MAX} bits agree in
 * at least one of one more bands than that (pigeonhole), so only prints that share a band are compared: exact, no picture within the distance is missed.
 * A picture brings several prints, whole and cut: a whole new one is compared with everything, its cuts with whole old ones.
 */
public final class PrintIndex {
    private static final int BANDS = ImagePrint.SAME_BITS_MAX + 1;
    private static final int BITS = 128;

    private final int[][] heads = new int[BANDS][];
    private final int[][] next = new int[BANDS][64];
    private long[] across = new long[64];
    private long[] down = new long[64];
    private int[] picture = new int[64];
    private boolean[] whole = new boolean[64];
    private int count;
    private int pictures;
    private long compared;

    public PrintIndex() {
        for (int band = 0; band < BANDS; band++) {
            heads[band] = new int[1 << width(band)];
            Arrays.fill(heads[band], -1);
        }
    }

    /** Where a picture was seen: its number in the order of adding, and the bits that differ. */
    public record Hit(int picture, int bits) {}

    /** Adds a picture by its prints, the whole first; returns its number. */
    public int add(List<ImagePrint> prints) {
        for (int i = 0; i < prints.size(); i++) {
            grow();
            ImagePrint print = prints.get(i);
            across[count] = print.across();
            down[count] = print.down();
            picture[count] = pictures;
            whole[count] = i == 0;
            for (int band = 0; band < BANDS; band++) {
                int key = key(band, print.across(), print.down());
                next[band][count] = heads[band][key];
                heads[band][key] = count;
            }
            count++;
        }
        return pictures++;
    }

    /** Where this picture was seen first: of all near enough the one added first; null when there is none. */
    public @Nullable Hit first(List<ImagePrint> prints) {
        int best = -1;
        int bestBits = ImagePrint.SAME_BITS_MAX + 1;
        for (int i = 0; i < prints.size(); i++) {
            ImagePrint print = prints.get(i);
            for (int band = 0; band < BANDS; band++) {
                for (int at = heads[band][key(band, print.across(), print.down())]; at >= 0; at = next[band][at]) {
                    if (i == 0 || whole[at]) {
                        compared++;
                        int bits = Long.bitCount(across[at] ^ print.across()) + Long.bitCount(down[at] ^ print.down());
                        if (bits <= ImagePrint.SAME_BITS_MAX && (best < 0 || picture[at] < picture[best] || picture[at] == picture[best] && bits < bestBits)) {
                            bestBits = bits;
                            best = at;
                        }
                    }
                }
            }
        }
        return best < 0 ? null : new Hit(picture[best], bestBits);
    }

    public int pictures() {
        return pictures;
    }

    /** How many pairs of prints were compared so far: what the bands save. */
    public long compared() {
        return compared;
    }

    private static int width(int band) {
        return BITS / BANDS + (band < BITS % BANDS ? 1 : 0);
    }

    private static int key(int band, long across, long down) {
        int from = band * (BITS / BANDS) + Math.min(band, BITS % BANDS);
        int width = width(band);
        long bits;
        if (from >= 64) {
            bits = down >>> (from - 64);
        } else if (from + width <= 64) {
            bits = across >>> from;
        } else {
            bits = across >>> from | down << (64 - from);
        }
        return (int) (bits & ((1L << width) - 1));
    }

    private void grow() {
        if (count == across.length) {
            int size = count * 2;
            across = Arrays.copyOf(across, size);
            down = Arrays.copyOf(down, size);
            picture = Arrays.copyOf(picture, size);
            whole = Arrays.copyOf(whole, size);
            for (int band = 0; band < BANDS; band++) {
                next[band] = Arrays.copyOf(next[band], size);
            }
        }
    }
}
