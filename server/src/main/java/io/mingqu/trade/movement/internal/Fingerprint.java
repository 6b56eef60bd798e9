package io.mingqu.trade.movement.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The content of a line as 128 bits: what the source said in normalised form, nothing of ours (no ids, no times of import). The same line
 * has the same fingerprint in every encoding, file format and order.
 */
final class Fingerprint {
  private static final Base64.Encoder NAMES = Base64.getUrlEncoder().withoutPadding();
  private final MessageDigest digest;
  private byte[] bytes = new byte[512];
  private int size;
  long high;
  long low;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void of(Draft draft) {
    size = 0;
    number(draft.kind.number());
    text(draft.partnerCode);
    text(draft.entityText);
    text(draft.channelText);
    text(draft.productCode);
    text(draft.unit);
    number(draft.businessDate.toEpochDay());
    number(draft.occurredAt == null ? -1 : draft.occurredAt.toLocalTime().toSecondOfDay());
    number(draft.sourceQuantityMilli);
    number(draft.netMinor);
    number(draft.taxMinor);
    number(draft.unitPrice);
    number(draft.unitPriceScale);
    text(draft.currency);
    text(draft.text);
    digest.update(bytes, 0, size);
    byte[] hash = digest.digest();
    high = longAt(hash, 0);
    low = longAt(hash, 8);
  }

  /** Name of the line in its document where the source has none: its content, and which of equal lines it is. */
  String lineKey(int occurrence) {
    byte[] name = new byte[12];
    for (int i = 0; i < 8; i++) {
      name[i] = (byte) (high >> (56 - 8 * i));
    }
    for (int i = 0; i < 4; i++) {
      name[8 + i] = (byte) (low >> (56 - 8 * i));
    }
    String key = NAMES.encodeToString(name);
    return occurrence == 1 ? key : key + "~" + occurrence;
  }

  /** 64 bits of a document and a line name. */
  static long key(String documentNo, long other) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < documentNo.length(); i++) {
      hash = (hash ^ documentNo.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L ^ other;
  }

  static long key(String documentNo, String lineId) {
    return key(documentNo + '\u0001' + lineId, 0);
  }

  private void number(long value) {
    room(9);
    for (int i = 0; i < 8; i++) {
      bytes[size++] = (byte) (value >> (56 - 8 * i));
    }
  }

  private void text(@Nullable String value) {
    byte[] encoded = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    room(encoded.length + 5);
    bytes[size++] = (byte) (value == null ? 0 : 1);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    bytes[size++] = 0;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private static long longAt(byte[] bytes, int from) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[from + i] & 0xFF);
    }
    return value;
  }
}
