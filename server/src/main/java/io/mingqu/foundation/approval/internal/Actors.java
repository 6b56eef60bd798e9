package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.StandIns;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.kernel.approval.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** In which capacities a caller may sign: their own, then those of the people they stand in for. */
@Component
class Actors {
  private final ObjectProvider<StandIns> standIns;

  Actors(ObjectProvider<StandIns> standIns) {
    this.standIns = standIns;
  }

  Actor of(Caller caller, Instant at) {
    List<Actor.Capacity> capacities = new ArrayList<>();
    capacities.add(new Actor.Capacity(caller.principalId(), caller.roles().stream().map(Enum::name).collect(Collectors.toSet())));
    standIns.stream().forEach(source -> capacities.addAll(source.standsInFor(caller.principalId(), at)));
    return new Actor(caller.principalId(), capacities);
  }
}
