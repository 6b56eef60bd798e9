package io.mingqu.trade.movement;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Movements as settlement and evaluation read them: always at a cut, always under the caller's scope. */
public interface Movements {

  /**
   * Streams the movements that count at {@code cut}, ordered by partner, business date, document and line; the line handed to the sink
   * is reused. Needs a running transaction.
   */
  void scan(Cut cut, LocalDate fromInclusive, LocalDate toExclusive, Set<MovementKind> kinds, MovementSink sink);

  /** As {@link #scan}, for some partners only. */
  void scanPartners(Cut cut, Collection<Long> partnerIds, LocalDate fromInclusive, LocalDate toExclusive, Set<MovementKind> kinds, MovementSink sink);

  Optional<MovementView> byId(long id);

  /** Days of the first and last movement that count at the cut; empty when there is none. */
  Optional<Days> days(Cut cut);

  /** Order-independent checksum over business columns of all movements that count now: no surrogate ids, no clock times. */
  Checksum checksum();

  record Days(LocalDate first, LocalDate last) {}

  record Checksum(long lines, String sum) {}

  /** Receives one movement at a time. */
  @FunctionalInterface
  interface MovementSink {
    void movement(MovementLine line);
  }

  /** A movement under the reader's cursor; read it before asking for the next. Amounts in minor units, quantities in base units × 1,000. */
  interface MovementLine {
    long id();

    MovementKind kind();

    /** 0 when the movement has no partner. */
    long partnerId();

    /** 0 when none. */
    long channelId();

    long entityId();

    /** 0 when none. */
    long productId();

    io.mingqu.kernel.movement.CodeKind codeKind();

    LocalDate businessDate();

    String documentNo();

    String lineKey();

    long quantityMilli();

    long netMinor();

    long taxMinor();

    long grossMinor();

    String currency();

    long unitPrice();

    int unitPriceScale();

    /** The sale this return or cancellation was linked to, 0 when none. */
    long reversesId();

    /** Business date of that sale. */
    @Nullable LocalDate originalDate();

    long sealNo();
  }
}
