package io.mingqu.foundation.shared;

import java.util.Map;

/**
 * What business calls the rows that other modules know only by number. Checksums run over these codes: numbers are given out in the order of
 * arrival and skipped by a crash, codes say the same on every machine.
 */
public interface BusinessCodes {
  /** What the rows are: {@code party}, {@code entity}, {@code policy}. */
  String kind();

  /** Every row's code by its number; read inside the caller's transaction. */
  Map<Long, String> codesById();
}
