package io.mingqu.demo.story;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A made-up photo of a display: an outlet's shelves, filled anew each month, seen from a slightly other place in other light. Photos of one outlet in two
 * months resemble each other as real ones do, which is what makes finding copies hard.
 */
final class ShelfPhoto {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;

    private ShelfPhoto() {}

    static BufferedImage of(long outlet, long month) {
        SplittableRandom room = new SplittableRandom(outlet * 1_000_003);
        SplittableRandom visit = new SplittableRandom(outlet * 7_919 + month * 104_729);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(120 + room.nextInt(110), 120 + room.nextInt(110), 120 + room.nextInt(110)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.transform(view(visit));
        int shelves = 3 + room.nextInt(3);
        int frame = 30 + room.nextInt(60);
        int high = (HEIGHT - 30) / shelves;
        for (int shelf = 0; shelf < shelves; shelf++) {
            shelf(g, room, visit, 10 + shelf * high, high, frame);
        }
        poster(g, visit);
        g.dispose();
        return light(image, visit);
    }

    private static AffineTransform view(SplittableRandom visit) {
        AffineTransform view = AffineTransform.getTranslateInstance(visit.nextInt(41) - 20, visit.nextInt(31) - 15);
        view.rotate((visit.nextInt(121) - 60) / 1000.0, WIDTH / 2.0, HEIGHT / 2.0);
        view.shear((visit.nextInt(101) - 50) / 1000.0, 0);
        double zoom = 0.85 + visit.nextInt(40) / 100.0;
        view.scale(zoom, zoom);
        return view;
    }

    private static void shelf(Graphics2D g, SplittableRandom room, SplittableRandom visit, int top, int high, int frame) {
        g.setColor(new Color(frame, frame, frame + 15));
        g.fillRect(5, top + high - 8, WIDTH - 10, 6);
        for (int x = 8; x < WIDTH - 20; ) {
            int wide = 12 + room.nextInt(22);
            int tall = high - 14 - room.nextInt(Math.max(1, high / 3));
            float hue = visit.nextInt(3) == 0 ? room.nextInt(360) / 360f : visit.nextInt(360) / 360f;
            if (visit.nextInt(7) != 0) {
                g.setColor(Color.getHSBColor(hue, 0.3f + visit.nextInt(60) / 100f, 0.25f + visit.nextInt(75) / 100f));
                g.fillRect(x, top + high - 8 - tall, wide - 2, tall);
                g.setColor(visit.nextBoolean() ? Color.WHITE : Color.DARK_GRAY);
                g.fillRect(x + 2, top + high - 8 - tall / 2 - visit.nextInt(6), wide - 6, 4 + visit.nextInt(5));
            }
            x += wide;
        }
    }

    private static void poster(Graphics2D g, SplittableRandom visit) {
        g.setColor(new Color(visit.nextInt(256), visit.nextInt(120), visit.nextInt(120)));
        int x = visit.nextInt(WIDTH - 80);
        g.fillOval(x, visit.nextInt(HEIGHT - 70), 40 + visit.nextInt(45), 30 + visit.nextInt(40));
    }

    private static BufferedImage light(BufferedImage image, SplittableRandom visit) {
        int falloff = visit.nextInt(90) - 45;
        int down = visit.nextInt(70) - 35;
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            int change = falloff * (i % WIDTH) / WIDTH + down * (i / WIDTH) / HEIGHT + (i * 31 & 7) - 4;
            pixels[i] = clamp((p >> 16 & 0xFF) + change) << 16 | clamp((p >> 8 & 0xFF) + change) << 8 | clamp((p & 0xFF) + change);
        }
        return image;
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    /** How a cheat disguises a photo used before. */
    enum Disguise { RECOMPRESSED, RESIZED, CROPPED_EDGES, CROPPED_CORNER, BRIGHTER, MIRRORED, CROPPED_AND_BRIGHTER }

    static BufferedImage disguised(BufferedImage image, Disguise how, SplittableRandom random) {
        return switch (how) {
            case RECOMPRESSED -> image;
            case RESIZED -> scaled(image, 50 + random.nextInt(40));
            case CROPPED_EDGES -> cropped(image, 2 + random.nextInt(13), true);
            case CROPPED_CORNER -> cropped(image, 2 + random.nextInt(13), false);
            case BRIGHTER -> brighter(image, random);
            case MIRRORED -> mirrored(image);
            case CROPPED_AND_BRIGHTER -> brighter(cropped(image, 2 + random.nextInt(9), true), random);
        };
    }

    private static BufferedImage scaled(BufferedImage image, int percent) {
        BufferedImage small = new BufferedImage(image.getWidth() * percent / 100, image.getHeight() * percent / 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
        g.dispose();
        return small;
    }

    private static BufferedImage cropped(BufferedImage image, int percent, boolean edges) {
        int x = image.getWidth() * percent / 100;
        int y = image.getHeight() * percent / 100;
        BufferedImage part = edges ? image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y)
                : image.getSubimage(0, 0, image.getWidth() - x, image.getHeight() - y);
        return scaled(part, 100);
    }

    private static BufferedImage brighter(BufferedImage image, SplittableRandom random) {
        return new RescaleOp(1.05f + random.nextInt(15) / 100f, 5 + random.nextInt(20), null).filter(image, null);
    }

    private static BufferedImage mirrored(BufferedImage image) {
        BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = other.createGraphics();
        g.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        g.dispose();
        return other;
    }

    /** A JPEG with what a camera writes into it. */
    static byte[] jpeg(BufferedImage image, float quality, LocalDateTime takenAt, int latitudeE6, int longitudeE6) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return withExif(bytes.toByteArray(), exif(takenAt, latitudeE6, longitudeE6));
    }

    private static byte[] withExif(byte[] jpeg, byte[] exif) {
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + exif.length + 10);
        all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
        return all.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** TIFF directory with DateTimeOriginal and the GPS position, big-endian. */
    private static byte[] exif(LocalDateTime takenAt, int latitudeE6, int longitudeE6) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x8769, 4, 1, 38);
        entry(tiff, 0x8825, 4, 1, 56);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 110);
        tiff.putInt(0);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, (latitudeE6 < 0 ? 'S' : 'N') << 24);
        entry(tiff, 2, 5, 3, 130);
        entry(tiff, 3, 2, 2, (longitudeE6 < 0 ? 'W' : 'E') << 24);
        entry(tiff, 4, 5, 3, 154);
        tiff.position(110);
        tiff.put(takenAt.format(DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss")).getBytes(StandardCharsets.US_ASCII));
        tiff.position(130);
        degrees(tiff, Math.abs(latitudeE6));
        degrees(tiff, Math.abs(longitudeE6));
        return java.util.Arrays.copyOf(tiff.array(), tiff.position());
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void degrees(ByteBuffer tiff, int micro) {
        long arcMillis = micro * 3_600L / 1_000;
        tiff.putInt((int) (arcMillis / 3_600_000)).putInt(1).putInt((int) (arcMillis / 60_000 % 60)).putInt(1).putInt((int) (arcMillis % 60_000)).putInt(1000);
    }
}
