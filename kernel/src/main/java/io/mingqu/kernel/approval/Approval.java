package io.mingqu.kernel.approval;

import io.mingqu.kernel.approval.Flow.State;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of approving. One person never signs a step twice, and nobody signs what they asked for, not even as a stand-in. */
public final class Approval {
  private record Place(int seat, Actor.Capacity capacity) {
    @Nullable String forPrincipalId(Actor actor) {
      return capacity.principalId().equals(actor.principalId()) ? null : capacity.principalId();
    }
  }

  private Approval() {}

  public static Outcome decide(Flow flow, Actor actor, Act act) {
    if (flow.state() != State.OPEN) {
      return refused("not-open", Map.of("state", flow.state().name()));
    }
    boolean requester = actor.principalId().equals(flow.requesterId());
    return switch (act) {
      case Act.Withdraw ignored -> requester ? new Outcome.Moved(flow.ended(State.WITHDRAWN), null) : refused("not-requester", Map.of());
      case Act.Remind ignored -> requester ? new Outcome.Moved(flow, null) : refused("not-requester", Map.of());
      default -> requester ? refused("own-request", Map.of())
          : place(flow, actor).map(place -> signerActs(flow, actor, place, act)).orElseGet(() -> noPlace(flow, actor));
    };
  }

  /** Whether {@code actor} could sign now. */
  public static boolean mayAct(Flow flow, Actor actor) {
    return flow.state() == State.OPEN && !actor.principalId().equals(flow.requesterId()) && place(flow, actor).isPresent();
  }

  private static Outcome signerActs(Flow flow, Actor actor, Place place, Act act) {
    return switch (act) {
      case Act.Approve ignored -> moved(approved(flow, actor, place), actor, place);
      case Act.Reject ignored -> moved(flow.ended(State.REJECTED), actor, place);
      case Act.ReturnToRequester ignored -> moved(flow.ended(State.RETURNED), actor, place);
      case Act.ReturnToStep(int step) -> step >= 0 && step < flow.at() ? moved(flow.backTo(step), actor, place)
          : refused("no-such-step", Map.of("step", step + 1, "at", flow.at() + 1));
      case Act.HandOver(String to) -> newSigner(flow, to).map(r -> (Outcome) r).orElseGet(
          () -> moved(flow.withRunning(flow.running().with(place.seat(), Seat.ofPerson(to))), actor, place));
      case Act.AddSigner(String who, boolean before) -> added(flow, actor, place, who, before);
      case Act.Withdraw ignored -> throw new IllegalStateException("handled before");
      case Act.Remind ignored -> throw new IllegalStateException("handled before");
    };
  }

  private static Flow approved(Flow flow, Actor actor, Place place) {
    Step step = flow.running();
    step = step.with(place.seat(), step.seats().get(place.seat()).signed(actor, place.capacity()));
    if (!step.complete()) {
      return flow.withRunning(step);
    }
    return flow.withRunning(step.map(Seat::notNeeded)).nextStep();
  }

  private static Outcome added(Flow flow, Actor actor, Place place, String who, boolean before) {
    if (flow.steps().size() == Flow.STEPS_MAX) {
      return refused("too-many-steps", Map.of("max", Flow.STEPS_MAX));
    }
    Optional<Outcome.Refused> refusal = newSigner(flow, who);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Step step = new Step(flow.running().name(), Step.Mode.ALL, java.util.List.of(Seat.ofPerson(who)), flow.running().hoursMax(), actor.principalId());
    return moved(flow.inserted(before ? flow.at() : flow.at() + 1, step), actor, place);
  }

  /** Why {@code who} cannot become a signer of the running step, or nothing. */
  private static Optional<Outcome.Refused> newSigner(Flow flow, String who) {
    if (who.equals(flow.requesterId())) {
      return Optional.of(refused("requester-cannot-sign", Map.of("principal", who)));
    }
    boolean seated = flow.running().seats().stream().anyMatch(seat -> seat.waits() && who.equals(seat.principalId()));
    return seated || flow.running().signedBy(who) ? Optional.of(refused("signer-already", Map.of("principal", who))) : Optional.empty();
  }

  private static Optional<Place> place(Flow flow, Actor actor) {
    Step step = flow.running();
    if (step.signedBy(actor.principalId())) {
      return Optional.empty();
    }
    for (Actor.Capacity capacity : actor.capacities()) {
      if (capacity.principalId().equals(flow.requesterId())) {
        continue;
      }
      for (boolean named : new boolean[] {true, false}) {
        for (int i = 0; i < step.seats().size(); i++) {
          Seat seat = step.seats().get(i);
          if (seat.waits() && (seat.principalId() != null) == named && seat.fits(capacity)) {
            return Optional.of(new Place(i, capacity));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Outcome noPlace(Flow flow, Actor actor) {
    return refused(flow.running().signedBy(actor.principalId()) ? "signed-already" : "not-your-turn", Map.of("step", flow.running().name()));
  }

  private static Outcome moved(Flow flow, Actor actor, Place place) {
    return new Outcome.Moved(flow, place.forPrincipalId(actor));
  }

  private static Outcome.Refused refused(String code, Map<String, Object> values) {
    return new Outcome.Refused(code, values);
  }
}
