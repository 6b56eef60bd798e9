package io.mingqu.insight.board.internal;

import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.organisation.UnitView;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.insight.board.internal.BoardQueries.BoardFilter;
import io.mingqu.insight.board.internal.BoardQueries.Extent;
import io.mingqu.insight.board.internal.BoardQueries.State;
import io.mingqu.insight.board.internal.BoardQueries.Sums;
import io.mingqu.insight.board.internal.BoardQueries.Window;
import io.mingqu.insight.board.internal.BoardView.Choice;
import io.mingqu.insight.board.internal.BoardView.Slice;
import io.mingqu.insight.board.internal.BoardView.Totals;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the day totals up to what a board shows: totals, days, regions, channels, largest partners, each against the period before. */
@Component
@Transactional(readOnly = true)
class Board {
  static final int PARTNERS_MAX = 20;
  private static final int DAYS_MAX = 1_100;
  private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private final BoardQueries queries;
  private final Partners partners;
  private final Channels channels;
  private final OrgUnits units;
  private final Clock clock;

  Board(BoardQueries queries, Partners partners, Channels channels, OrgUnits units, Clock clock) {
    this.queries = queries;
    this.partners = partners;
    this.channels = channels;
    this.units = units;
    this.clock = clock;
  }

  /** What is asked for; null means: choose for me. */
  record Question(@Nullable Measure measure, @Nullable String currency, @Nullable LocalDate from, @Nullable LocalDate toExcl, boolean yearAgo,
      @Nullable Long regionId, @Nullable Long channelId, @Nullable Long partnerId) {}

  public BoardView look(Question question) {
    LocalDate today = LocalDate.now(clock.withZone(BUSINESS_ZONE));
    List<Choice> choices = choices();
    Choice choice = choose(choices, question.measure(), question.currency(), today);
    Window window = window(question, choice);
    PartnerAttributes standing = partners.attributesAsOf(today, Partners.NOW);
    List<UnitView> tree = units.tree(today);
    BoardFilter filter = new BoardFilter(choice.measure(), choice.currency(), question.channelId(), looked(question, standing, today));
    List<Sums> sums = queries.sums(filter, window);
    State state = queries.state();
    return new BoardView(choice.measure(), choice.currency(), window.from(), window.toExcl(), window.beforeFrom(), window.beforeToExcl(),
        totals(sums, true), totals(sums, false), queries.days(filter, window.from(), window.toExcl()),
        regions(sums, standing, tree, question.regionId()), channels(sums), largest(sums), lookedAt(tree, question.regionId()), choices, state.sealNo(), state.changedAt());
  }

  private List<Choice> choices() {
    List<Extent> extents = queries.extents();
    return Arrays.stream(Measure.values())
        .flatMap(measure -> extents.stream().filter(e -> measure.kinds().contains(e.kind())).collect(Collectors.groupingBy(Extent::currency, TreeMap::new,
            Collectors.toList())).entrySet().stream().map(e -> new Choice(measure, e.getKey(),
                e.getValue().stream().map(Extent::first).min(Comparator.naturalOrder()).orElseThrow(),
                e.getValue().stream().map(Extent::last).max(Comparator.naturalOrder()).orElseThrow(),
                e.getValue().stream().mapToLong(Extent::lines).sum())))
        .toList();
  }

  /** The measure and currency asked for, otherwise sales before anything else, in the currency with the latest facts. */
  private static Choice choose(List<Choice> choices, @Nullable Measure measure, @Nullable String currency, LocalDate today) {
    return choices.stream()
        .filter(c -> (measure == null || c.measure() == measure) && (currency == null || c.currency().equals(currency)))
        .min(Comparator.comparing(Choice::measure).thenComparing(Choice::last, Comparator.reverseOrder()).thenComparing(Choice::currency))
        .orElseGet(() -> new Choice(measure == null ? Measure.SALES : measure, currency == null ? "CNY" : currency, today, today, 0));
  }

  /** Without dates: the month of the latest fact. */
  private static Window window(Question question, Choice choice) {
    LocalDate from = question.from() == null ? YearMonth.from(choice.last()).atDay(1) : question.from();
    LocalDate toExcl = question.toExcl() == null ? from.plusMonths(1) : question.toExcl();
    long days = ChronoUnit.DAYS.between(from, toExcl);
    if (days < 1 || days > DAYS_MAX) {
      throw Problem.of("board.bad-period", 422, Map.of("from", from, "toExcl", toExcl, "daysMax", DAYS_MAX));
    }
    if (question.yearAgo()) {
      return new Window(from, toExcl, from.minusYears(1), toExcl.minusYears(1));
    }
    boolean wholeMonths = from.getDayOfMonth() == toExcl.getDayOfMonth();
    long months = ChronoUnit.MONTHS.between(from, toExcl);
    return new Window(from, toExcl, wholeMonths ? from.minusMonths(months) : from.minusDays(days), from);
  }

  private long @Nullable [] looked(Question question, PartnerAttributes standing, LocalDate today) {
    if (question.partnerId() != null) {
      return new long[] {question.partnerId()};
    }
    if (question.regionId() == null) {
      return null;
    }
    Set<Long> below = units.withAllBelow(Set.of(question.regionId()), today);
    return LongStream.range(0, standing.size()).filter(i -> below.contains(standing.regionUnitId((int) i))).map(i -> standing.partnerId((int) i)).toArray();
  }

