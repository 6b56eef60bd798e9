package io.mingqu.settlement.incentive;

import io.mingqu.network.partner.LinkRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a programme takes what its movements do not say.
 *
 * @param targetSheet    code of the target sheet an attainment is measured against; none takes the targets given for the programme itself
 * @param market         name of the imported market totals that a share is measured against
 * @param groupLink      which link makes partners one group; the topmost partner is its head
 * @param severalScores  which score holds where a metric was stated several times within a period
 * @param penaltyReasons reasons of the penalty list that count; empty means all
 */
public record FactSources(@Nullable String targetSheet, @Nullable String market, LinkRole groupLink, SeveralScores severalScores,
    Set<String> penaltyReasons) {
  public static final FactSources NONE = new FactSources(null, null, LinkRole.MANAGED_BY, SeveralScores.LAST, Set.of());

  public FactSources {
    penaltyReasons = Set.copyOf(penaltyReasons);
  }

  /** The last one, the smallest, the largest, or the sum. */
  public enum SeveralScores { LAST, LEAST, MOST, SUM }
}
