package io.mingqu.settlement.payout.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals bank accounts and bank files (AES-256-GCM) under keys of their own, derived from the server's secret, which is never in the database. */
@Component
class AccountVault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final String given;
  private final Path file;

  AccountVault(@Value("${MINGQU_SECRET_KEY:}") String given, @Value("${mingqu.data:data}") Path data) {
    this.given = given;
    this.file = data.resolve("secret-key");
  }

  byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  byte[] open(byte[] sealed) {
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] body = new byte[sealed.length - NONCE_BYTES];
    ByteBuffer.wrap(sealed).get(nonce).get(body);
    return crypt(Cipher.DECRYPT_MODE, nonce, body);
  }

  /** Equal for equal accounts, and tells nothing else: to find one account under several partners. */
  String fingerprint(String account) {
    return hmac("payout.fingerprint", account.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(hmac("payout.accounts", new byte[0])), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A bank account cannot be read. Maybe MINGQU_SECRET_KEY or the file secret-key was changed?", e);
    }
  }

  private String hmac(String purpose, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] secret() {
    try {
      return Base64.getDecoder().decode(given.isBlank() ? Files.readString(file).strip() : given.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
