package io.mingqu.settlement.budget.internal;

/** What an entry did to its budget: to what was granted, to what is free, to what is reserved, to what is consumed. */
enum EntryAct {
  GRANT(1, 1, 0, 0), CUT(-1, -1, 0, 0), ACCRUE(1, 1, 0, 0), ACCRUE_BACK(-1, -1, 0, 0), TRANSFER_IN(1, 1, 0, 0), TRANSFER_OUT(-1, -1, 0, 0),
  CARRY_IN(1, 1, 0, 0), CARRY_OUT(-1, -1, 0, 0), LAPSE(-1, -1, 0, 0), RESERVE(0, -1, 1, 0), CONSUME(0, 0, -1, 1), RELEASE(0, 1, -1, 0);

  private final int granted;
  private final int free;
  private final int reserved;
  private final int consumed;

  EntryAct(int granted, int free, int reserved, int consumed) {
    this.granted = granted;
    this.free = free;
    this.reserved = reserved;
    this.consumed = consumed;
  }

  int granted() {
    return granted;
  }

  int free() {
    return free;
  }

  int reserved() {
    return reserved;
  }

  int consumed() {
    return consumed;
  }
}
