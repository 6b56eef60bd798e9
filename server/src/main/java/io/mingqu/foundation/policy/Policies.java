package io.mingqu.foundation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Policies of every kind, by day and by what was known when. */
public interface Policies {
  record NewPolicy(String kind, String code, @Nullable Long entityId, String titleZh, String titleEn, @Nullable String documentNo,
      LocalDate validFrom, @Nullable LocalDate validThrough, JsonNode body) {}

  record Change(@Nullable String documentNo, LocalDate validFrom, @Nullable LocalDate validThrough, JsonNode body, String note) {}

  /** Policies of a kind in force on {@code asOf}, as known at {@code knownAt}, by code. */
  List<PolicyVersion> published(String kind, LocalDate asOf, Instant knownAt);

  /** All that are in force on some day between two (inclusive), each with its days; a policy amended within has several. */
  List<PolicyInForce> publishedBetween(String kind, LocalDate from, LocalDate through, Instant knownAt);

  /** @throws io.mingqu.foundation.shared.Problem {@code shared.not-found} */
  PolicyVersion version(long versionId);

  /** The first version of a new policy, a draft. */
  PolicyVersion create(NewPolicy policy);

  /** The next version, a draft with the latest body. */
  PolicyVersion amend(long policyId);

  PolicyVersion change(long versionId, Change change);

  /** Asks for approval. Who wrote a version cannot approve it. */
  PolicyVersion submit(long versionId);

  /** Makes an approved version binding: number given, examples run and right, no contradiction with what is published. */
  PolicyVersion publish(long versionId);

  PolicyVersion withdraw(long versionId, String reason);

  List<PolicyKind.ExampleResult> runExamples(long versionId);

  Optional<PolicyKind.Conflict> conflict(long versionId);

  /** Records that a partner has seen exactly this text. */
  void acknowledge(long versionId, long partyId, String sha256);
}
