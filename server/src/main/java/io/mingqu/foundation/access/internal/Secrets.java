package io.mingqu.foundation.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes and checks secrets: Argon2id for passwords (19 MiB, two passes), SHA-256 for random tokens, which need no slow hash. */
@Component
class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int AT_ONCE_MAX = 4;
  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX, true);
  /** Checked when there is no such account, so that the answer takes as long. */
  private final String nobodysHash = hashPassword(token());

  String hashPassword(String password) {
    atOnce.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(argon2.encode(password));
    } finally {
      atOnce.release();
    }
  }

  /** Takes the same time whether there is a hash or not. */
  boolean matches(String password, @Nullable String hash) {
    atOnce.acquireUninterruptibly();
    try {
      return argon2.matches(password, hash == null ? nobodysHash : hash) && hash != null;
    } finally {
      atOnce.release();
    }
  }

  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String code() {
    return "%06d".formatted(RANDOM.nextInt(1_000_000));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
