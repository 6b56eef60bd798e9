package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Membership;
import io.mingqu.kernel.incentive.Membership.Stay;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedItems;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.trade.catalog.CategoryMemberships;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom and what a programme covers, as known at a cut. A partner counts in a period with the type, tier and region it has on the
 * period's last day (or on the day settled through, if that is earlier); a product with the category it stands in on the day settled through.
 */
@Component
class ScopeResolver {
  private final Partners partners;
  private final Products products;
  private final Channels channels;
  private final Places places;

  ScopeResolver(Partners partners, Products products, Channels channels, Places places) {
    this.partners = partners;
    this.products = products;
    this.channels = channels;
    this.places = places;
  }

  /** Everything needed to resolve programmes at one cut, read once. */
  Snapshot at(Cut cut, LocalDate through) {
    return new Snapshot(cut, through);
  }

  /** @throws Problem naming the code in the scope that nobody knows */
  void requireKnown(ProgrammePolicy policy) {
    Scope scope = policy.programme().scope();
    for (String type : scope.partners().types()) {
      if (PartnerTypes.named(type).isEmpty()) {
        throw unknown("scope.partnerTypes", type);
      }
    }
    scope.partners().regions().forEach(region -> {
      if (places.unitsUnder(region, policy.programme().to()).isEmpty()) {
        throw unknown("scope.regions", region);
      }
    });
    Map<String, Long> partnerIds = partners.idsByOwnCode();
    requireIn("scope.partners", scope.partners().listed(), partnerIds.keySet());
    requireIn("scope.excludedPartners", scope.partners().excluded(), partnerIds.keySet());
    requireIn("scope.categories", scope.items().categories(), products.categoryIdsByCodeOrName().keySet());
    Set<String> skus = products.idsBySku().keySet();
    requireIn("scope.products", scope.items().listed(), skus);
    requireIn("scope.excludedProducts", scope.items().excluded(), skus);
    for (var gauge : policy.programme().terms().gauges()) {
      requireIn("requirements.categories", gauge.items().categories(), products.categoryIdsByCodeOrName().keySet());
      requireIn("requirements.products", gauge.items().listed(), skus);
      requireIn("requirements.excludedProducts", gauge.items().excluded(), skus);
    }
    requireIn("scope.channels", scope.channels(), channels.idsByCodeOrName().keySet());
    if (places.entityId(policy.entity()).isEmpty()) {
      throw unknown("entity", policy.entity());
    }
  }

  private static void requireIn(String field, Collection<String> named, Set<String> known) {
    for (String each : named) {
      if (!known.contains(each)) {
        throw unknown(field, each);
      }
    }
  }

  private static Problem unknown(String field, String value) {
    return Problem.of("incentive.unknown-in-scope", 422, Map.of("field", field, "value", value));
  }

  final class Snapshot {
    private final Cut cut;
    private final LocalDate through;
    private final Map<LocalDate, PartnerAttributes> attributes = new HashMap<>();
    private final Map<String, Long> partnerIds = partners.idsByOwnCode();
    private @Nullable CategoryMemberships memberships;

    private Snapshot(Cut cut, LocalDate through) {
      this.cut = cut;
      this.through = through;
    }

    ScopedProgramme resolve(ProgrammePolicy policy, Set<FiscalPeriod> wanted, LoadedLines lines) {
      Scope scope = policy.programme().scope();
      ScopedProgramme scoped = ScopedProgramme.unbounded(policy.programme())
          .withMembers(members(scope.partners(), wanted, lines.partners()))
          .withEntities(among(lines.entities(), id -> id == places.entityId(policy.entity()).orElse(-1)));
      LongPredicate product = productIn(scope.items());
      if (!scope.items().categories().isEmpty() || !scope.items().listed().isEmpty()) {
        scoped = scoped.withProducts(among(lines.products(), product));
      }
      if (!scope.items().excluded().isEmpty()) {
        Set<Long> excluded = ids(scope.items().excluded(), products.idsBySku());
        scoped = scoped.withoutProducts(among(lines.products(), excluded::contains));
      }
      scoped = scoped.withGauges(policy.programme().terms().gauges().stream().map(gauge -> items(gauge.items(), lines)).toList());
      if (!scope.channels().isEmpty()) {
        Set<Long> listed = ids(scope.channels(), channels.idsByCodeOrName());
        scoped = scoped.withChannels(among(lines.channels(), listed::contains));
      }
      return scoped;
    }

