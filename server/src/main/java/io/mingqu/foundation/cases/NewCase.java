package io.mingqu.foundation.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about.
 *
 * @param subjectKind and {@code subjectId}: the owner's thing, e.g. statement-line 17
 * @param partyId the partner concerned: sees the case, its comments and attachments, not the internal notes
 * @param link the console page of the subject
 * @param detail JSON values the owner or a reader needs, e.g. the explanation that looked wrong
 * @param text the first comment, for both sides; may be empty
 */
public record NewCase(String kind, String subjectKind, String subjectId, String title, @Nullable Long partyId, @Nullable Long amountMinor,
    @Nullable String currency, String link, Map<String, Object> detail, String text, List<Long> fileIds) {
  public NewCase {
    detail = Map.copyOf(detail);
    fileIds = List.copyOf(fileIds);
  }
}
