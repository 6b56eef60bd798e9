package io.mingqu.kernel.fund;

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