  private static Totals totals(List<Sums> sums, boolean now) {
    return now
        ? new Totals(sums.stream().mapToLong(Sums::amountMinor).sum(), sums.stream().mapToLong(Sums::returnedMinor).sum(),
            sums.stream().mapToLong(Sums::quantityMilli).sum(), sums.stream().mapToLong(Sums::lines).sum(),
            sums.stream().filter(s -> s.lines() > 0).mapToLong(Sums::partnerId).distinct().count())
        : new Totals(sums.stream().mapToLong(Sums::beforeMinor).sum(), sums.stream().mapToLong(Sums::beforeReturnedMinor).sum(), 0, 0,
            sums.stream().filter(s -> s.beforeMinor() != 0).mapToLong(Sums::partnerId).distinct().count());
  }

  /** Adds up by the units directly below {@code regionId}; without one by the units of the level below head office. */
  private static List<Slice> regions(List<Sums> sums, PartnerAttributes standing, List<UnitView> tree, @Nullable Long regionId) {
    Map<Long, UnitView> units = tree.stream().collect(Collectors.toMap(UnitView::id, unit -> unit));
    Map<Long, Long> shownAs = new HashMap<>();
    return slices(sums, sum -> {
      int index = standing.indexOf(sum.partnerId());
      long unit = index < 0 ? 0 : standing.regionUnitId(index);
      return shownAs.computeIfAbsent(unit, id -> rollUp(id, units, regionId));
    }, id -> {
      UnitView unit = units.get(id);
      return unit == null ? new String[] {"", "未划分大区", "No region"} : new String[] {unit.code(), unit.nameZh(), unit.nameEn()};
    }, Integer.MAX_VALUE);
  }

  private static @Nullable Slice lookedAt(List<UnitView> tree, @Nullable Long regionId) {
    return tree.stream().filter(unit -> regionId != null && unit.id() == regionId).findFirst()
        .map(unit -> new Slice(String.valueOf(unit.id()), unit.code(), unit.nameZh(), unit.nameEn(), 0, 0, 0, 0)).orElse(null);
  }

  private static long rollUp(long unitId, Map<Long, UnitView> units, @Nullable Long regionId) {
    UnitView at = units.get(unitId);
    while (at != null && at.parentId() != null) {
      UnitView above = units.get(at.parentId());
      boolean top = regionId == null ? above == null || above.parentId() == null : at.parentId().equals(regionId);
      if (top || above == null || (regionId != null && at.id() == regionId)) {
        return at.id();
      }
      at = above;
    }
    return at == null ? 0 : at.id();
  }

  private List<Slice> channels(List<Sums> sums) {
    Map<Long, ChannelView> known = channels.all().stream().collect(Collectors.toMap(ChannelView::id, channel -> channel));
    return slices(sums, Sums::channelId, id -> {
      ChannelView channel = known.get(id);
      return channel == null ? new String[] {"", "未知渠道", "Unknown channel"} : new String[] {channel.code(), channel.nameZh(), channel.nameEn()};
    }, Integer.MAX_VALUE);
  }

  private List<Slice> largest(List<Sums> sums) {
    Map<Long, PartnerView> known = new HashMap<>();
    List<Slice> slices = slices(sums, Sums::partnerId, id -> new String[] {"", "", ""}, PARTNERS_MAX);
    known.putAll(partners.byIds(slices.stream().filter(s -> s.id() != null).map(s -> Long.valueOf(s.id())).toList()));
    return slices.stream().map(slice -> {
      PartnerView partner = slice.id() == null ? null : known.get(Long.valueOf(slice.id()));
      return partner == null ? named(slice, "", "无伙伴", "No partner")
          : named(slice, partner.code(), partner.shortName().isEmpty() ? partner.legalName() : partner.shortName(),
              partner.shortName().isEmpty() ? partner.legalName() : partner.shortName());
    }).toList();
  }

  private static Slice named(Slice slice, String code, String zh, String en) {
    return new Slice(slice.id(), code, zh, en, slice.amountMinor(), slice.beforeMinor(), slice.returnedMinor(), slice.partners());
  }

  private static List<Slice> slices(List<Sums> sums, ToLongFunction<Sums> by, LongFunction<String[]> names, int max) {
    Map<Long, List<Sums>> grouped = sums.stream().collect(Collectors.groupingBy(by::applyAsLong));
    return grouped.entrySet().stream().map(entry -> {
      String[] name = names.apply(entry.getKey());
      List<Sums> rows = entry.getValue();
      return new Slice(entry.getKey() == 0 ? null : String.valueOf(entry.getKey()), name[0], name[1], name[2],
          rows.stream().mapToLong(Sums::amountMinor).sum(), rows.stream().mapToLong(Sums::beforeMinor).sum(),
          rows.stream().mapToLong(Sums::returnedMinor).sum(), rows.stream().filter(s -> s.lines() > 0).mapToLong(Sums::partnerId).distinct().count());
    }).sorted(Comparator.comparingLong(Slice::amountMinor).reversed().thenComparing(s -> s.id() == null ? "" : s.id())).limit(max).toList();
  }
}
