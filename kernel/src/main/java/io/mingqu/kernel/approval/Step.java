package io.mingqu.kernel.approval;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One station of an approval.
 *
 * @param mode 会签 all seats must sign, 或签 any one
 * @param hoursMax how long it may take before it counts as overdue; 0 for no limit
 * @param addedBy the signer who added it (加签), empty if the rule did
 */
public record Step(String name, Mode mode, List<Seat> seats, int hoursMax, String addedBy) {
  public enum Mode { ALL, ANY }

  public Step {
    seats = List.copyOf(seats);
    if (seats.isEmpty()) {
      throw new IllegalArgumentException("step '" + name + "' has no seat: nobody could sign it");
    }
  }

  public static Step of(String name, Mode mode, int hoursMax, Seat... seats) {
    return new Step(name, mode, List.of(seats), hoursMax, "");
  }

  boolean complete() {
    return mode == Mode.ALL ? seats.stream().noneMatch(Seat::waits) : seats.stream().anyMatch(s -> s.state() == Seat.State.SIGNED);
  }

  boolean signedBy(String principalId) {
    return seats.stream().anyMatch(seat -> principalId.equals(seat.signedBy()));
  }

  Step with(int seat, Seat changed) {
    Seat[] all = seats.toArray(Seat[]::new);
    all[seat] = changed;
    return new Step(name, mode, List.of(all), hoursMax, addedBy);
  }

  Step map(UnaryOperator<Seat> change) {
    return new Step(name, mode, seats.stream().map(change).toList(), hoursMax, addedBy);
  }
}
