package io.mingqu.trade.movement.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format: no text to format here and none to parse there. */
final class CopyBuffer {
  private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final long DAYS_TO_2000 = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long MICROS_TO_2000 = DAYS_TO_2000 * 86_400_000_000L;
  private byte[] bytes = new byte[1 << 20];
  private int size;
  private int rows;

  CopyBuffer() {
    clear();
  }

  void clear() {
    System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
    size = HEADER.length;
    rows = 0;
  }

  int rows() {
    return rows;
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  CopyBuffer row(int columns) {
    room(2);
    shortAt(columns);
    rows++;
    return this;
  }

  CopyBuffer big(long value) {
    room(12);
    intAt(8);
    longAt(value);
    return this;
  }

  /** 0 stands for none. */
  CopyBuffer idOrNull(long value) {
    return value == 0 ? none() : big(value);
  }

  CopyBuffer small(int value) {
    room(6);
    intAt(2);
    shortAt(value);
    return this;
  }

  CopyBuffer date(LocalDate value) {
    room(8);
    intAt(4);
    intAt(Math.toIntExact(value.toEpochDay() - DAYS_TO_2000));
    return this;
  }

  /** Microseconds since 1970 in UTC, or null. */
  CopyBuffer instant(@Nullable Long epochMicros) {
    return epochMicros == null ? none() : big(epochMicros - MICROS_TO_2000);
  }

  CopyBuffer uuid(long high, long low) {
    room(20);
    intAt(16);
    longAt(high);
    longAt(low);
    return this;
  }

  CopyBuffer text(@Nullable String value) {
    if (value == null) {
      return none();
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    room(4 + encoded.length);
    intAt(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  CopyBuffer none() {
    room(4);
    intAt(-1);
    return this;
  }

  /** After the last row. */
  void end() {
    room(2);
    shortAt(-1);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void shortAt(int value) {
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  private void intAt(int value) {
    bytes[size++] = (byte) (value >> 24);
    bytes[size++] = (byte) (value >> 16);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  private void longAt(long value) {
    intAt((int) (value >> 32));
    intAt((int) value);
  }
}
