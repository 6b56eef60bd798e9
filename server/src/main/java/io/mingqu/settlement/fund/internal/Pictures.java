package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.fund.ImagePrint;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a stored picture just well enough for its prints: at most a few hundred pixels a side, however large it is. */
final class Pictures {
  private static final long PIXELS_MAX = 120_000_000;
  private static final int SIDE = 256;

  private Pictures() {}

  /** @throws Problem {@code fund.not-a-picture} if it is none, or absurdly large */
  static List<ImagePrint> prints(Path file, String name) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw Problem.of("fund.not-a-picture", 422, Map.of("name", name));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return prints(reader, name);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
      throw Problem.of("fund.not-a-picture", 422, Map.of("name", name));
    }
  }

  private static List<ImagePrint> prints(ImageReader reader, String name) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > PIXELS_MAX || width < 32 || height < 32) {
      throw Problem.of("fund.not-a-picture", 422, Map.of("name", name));
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = Math.max(1, Math.min(width, height) / SIDE);
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    return ImagePrint.of(brightness(image), image.getWidth(), image.getHeight(), ImagePrint.CUTS);
  }

  private static int[] brightness(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] grey = new int[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      Raster raster = image.getRaster();
      return raster.getSamples(0, 0, width, height, 0, grey);
    }
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < grey.length; i++) {
      int p = rgb[i];
      grey[i] = (299 * (p >> 16 & 0xFF) + 587 * (p >> 8 & 0xFF) + 114 * (p & 0xFF)) / 1000;
    }
    return grey;
  }
}
