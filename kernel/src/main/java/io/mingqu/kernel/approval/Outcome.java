package io.mingqu.kernel.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an act does to an approval. */
public sealed interface Outcome {
  /** @param forPrincipalId for whom a stand-in acted, null if for themselves */
  record Moved(Flow flow, @Nullable String forPrincipalId) implements Outcome {}

  /** @param code the documented problem code without its module */
  record Refused(String code, Map<String, Object> values) implements Outcome {}
}
