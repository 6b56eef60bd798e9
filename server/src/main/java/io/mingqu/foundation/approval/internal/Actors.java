package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.access.People;
import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.organisation.Positions;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who people are to an approval: their own capacity, then those of the people they stand in for today (代理). */
@Component
class Actors {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PERSON = "person:";

  /** Somebody a request can be handed over to. */
  record Signer(String principalId, String name, List<Role> roles) {}

  private final People people;
  private final Positions positions;

  Actors(People people, Positions positions) {
    this.people = people;
    this.positions = positions;
  }

  Actor of(Caller caller, Instant at) {
    List<Actor.Capacity> capacities = new ArrayList<>();
    capacities.add(new Actor.Capacity(caller.principalId(), names(caller.roles())));
    personId(caller.principalId()).ifPresent(id -> positions.standsInFor(id, LocalDate.ofInstant(at, ZONE)).stream().sorted()
        .flatMap(other -> people.byId(other).stream()).filter(other -> !other.disabled())
        .forEach(other -> capacities.add(new Actor.Capacity(other.principalId(), names(other.roles())))));
    return new Actor(caller.principalId(), capacities);
  }

  private static Set<String> names(Set<Role> roles) {
    return roles.stream().map(Enum::name).collect(Collectors.toSet());
  }

  private static OptionalLong personId(String principalId) {
    try {
      return principalId.startsWith(PERSON) ? OptionalLong.of(Long.parseLong(principalId.substring(PERSON.length()))) : OptionalLong.empty();
    } catch (NumberFormatException notAPerson) {
      return OptionalLong.empty();
    }
  }

  /** @throws Problem {@code approval.unknown-person} unless somebody of the staff who may sign in */
  String checked(String principalId) {
    OptionalLong id = personId(principalId);
    if (id.isEmpty() || people.byId(id.getAsLong()).filter(person -> !person.disabled() && !person.partner()).isEmpty()) {
      throw Problem.of("approval.unknown-person", 422, Map.of("principal", principalId));
    }
    return principalId;
  }

  Map<String, String> namesOf(Collection<String> principalIds) {
    Map<Long, String> names = people.namesOf(principalIds.stream().flatMap(id -> personId(id).stream().boxed()).collect(Collectors.toSet()));
    Map<String, String> byPrincipal = new HashMap<>();
    names.forEach((id, name) -> byPrincipal.put(PERSON + id, name));
    return byPrincipal;
  }

  /**
   * The people at a desk, with those who stand in for them that day: whoever sees the partner concerned and did not ask for the approval.
   *
   * @param desk principals and roles, separated by commas
   */
  List<PersonView> atDesk(String desk, RequestStore.Waiting waiting, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZONE);
    return Arrays.stream(desk.split(",")).filter(seat -> !seat.isBlank()).flatMap(this::seated)
        .flatMap(person -> Stream.concat(Stream.of(person), positions.standInsFor(person.id(), day).stream().flatMap(id -> people.byId(id).stream())))
        .distinct().filter(person -> !person.disabled() && !person.principalId().equals(waiting.requesterId()))
        .filter(person -> waiting.partyId() == null || people.asCaller(person.id()).filter(caller -> caller.scope().sees(waiting.partyId())).isPresent())
        .sorted(Comparator.comparing(PersonView::id)).toList();
  }

  private Stream<PersonView> seated(String seat) {
    OptionalLong person = personId(seat);
    return person.isPresent() ? people.byId(person.getAsLong()).stream() : people.withRole(Role.valueOf(seat)).stream();
  }

  /** All of the staff who may sign, by name. */
  List<Signer> signers() {
    return Arrays.stream(Role.values()).filter(role -> !role.isPartner() && role != Role.EVERYONE && role != Role.ANYONE)
        .flatMap(role -> people.withRole(role).stream()).filter(person -> !person.partner()).distinct()
        .sorted(Comparator.comparing(PersonView::name).thenComparing(PersonView::id))
        .map(person -> new Signer(person.principalId(), person.name(), person.roles().stream().sorted().toList())).toList();
  }
}
