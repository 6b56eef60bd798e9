package io.mingqu.settlement.reconciliation.internal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes and columns of whole numbers, compressed: numbers as differences to the one before, in as many bytes as they need. */
final class Columns {
  private Columns() {}

  static byte[] compress(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 4));
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static byte[] expand(byte[] compressed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream out = new ByteArrayOutputStream(compressed.length * 4);
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int n = inflater.inflate(buffer);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new IllegalStateException("compressed bytes end early");
        }
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IllegalStateException("compressed bytes are damaged", e);
    } finally {
      inflater.end();
    }
  }

  /** Columns of equal length, one after the other. */
  static byte[] of(long[]... columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    number(out, columns.length);
    for (long[] column : columns) {
      number(out, column.length);
      long before = 0;
      for (long value : column) {
        number(out, value - before);
        before = value;
      }
    }
    return compress(out.toByteArray());
  }

  static long[][] read(byte[] compressed) {
    byte[] bytes = expand(compressed);
    int[] at = {0};
    long[][] columns = new long[(int) number(bytes, at)][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new long[(int) number(bytes, at)];
      long before = 0;
      for (int i = 0; i < columns[c].length; i++) {
        before += number(bytes, at);
        columns[c][i] = before;
      }
    }
    return columns;
  }

  private static void number(ByteArrayOutputStream out, long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    while ((zigzag & ~0x7fL) != 0) {
      out.write((int) (zigzag & 0x7f) | 0x80);
      zigzag >>>= 7;
    }
    out.write((int) zigzag);
  }

  private static long number(byte[] bytes, int[] at) {
    long zigzag = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at[0]++];
      zigzag |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
  }
}
