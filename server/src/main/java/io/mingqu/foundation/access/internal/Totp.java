package io.mingqu.foundation.access.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords as authenticator apps make them (RFC 6238: HMAC-SHA-1, 30 seconds, six digits). */
final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static long step(Instant at) {
    return at.getEpochSecond() / STEP_SECONDS;
  }

  /** The step the code belongs to: this one, its neighbours (clocks differ), and only one later than {@code lastStep}. */
  static OptionalLong stepOf(byte[] secret, String code, Instant now, long lastStep) {
    for (long step = step(now) - 1; step <= step(now) + 1; step++) {
      if (step > lastStep && java.security.MessageDigest.isEqual(code(secret, step).getBytes(), code.getBytes())) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : bytes) {
      buffer = buffer << 8 | one & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }
}
