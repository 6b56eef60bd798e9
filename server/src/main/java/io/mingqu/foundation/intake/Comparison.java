package io.mingqu.foundation.intake;

import java.util.List;
import java.util.Map;

/**
 * What sealing a batch would do, found by comparing what was read with what is known.
 *
 * @param changed   lines with an id of their own that now say something else
 * @param removed   lines no longer in a document that arrived again
 * @param details   further figures by stable name, for example drafts that would be created
 * @param documents some of the documents that change, for the eye
 */
public record Comparison(long added, long changed, long unchanged, long removed, Map<String, Long> details, List<String> documents) {
  public Comparison {
    details = Map.copyOf(details);
    documents = List.copyOf(documents);
  }

  public boolean changesNothing() {
    return added == 0 && changed == 0 && removed == 0;
  }
}
