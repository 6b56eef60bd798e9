package io.mingqu.settlement.incentive;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.reconciliation.RebateLine;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What reconciliation asks of incentive programmes. Every method needs a running transaction and reads under the caller's scope. */
public interface Incentives {
  /**
   * Settles every programme of a legal entity that is in force in the days given, for all partners, and stores recipe and totals.
   * Periods that end by {@code last} are closed; the others are what is expected so far.
   *
   * @return the settling's id
   */
  long settle(Cut cut, String entityCode, LocalDate first, LocalDate last);

  /**
   * Settles again only the (partner, programme) pairs that something became known about since an earlier settling: lines, another version of the
   * programme, other members or products, other targets, scores or opening volumes. Stores a settling that says what settling everything anew at
   * {@code cut} would say; the earlier one stays.
   */
  Rerated rerate(long settlingId, Cut cut);

  /** Totals of a settling for some partners, by partner, programme and period. */
  List<Total> totals(long settlingId, Collection<Long> partnerIds);

  /** Partners with a total in a settling, ascending. */
  List<Long> partners(long settlingId);

  /** Computes totals and line attributions again, for some partners and closed periods, at a cut; one call per partner and period. */
  void attribute(Cut cut, Collection<ProgrammePeriod> wanted, Collection<Long> partnerIds, Consumer<Attributed> sink);

  /** A version of a programme as it was published. */
  Optional<ProgrammePolicy> programme(String code, int version);

  /** The version in force on a day, by what is published now. */
  Optional<ProgrammePolicy> inForce(String code, LocalDate day);

  /** Programmes of a legal entity in force on some day between two, by what is published now. */
  List<ProgrammePolicy> inForce(String entityCode, LocalDate first, LocalDate last);

  /** The policy that holds the versions of a programme. */
  Optional<Long> policyId(String code);

  /**
   * A version of a programme and one of its periods.
   *
   * @param through the day settled through; the period's last day once it is closed
   */
  record ProgrammePeriod(String code, int version, FiscalPeriod period, LocalDate through) {}

  /** What a partner earns from a programme in a period; {@code trace.payoutMinor()} is what is paid. */
  record Total(long partnerId, String code, int version, FiscalPeriod period, boolean closed, String currency, Trace trace) {}

  /** The same with the lines that earned it. Movement ids stand at the same positions as lines. */
  record Attributed(long partnerId, ProgrammePeriod of, Trace trace, long unattributedMinor, List<RebateLine> lines, long[] movementIds) {}

  /**
   * What a re-rating found.
   *
   * @param settlingId the new settling
   * @param pairs      (partner, programme) pairs settled again
   * @param linesRead  movements read for it
   * @param changes    totals that are not what they were, by partner, programme and period
   */
  record Rerated(long settlingId, int pairs, long linesRead, List<Change> changes) {}

  /** A total that is not what it was, and what made it so. A side is null where nothing was, or is, counted. */
  record Change(long partnerId, String code, FiscalPeriod period, @Nullable Total before, @Nullable Total after, Set<Cause> causes) {
    public long differenceMinor() {
      return (after == null ? 0 : after.trace().payoutMinor()) - (before == null ? 0 : before.trace().payoutMinor());
    }
  }

  /** Why a pair was settled again. */
  enum Cause {
    /** Movements of the partner were sealed or voided in between. */
    LINES,
    /** Another version of the programme is in force, or it no longer is. */
    PROGRAMME,
    /** The partner joined or left the programme's scope, or the scope's products changed. */
    SCOPE,
    /** A target, an opening volume, a score or a penalty of the partner changed. */
    STANDING
  }
}
