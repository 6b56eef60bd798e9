package io.mingqu.kernel.approval;

import org.jspecify.annotations.Nullable;

/**
 * One signature a step asks for: of a person by name, or of anybody who holds a role. Exactly one of the two is set.
 *
 * @param signedBy who signed, null while it waits
 * @param signedFor for whom a stand-in signed, null if for themselves
 */
public record Seat(@Nullable String principalId, @Nullable String role, State state, @Nullable String signedBy, @Nullable String signedFor) {
  public enum State { WAITING, SIGNED, NOT_NEEDED }

  public Seat {
    if ((principalId == null) == (role == null)) {
      throw new IllegalArgumentException("a seat is for a person or for a role, got principal " + principalId + " and role " + role);
    }
  }

  public static Seat ofPerson(String principalId) {
    return new Seat(principalId, null, State.WAITING, null, null);
  }

  public static Seat ofRole(String role) {
    return new Seat(null, role, State.WAITING, null, null);
  }

  boolean waits() {
    return state == State.WAITING;
  }

  boolean fits(Actor.Capacity capacity) {
    return principalId != null ? principalId.equals(capacity.principalId()) : capacity.roles().contains(role);
  }

  Seat signed(Actor actor, Actor.Capacity capacity) {
    return new Seat(principalId, role, State.SIGNED, actor.principalId(),
        capacity.principalId().equals(actor.principalId()) ? null : capacity.principalId());
  }

  Seat notNeeded() {
    return waits() ? new Seat(principalId, role, State.NOT_NEEDED, null, null) : this;
  }

  Seat again() {
    return new Seat(principalId, role, State.WAITING, null, null);
  }
}
