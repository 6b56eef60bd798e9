package io.mingqu.foundation.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bean that owns a kind of policy: knows its content, when two contradict each other, and what its examples give. */
public interface PolicyKind {
  /** Stable, e.g. {@code programme}. */
  String name();

  String titleZh();

  String titleEn();

  /**
   * The body, validated, with what was left out filled in.
   *
   * @throws io.mingqu.foundation.shared.Problem with status 422 that names the field, its value and what to write instead
   */
  JsonNode checked(JsonNode body);

  /** How many worked examples a version needs before it can be published. */
  default int examplesMin() {
    return 3;
  }

  /** Runs the worked examples the body carries through the real calculation. */
  List<ExampleResult> runExamples(PolicyVersion version);

  /** A published policy the candidate contradicts, with a case that shows it. {@code others} are valid on some of the same days. */
  Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others);

  /** Whether a partner has to know it: then the partner sees it and is asked to acknowledge it. */
  default boolean concerns(PolicyVersion version, long partyId) {
    return false;
  }

  /** What a partner may read of it, without what is not theirs. Null shows title, number, validity and hash only. */
  default @Nullable JsonNode card(PolicyVersion version, long partyId) {
    return null;
  }

  record ExampleResult(String name, boolean passed, String expected, String actual) {}

  /** @param witnessZh a concrete case both claim, e.g. partner, product and day */
  record Conflict(long otherVersionId, String otherCode, String witnessZh, String witnessEn) {}
}
