package io.mingqu.kernel.fund;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the camera wrote into a JPEG: when and where (Exif 2.32: tags 0x9003 DateTimeOriginal, GPS 1–4). Anything malformed is taken for absent, for the
 * file comes from outside.
 *
 * @param takenAt local time of the camera
 */
public record PhotoFacts(Optional<LocalDateTime> takenAt, Optional<Place> place) {
    public static final PhotoFacts NONE = new PhotoFacts(Optional.empty(), Optional.empty());
    private static final int GPS = 0x8825;
    private static final int EXIF = 0x8769;
    private static final int ENTRIES_MAX = 200;

    /** @param start the first bytes of the file; 64 KiB are enough */
    public static PhotoFacts of(byte[] start) {
        try {
            return segments(ByteBuffer.wrap(start));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException | DateTimeException malformed) {
            return NONE;
        }
    }

    private static PhotoFacts segments(ByteBuffer file) {
        if (file.remaining() < 4 || file.getShort(0) != (short) 0xFFD8) {
            return NONE;
        }
        for (int at = 2; at + 4 < file.limit() && (file.get(at) & 0xFF) == 0xFF; ) {
            int marker = file.get(at + 1) & 0xFF;
            int length = file.getShort(at + 2) & 0xFFFF;
            if (marker == 0xE1 && file.getInt(at + 4) == 0x45786966) {
                return tiff(file.slice(at + 10, Math.min(length - 8, file.limit() - at - 10)));
            }
            if (marker == 0xDA) {
                return NONE;
            }
            at += 2 + length;
        }
        return NONE;
    }

    private static PhotoFacts tiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int main = tiff.getInt(4);
        int exif = entry(tiff, main, EXIF);
        int gps = entry(tiff, main, GPS);
        Optional<LocalDateTime> taken = exif < 0 ? Optional.empty() : taken(tiff, tiff.getInt(exif + 8));
        Optional<Place> place = gps < 0 ? Optional.empty() : place(tiff, tiff.getInt(gps + 8));
        return new PhotoFacts(taken, place);
    }

    /** Where the entry of a tag begins, -1 when there is none. */
    private static int entry(ByteBuffer tiff, int directory, int tag) {
        int count = Math.min(tiff.getShort(directory) & 0xFFFF, ENTRIES_MAX);
        for (int i = 0; i < count; i++) {
            int at = directory + 2 + 12 * i;
            if ((tiff.getShort(at) & 0xFFFF) == tag) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<LocalDateTime> taken(ByteBuffer tiff, int directory) {
        int at = entry(tiff, directory, 0x9003);
        if (at < 0) {
            return Optional.empty();
        }
        byte[] text = new byte[19];
        tiff.get(tiff.getInt(at + 8), text);
        String[] parts = new String(text, StandardCharsets.US_ASCII).split("[: ]");
        return Optional.of(LocalDateTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]), Integer.parseInt(parts[5])));
    }

    private static Optional<Place> place(ByteBuffer tiff, int directory) {
        int northSouth = entry(tiff, directory, 1);
        int latitude = entry(tiff, directory, 2);
        int eastWest = entry(tiff, directory, 3);
        int longitude = entry(tiff, directory, 4);
        if (northSouth < 0 || latitude < 0 || eastWest < 0 || longitude < 0) {
            return Optional.empty();
        }
        int north = micro(tiff, tiff.getInt(latitude + 8)) * (tiff.get(northSouth + 8) == 'S' ? -1 : 1);
        int east = micro(tiff, tiff.getInt(longitude + 8)) * (tiff.get(eastWest + 8) == 'W' ? -1 : 1);
        return Optional.of(new Place(north, east));
    }

    /** Degrees, minutes and seconds, each a fraction, in millionths of a degree. */
    private static int micro(ByteBuffer tiff, int at) {
        long sum = 0;
        for (int i = 0, parts = 1; i < 3; i++, parts *= 60) {
            long over = tiff.getInt(at + 8 * i) & 0xFFFFFFFFL;
            long under = tiff.getInt(at + 8 * i + 4) & 0xFFFFFFFFL;
            sum += under == 0 ? 0 : over * 1_000_000 / (under * parts);
        }
        return Math.toIntExact(sum);
    }
}
