package io.mingqu.settlement.incentive.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Gives ids dense numbers from 0 in the order they are met; id 0 stands for none and is −1. */
final class Numbering {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private long[] ids = new long[16];

  int of(long id) {
    if (id == 0) {
      return -1;
    }
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    if (number == ids.length) {
      ids = Arrays.copyOf(ids, number * 2);
    }
    ids[number] = id;
    numbers.put(id, number);
    return number;
  }

  long id(int number) {
    return ids[number];
  }

  int size() {
    return numbers.size();
  }
}
