package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.shared.Problem;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every policy must say about itself. */
final class PolicyForm {
  private PolicyForm() {}

  static void check(String code, String titleZh, String titleEn, @Nullable String documentNo, LocalDate from, @Nullable LocalDate through) {
    if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw Problem.of("policy.bad-code", 422, Map.of("code", code));
    }
    text("titleZh", titleZh, 120);
    text("titleEn", titleEn, 120);
    if (documentNo != null && documentNo.length() > 80) {
      text("documentNo", documentNo, 80);
    }
    if (through != null && through.isBefore(from)) {
      throw Problem.of("policy.bad-validity", 422, Map.of("from", from.toString(), "through", through.toString()));
    }
  }

  private static void text(String field, String value, int max) {
    if (value.isBlank() || value.length() > max) {
      throw Problem.of("policy.bad-text", 422, Map.of("field", field, "value", value.length() > 40 ? value.substring(0, 40) + "…" : value, "max", max));
    }
  }

  static @Nullable String number(@Nullable String documentNo) {
    return documentNo == null || documentNo.isBlank() ? null : documentNo.strip();
  }
}
