package io.mingqu.kernel.fund;

import java.util.ArrayList;
import java.util.List;

/**
 * A perceptual hash 感知哈希 of a photo: two pictures of the same scene, re-saved, resized or brightened, differ in few of its 128 bits; other
 * scenes differ in about half. Difference hash: each bit says whether brightness rises between neighbouring cells of a 9 × 8 grid (across) and
 * an 8 × 9 grid (down).
 *
 * @param across bits of the horizontal gradients
 * @param down   bits of the vertical gradients
 */
public record ImagePrint(long across, long down) {
    /** Prints this near are taken for the same picture. */
    public static final int SAME_BITS_MAX = 12;

    /**
     * @param brightness grey values 0–255, row by row
     * @param width      at least 9
     * @param height     at least 9
     */
    public static ImagePrint of(int[] brightness, int width, int height) {
        if (width < 9 || height < 9 || brightness.length != width * height) {
            throw new IllegalArgumentException("needs at least 9 × 9 pixels, got " + width + " × " + height + " in " + brightness.length);
        }
        int[] wide = shrink(brightness, width, height, 9, 8);
        int[] tall = shrink(brightness, width, height, 8, 9);
        long across = 0;
        long down = 0;
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                across = across << 1 | (wide[row * 9 + column] < wide[row * 9 + column + 1] ? 1 : 0);
                down = down << 1 | (tall[row * 8 + column] < tall[(row + 1) * 8 + column] ? 1 : 0);
            }
        }
        return new ImagePrint(across, down);
    }

    /**
     * Prints by which a picture is found again though somebody cut its edges off or turned it round: the whole, cuts around the middle, cuts of two
     * edges, the mirror image.
     */
    public static List<ImagePrint> of(int[] brightness, int width, int height, int cuts) {
        List<ImagePrint> prints = new ArrayList<>();
        prints.add(of(brightness, width, height));
        for (int step = 1; step <= cuts; step++) {
            int across = width * CUT_PERCENT[step - 1] / 100;
            int down = height * CUT_PERCENT[step - 1] / 100;
            prints.add(cut(brightness, width, across, down, width - across, height - down));
            prints.add(cut(brightness, width, 0, 0, width - across, height - down));
            prints.add(cut(brightness, width, across, 0, width, height - down));
            prints.add(cut(brightness, width, 0, down, width - across, height));
            prints.add(cut(brightness, width, across, down, width, height));
        }
        int[] mirror = new int[brightness.length];
        for (int i = 0; i < mirror.length; i++) {
            mirror[i] = brightness[i / width * width + width - 1 - i % width];
        }
        prints.add(of(mirror, width, height));
        return List.copyOf(prints);
    }

    /** How much is cut at an edge, step by step. */
    private static final int[] CUT_PERCENT = {3, 6, 9, 12, 15};
    public static final int CUTS = CUT_PERCENT.length;

    private static ImagePrint cut(int[] brightness, int width, int left, int top, int right, int bottom) {
        int[] inner = new int[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(brightness, y * width + left, inner, (y - top) * (right - left), right - left);
        }
        return of(inner, right - left, bottom - top);
    }

    /** Mean brightness × 256 of each cell. */
    private static int[] shrink(int[] brightness, int width, int height, int columns, int rows) {
        int[] cells = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            int top = row * height / rows;
            int bottom = Math.max(top + 1, (row + 1) * height / rows);
            for (int column = 0; column < columns; column++) {
                int left = column * width / columns;
                int right = Math.max(left + 1, (column + 1) * width / columns);
                long sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += brightness[y * width + x];
                    }
                }
                cells[row * columns + column] = (int) (sum * 256 / ((long) (bottom - top) * (right - left)));
            }
        }
        return cells;
    }

    /** Bits in which two prints differ, 0 … 128. */
    public int distance(ImagePrint other) {
        return Long.bitCount(across ^ other.across) + Long.bitCount(down ^ other.down);
    }

    public boolean sameAs(ImagePrint other) {
        return distance(other) <= SAME_BITS_MAX;
    }
}
