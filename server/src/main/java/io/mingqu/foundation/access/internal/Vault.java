package io.mingqu.foundation.access.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts secrets the server has to read again (AES-256-GCM). The key is {@code MINGQU_SECRET_KEY} or a file beside the data, never in the database. */
@Component
class Vault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final SecretKeySpec key;

  Vault(@Value("${MINGQU_SECRET_KEY:}") String given, @Value("${mingqu.data:data}") Path data) {
    byte[] bytes = Base64.getDecoder().decode(given.isBlank() ? fromFile(data.resolve("secret-key")) : given.strip());
    if (bytes.length != 32) {
      throw new IllegalStateException("MINGQU_SECRET_KEY must be 32 bytes in base64, it has " + bytes.length);
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  private static String fromFile(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        SecretFiles.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] encrypt(byte[] plain) {
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      RANDOM.nextBytes(nonce);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] decrypt(byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be decrypted. Maybe MINGQU_SECRET_KEY or the file secret-key was changed?", e);
    }
  }
}