    private ScopedItems items(Scope.Items items, LoadedLines lines) {
      boolean any = items.categories().isEmpty() && items.listed().isEmpty();
      Set<Long> excluded = ids(items.excluded(), products.idsBySku());
      return new ScopedItems(null, any ? null : among(lines.products(), productIn(items)), excluded.isEmpty() ? null : among(lines.products(), excluded::contains));
    }

    /** The head of each partner's group: the topmost partner above it by the programme's link, itself where there is none. */
    Map<Integer, Integer> groups(ProgrammePolicy policy, LoadedLines lines, LocalDate on) {
      if (policy.programme().terms().groupSplit() == null) {
        return Map.of();
      }
      Map<Integer, Integer> heads = new HashMap<>();
      for (int number = 0, size = lines.partners().size(); number < size; number++) {
        List<Long> above = partners.ancestorsOf(lines.partners().id(number), policy.sources().groupLink(), on, cut.sealNo());
        heads.put(number, above.isEmpty() ? number : lines.partners().of(above.getLast()));
      }
      return heads;
    }

    /** The partners of a region and of all below it on a day, among those met. */
    LongPredicate inRegion(String region, LocalDate on) {
      PartnerAttributes known = attributes.computeIfAbsent(on, day -> partners.attributesAsOf(day, cut.sealNo()));
      Set<Long> units = places.unitsUnder(region, on);
      return id -> {
        int at = known.indexOf(id);
        return at >= 0 && units.contains(known.regionUnitId(at));
      };
    }

    /** How many units a region holds: the smaller region knows better. */
    int regionSize(String region, LocalDate on) {
      return places.unitsUnder(region, on).size();
    }

    /** A covered partner that buys outright 买断, if there is one. */
    java.util.Optional<Long> buyoutMember(ProgrammePolicy policy, LocalDate on) {
      Numbering everyone = new Numbering();
      partnerIds.values().stream().sorted().forEach(everyone::of);
      PartnerAttributes known = attributes.computeIfAbsent(on, day -> partners.attributesAsOf(day, cut.sealNo()));
      FiscalPeriod period = policy.programme().cycle().calendar().periodOf(on, policy.programme().cycle().grain());
      Membership of = members(policy.programme().scope().partners(), Set.of(period), everyone);
      for (int number = 0; number < everyone.size(); number++) {
        int at = known.indexOf(everyone.id(number));
        if (of.covers(number) && at >= 0 && known.tradeMode(at) == io.mingqu.network.partner.TradeMode.BUYOUT) {
          return java.util.Optional.of(everyone.id(number));
        }
      }
      return java.util.Optional.empty();
    }

    /** Whether the scope's categories and lists name the product; exclusions are not asked. */
    LongPredicate productIn(Scope.Items items) {
      if (items.categories().isEmpty() && items.listed().isEmpty()) {
        return id -> true;
      }
      Set<Long> listed = ids(items.listed(), products.idsBySku());
      Set<Long> categories = ids(items.categories(), products.categoryIdsByCodeOrName());
      CategoryMemberships known = memberships();
      return id -> listed.contains(id) || categories.stream().anyMatch(c -> known.isIn(id, c));
    }

    private CategoryMemberships memberships() {
      CategoryMemberships known = memberships;
      if (known == null) {
        known = products.categoryAsOf(through, cut.sealNo());
        memberships = known;
      }
      return known;
    }

