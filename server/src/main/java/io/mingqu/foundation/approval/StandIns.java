package io.mingqu.foundation.approval;

import io.mingqu.kernel.approval.Actor;
import java.time.Instant;
import java.util.List;

/** 代理: for whom a person may sign at a time, and in which roles. */
public interface StandIns {
  List<Actor.Capacity> standsInFor(String principalId, Instant at);
}
