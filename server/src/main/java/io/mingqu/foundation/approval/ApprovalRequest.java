package io.mingqu.foundation.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be approved, as a card: enough to decide on a phone.
 *
 * @param subjectId the owner's id of it; one open approval at a time per (kind, subject)
 * @param amountMinor what it is about, which picks the rule; null if it has no amount
 * @param partyId the partner concerned: only those who see the partner see the request
 * @param orgPath the organisation unit concerned, its parent, and so on up; empty for the whole company
 * @param link the console page of the subject
 */
public record ApprovalRequest(String kind, String subjectId, String titleZh, String titleEn, @Nullable Long amountMinor,
    @Nullable String currency, @Nullable Long partyId, List<Long> orgPath, List<Figure> figures, String link) {
  public ApprovalRequest {
    orgPath = List.copyOf(orgPath);
    figures = List.copyOf(figures);
    if ((amountMinor == null) != (currency == null)) {
      throw new IllegalArgumentException("amount and currency go together, got " + amountMinor + " " + currency);
    }
  }

  /** A key figure on the card. {@code unit} is the currency for MONEY (minor units), the unit's name for QUANTITY (× 1000), else empty. */
  public record Figure(String labelZh, String labelEn, Form form, String value, String unit) {
    public enum Form { MONEY, QUANTITY, RATE_PPM, DATE, NUMBER, TEXT }

    public static Figure money(String labelZh, String labelEn, long amountMinor, String currency) {
      return new Figure(labelZh, labelEn, Form.MONEY, String.valueOf(amountMinor), currency);
    }

    public static Figure text(String labelZh, String labelEn, String value) {
      return new Figure(labelZh, labelEn, Form.TEXT, value, "");
    }
  }
}
