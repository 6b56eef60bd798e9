package io.mingqu.kernel.approval;

import java.util.ArrayList;
import java.util.List;

/**
 * An approval under way: its steps and the one it stands at.
 *
 * @param requesterId who asked; never signs
 * @param at index of the running step
 */
public record Flow(String requesterId, State state, List<Step> steps, int at) {
  public static final int STEPS_MAX = 20;

  public enum State { OPEN, APPROVED, REJECTED, RETURNED, WITHDRAWN }

  public Flow {
    steps = List.copyOf(steps);
  }

  public static Flow start(String requesterId, List<Step> steps) {
    if (steps.isEmpty() || steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("an approval has 1 to " + STEPS_MAX + " steps, got " + steps.size());
    }
    return new Flow(requesterId, State.OPEN, steps, 0);
  }

  public Step running() {
    return steps.get(at);
  }

  Flow ended(State end) {
    return new Flow(requesterId, end, steps, at);
  }

  Flow withRunning(Step step) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(at, step);
    return new Flow(requesterId, state, changed, at);
  }

  Flow inserted(int index, Step step) {
    List<Step> changed = new ArrayList<>(steps);
    changed.add(index, step);
    return new Flow(requesterId, state, changed, at);
  }

  Flow nextStep() {
    return at + 1 == steps.size() ? ended(State.APPROVED) : new Flow(requesterId, state, steps, at + 1);
  }

  Flow backTo(int step) {
    List<Step> changed = new ArrayList<>(steps);
    for (int i = step; i <= at; i++) {
      changed.set(i, changed.get(i).map(Seat::again));
    }
    return new Flow(requesterId, state, changed, step);
  }
}
