package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.shared.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second factor 二次验证 of staff: an authenticator app. Goes by real time, whatever the demo's clock shows. */
@Component
@Transactional
class SecondFactorStore {
  private static final int SECRET_BYTES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final JdbcClient sql;
  private final Vault vault;

  SecondFactorStore(JdbcClient sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  private record Kept(byte[] secret, boolean confirmed, long lastStep) {}

  private Optional<Kept> kept(long personId) {
    return sql.sql("SELECT secret, confirmed, last_step FROM access.second_factor WHERE person_id = :person FOR UPDATE").param("person", personId)
        .query((row, n) -> new Kept(vault.decrypt(row.getBytes(1)), row.getBoolean(2), row.getLong(3))).optional();
  }

  public boolean isOn(long personId) {
    return kept(personId).map(Kept::confirmed).orElse(false);
  }

  /** A new secret, to be confirmed by its first code. */
  public String begin(long personId) {
    if (isOn(personId)) {
      throw Problem.of("access.second-factor-on", 409);
    }
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    sql.sql("""
        INSERT INTO access.second_factor (person_id, secret) VALUES (:person, :secret)
        ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, last_step = 0""")
        .param("person", personId).param("secret", vault.encrypt(secret)).update();
    return Totp.base32(secret);
  }

  /** Whether the code is right; it works once. {@code on}: the factor's state afterwards when it is. */
  public boolean accept(long personId, String code, boolean on) {
    Optional<Kept> kept = kept(personId);
    OptionalLong step = kept.isEmpty() ? OptionalLong.empty()
        : Totp.stepOf(kept.get().secret(), code, Clock.systemUTC().instant(), kept.get().lastStep());
    if (step.isEmpty()) {
      return false;
    }
    sql.sql(on ? "UPDATE access.second_factor SET confirmed = true, last_step = :step WHERE person_id = :person"
        : "DELETE FROM access.second_factor WHERE person_id = :person AND :step > 0")
        .param("step", step.getAsLong()).param("person", personId).update();
    return true;
  }

  /** An administrator's help for a lost telephone. */
  public void forget(long personId) {
    sql.sql("DELETE FROM access.second_factor WHERE person_id = :person").param("person", personId).update();
  }
}
