package io.mingqu.foundation.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens cases and moves them; joins the caller's transaction. */
public interface Cases {
  /** @param desk the role whose turn it is, null when it has ended */
  record View(long id, String kind, String state, @Nullable String desk, String title, String subjectKind, String subjectId,
      @Nullable Long partyId, @Nullable Long amountMinor, @Nullable String currency, Instant openedAt, @Nullable Instant endedAt) {}

  /** @return its id */
  long open(NewCase opened);

  /**
   * Takes an action on behalf of the caller in force.
   *
   * @throws io.mingqu.foundation.shared.Problem {@code cases.not-possible}, {@code cases.not-yours}, {@code cases.reason-missing}
   */
  View act(long caseId, String action, String comment, Map<String, Object> detail);

  /** A comment for both sides, or a note the partner never sees. */
  void comment(long caseId, String text, boolean internal, List<Long> fileIds);

  /** @throws io.mingqu.foundation.shared.Problem {@code shared.not-found} */
  View view(long caseId);

  /** The case of a subject that has not ended, the latest if there are several. */
  Optional<View> openOf(String kind, String subjectKind, String subjectId);
}
