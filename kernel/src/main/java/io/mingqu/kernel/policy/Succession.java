package io.mingqu.kernel.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which version of one policy is in force on a day. A version takes over every day from its first on, whatever earlier versions said about
 * later days; days before its first stay with them. So an amendment may begin in the middle, reach back, or end a policy early.
 */
public final class Succession {
  /** @param through last day inclusive, null for open-ended */
  public record Version(long id, int number, LocalDate from, @Nullable LocalDate through) {
    public Version {
      if (through != null && through.isBefore(from)) {
        throw new IllegalArgumentException("a version is valid from " + from + " through " + through + ": the last day is before the first");
      }
    }
  }

  /** Days on which one version is in force. */
  public record Span(long versionId, LocalDate from, @Nullable LocalDate through) {}

  private Succession() {}

  public static Optional<Version> inForce(List<Version> versions, LocalDate day) {
    return versions.stream().filter(version -> !version.from().isAfter(day)).max(Comparator.comparingInt(Version::number))
        .filter(version -> version.through() == null || !version.through().isBefore(day));
  }

  /** The spans of all versions between two days, in order, cut at them. */
  public static List<Span> between(List<Version> versions, LocalDate from, LocalDate through) {
    TreeSet<LocalDate> cuts = new TreeSet<>();
    cuts.add(from);
    for (Version version : versions) {
      cuts.add(version.from());
      if (version.through() != null) {
        cuts.add(version.through().plusDays(1));
      }
    }
    List<Span> spans = new ArrayList<>();
    for (LocalDate start : cuts.subSet(from, true, through, true)) {
      @Nullable LocalDate next = cuts.higher(start);
      LocalDate end = next == null || next.isAfter(through) ? through : next.minusDays(1);
      inForce(versions, start).ifPresent(version -> append(spans, version.id(), start, end));
    }
    return spans;
  }

  private static void append(List<Span> spans, long versionId, LocalDate start, LocalDate end) {
    if (!spans.isEmpty() && spans.getLast().versionId() == versionId && start.minusDays(1).equals(spans.getLast().through())) {
      start = spans.removeLast().from();
    }
    spans.add(new Span(versionId, start, end));
  }

  /** Whether {@code newer} takes over all days of {@code older}. */
  public static boolean replaces(Version newer, Version older) {
    return newer.number() > older.number() && !newer.from().isAfter(older.from());
  }
}