    /** Whether the programme covers each of the partners on any day of each period. */
    Map<FiscalPeriod, BitSet> membersByPeriod(ProgrammePolicy policy, Set<FiscalPeriod> wanted, Numbering numbers) {
      Map<FiscalPeriod, BitSet> members = new HashMap<>();
      for (FiscalPeriod period : wanted) {
        Membership of = members(policy.programme().scope().partners(), Set.of(period), numbers);
        BitSet covered = new BitSet(numbers.size());
        for (int number = 0; number < numbers.size(); number++) {
          covered.set(number, of.covers(number));
        }
        members.put(period, covered);
      }
      return members;
    }

    /** The products the programme's categories and lists name, as known at this cut. */
    Set<Long> productsIn(Scope.Items items) {
      if (items.categories().isEmpty()) {
        return Set.of();
      }
      LongPredicate in = productIn(items);
      return products.idsBySku().values().stream().filter(in::test).collect(java.util.stream.Collectors.toSet());
    }

    private Membership members(Scope.Partners scope, Set<FiscalPeriod> wanted, Numbering numbers) {
      Set<Long> listed = ids(scope.listed(), partnerIds);
      Set<Long> excluded = new HashSet<>(ids(scope.excluded(), partnerIds));
      long unknown = partners.unknownCustomer();
      if (!listed.contains(unknown)) {
        excluded.add(unknown);
      }
      if (scope.types().isEmpty() && scope.tiers().isEmpty() && scope.regions().isEmpty()) {
        return Membership.of(among(numbers, id -> !excluded.contains(id) && (listed.isEmpty() || listed.contains(id))));
      }
      Map<Integer, List<Stay>> stays = new HashMap<>();
      for (FiscalPeriod period : wanted) {
        LongPredicate covered = byAttributes(scope, period.last().isBefore(through) ? period.last() : through);
        Stay stay = new Stay((int) period.first().toEpochDay(), (int) period.last().toEpochDay());
        for (int number = 0; number < numbers.size(); number++) {
          long id = numbers.id(number);
          if (!excluded.contains(id) && (listed.contains(id) || covered.test(id))) {
            stays.computeIfAbsent(number, n -> new ArrayList<>()).add(stay);
          }
        }
      }
      return Membership.dated(stays);
    }

    private LongPredicate byAttributes(Scope.Partners scope, LocalDate on) {
      PartnerAttributes known = attributes.computeIfAbsent(on, day -> partners.attributesAsOf(day, cut.sealNo()));
      Set<PartnerType> types = new HashSet<>();
      scope.types().forEach(word -> PartnerTypes.named(word).ifPresent(types::add));
      Set<Long> units = new HashSet<>();
      scope.regions().forEach(region -> units.addAll(places.unitsUnder(region, on)));
      return id -> {
        int at = known.indexOf(id);
        if (at < 0) {
          return false;
        }
        String tier = known.tier(at);
        return (types.isEmpty() || types.contains(known.type(at)))
            && (scope.tiers().isEmpty() || tier != null && scope.tiers().contains(tier))
            && (scope.regions().isEmpty() || units.contains(known.regionUnitId(at)));
      };
    }

    /** Whether the programme covers the partner in the period. */
    boolean covers(ProgrammePolicy policy, FiscalPeriod period, long partnerId) {
      Numbering one = new Numbering();
      int number = one.of(partnerId);
      return members(policy.programme().scope().partners(), Set.of(period), one).covers(number);
    }
  }

  private static BitSet among(Numbering numbers, LongPredicate wanted) {
    BitSet set = new BitSet(numbers.size());
    for (int number = 0; number < numbers.size(); number++) {
      if (wanted.test(numbers.id(number))) {
        set.set(number);
      }
    }
    return set;
  }

  private static Set<Long> ids(Set<String> codes, Map<String, Long> known) {
    Set<Long> ids = new HashSet<>();
    for (String code : codes) {
      Long id = known.get(code);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
