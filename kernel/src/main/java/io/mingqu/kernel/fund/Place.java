package io.mingqu.kernel.fund;

/**
 * A place on earth in millionths of a degree (WGS 84), as a phone writes it into a photo.
 */
public record Place(int latitudeMicro, int longitudeMicro) {
    private static final long METRES_PER_DEGREE = 111_320;
    /** cos(0°), cos(5°) … cos(90°) × 10 000. */
    private static final int[] COSINE = {10_000, 9_962, 9_848, 9_659, 9_397, 9_063, 8_660, 8_192, 7_660, 7_071, 6_428, 5_736, 5_000, 4_226,
        3_420, 2_588, 1_736, 872, 0};

    public Place {
        if (Math.abs(latitudeMicro) > 90_000_000 || Math.abs(longitudeMicro) > 180_000_000) {
            throw new IllegalArgumentException("no such place: " + latitudeMicro + ", " + longitudeMicro);
        }
    }

    /** Distance in metres on a flat map around the two places: within 1 % up to some hundred kilometres, which is all a check needs. */
    public long metresTo(Place other) {
        long north = Math.abs((long) latitudeMicro - other.latitudeMicro);
        long east = Math.abs((long) longitudeMicro - other.longitudeMicro);
        east = Math.min(east, 360_000_000L - east);
        long middle = Math.abs(((long) latitudeMicro + other.latitudeMicro) / 2);
        int step = (int) (middle / 5_000_000);
        long cosine = step >= 18 ? 0 : COSINE[step] + (COSINE[step + 1] - COSINE[step]) * (middle % 5_000_000) / 5_000_000;
        long northMetres = north * METRES_PER_DEGREE / 1_000_000;
        long eastMetres = east * METRES_PER_DEGREE / 1_000_000 * cosine / 10_000;
        return squareRoot(northMetres * northMetres + eastMetres * eastMetres);
    }

    private static long squareRoot(long value) {
        if (value < 2) {
            return value;
        }
        long guess = 1L << ((65 - Long.numberOfLeadingZeros(value)) / 2);
        while (true) {
            long better = (guess + value / guess) / 2;
            if (better >= guess) {
                return guess;
            }
            guess = better;
        }
    }
}
