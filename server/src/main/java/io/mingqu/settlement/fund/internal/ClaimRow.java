package io.mingqu.settlement.fund.internal;

import io.mingqu.kernel.fund.ClaimCourse;
import org.jspecify.annotations.Nullable;

/** A claim as its row has it. */
record ClaimRow(long id, long activityId, long policyId, long partnerId, ClaimCourse.State state, long claimedMinor, long verifiedMinor, boolean last,
    String requestedBy, String approvedBy, String claimedBy, @Nullable Long checkId, boolean sampled, int openFindings) {

  String number() {
    return "FC" + id;
  }

  ClaimCourse.People people(String actor) {
    return new ClaimCourse.People(requestedBy, approvedBy, claimedBy, actor);
  }
}
