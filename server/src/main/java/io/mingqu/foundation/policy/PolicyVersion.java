package io.mingqu.foundation.policy;

import io.mingqu.kernel.policy.PolicyState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy.
 *
 * @param documentNo 文号, null until given
 * @param entityId the brand's legal entity it belongs to, null for all
 * @param validThrough last day inclusive, null for open-ended
 * @param body canonical JSON; its hash is {@code sha256}
 * @param publishedAt since when it is known, null before
 */
public record PolicyVersion(long id, long policyId, String kind, String code, @Nullable String documentNo, @Nullable Long entityId, String titleZh,
    String titleEn, int number, PolicyState state, LocalDate validFrom, @Nullable LocalDate validThrough, String body, String sha256,
    @Nullable Instant publishedAt) {}
