package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.kernel.sharing.Sharing;
import io.mingqu.kernel.sharing.Sharing.Share;
import io.mingqu.kernel.sharing.SharingPlan;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.sharing.internal.ShareTerms.Kind;
import io.mingqu.settlement.sharing.internal.SharedOrderQueries.SoldOrder;
import io.mingqu.settlement.sharing.internal.SplitStore.Part;
import io.mingqu.settlement.sharing.internal.SplitStore.Placement;
import io.mingqu.settlement.sharing.internal.SplitStore.Split;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares orders once they are sold out and takes refunds back by the stored shares. What is added to an order later is shared by a further split
 * without the fixed fees. A part nobody stands in goes to the residual party. Run again it changes nothing.
 */
@Component
class ShareOrders {
  private final SharedOrderQueries sold;
  private final SplitStore store;
  private final Policies policies;
  private final Entities entities;
  private final Channels channels;
  private final Partners partners;
  private final Ledger ledger;
  private final Clock clock;

  ShareOrders(SharedOrderQueries sold, SplitStore store, Policies policies, Entities entities, Channels channels, Partners partners, Ledger ledger, Clock clock) {
    this.sold = sold;
    this.store = store;
    this.policies = policies;
    this.entities = entities;
    this.channels = channels;
    this.partners = partners;
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Plan(PolicyVersion version, ShareTerms terms, LocalDate from, LocalDate through) {}

  /** What a run knows besides the orders themselves. */
  private record Known(Cut cut, LocalDate today, List<Plan> plans, Map<Long, ShareTerms> versions, Map<Long, String> entityCodes,
      Map<Long, String> channelCodes, Map<String, Long> partnerIds, Map<String, Map<String, Long>> placements, List<Posting> postings) {}

  /** Returns how many entries were written. */
  @Transactional
  int share(Collection<String> orderNos, Cut cut) {
    Map<String, SoldOrder> orders = new HashMap<>();
    sold.orders(orderNos, cut).forEach(order -> orders.put(order.orderNo(), order));
    Map<String, List<Split>> splits = store.splits(orderNos).stream().collect(Collectors.groupingBy(Split::orderNo));
    Known known = known(orderNos, orders.values(), cut);
    int entries = 0;
    for (String orderNo : orderNos.stream().sorted().toList()) {
      entries += order(orders.get(orderNo), splits.getOrDefault(orderNo, List.of()), known);
    }
    if (!known.postings().isEmpty()) {
      ledger.post(known.postings());
    }
    return entries;
  }

  private Known known(Collection<String> orderNos, Collection<SoldOrder> orders, Cut cut) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first = orders.stream().map(SoldOrder::soldOn).min(LocalDate::compareTo).orElse(today);
    LocalDate last = orders.stream().map(SoldOrder::soldOn).max(LocalDate::compareTo).orElse(today);
    List<Plan> plans = policies.publishedBetween(SharingKind.NAME, first, last, clock.instant()).stream()
        .map(p -> new Plan(p.version(), SharingKind.read(p.version()), p.from(), p.through())).toList();
    Map<Long, String> entityCodes = new HashMap<>();
    entities.all().forEach(e -> entityCodes.put(e.id(), e.code()));
    Map<Long, String> channelCodes = new HashMap<>();
    channels.all().forEach(c -> channelCodes.put(c.id(), c.code()));
    Map<String, Map<String, Long>> placements = new HashMap<>();
    for (Placement placement : store.placements(orderNos)) {
      placements.computeIfAbsent(placement.orderNo(), o -> new HashMap<>()).put(placement.party(), placement.partnerId());
    }
    return new Known(cut, today, plans, new HashMap<>(), entityCodes, channelCodes, partners.idsByOwnCode(), placements, new ArrayList<>());
  }

  private int order(@Nullable SoldOrder order, List<Split> splits, Known known) {
    int entries = 0;
    List<Split> all = new ArrayList<>(splits);
    if (order != null) {
      Plan plan = splits.isEmpty() ? planFor(order, known) : null;
      ShareTerms terms = plan != null ? plan.terms() : splits.isEmpty() ? null
          : known.versions().computeIfAbsent(splits.getFirst().versionId(), id -> SharingKind.read(policies.version(id)));
      if (terms == null) {
        return 0;
      }
      long total = terms.basis() == ShareTerms.Basis.NET ? order.soldNetMinor() : order.soldGrossMinor();
      long shared = splits.stream().mapToLong(Split::totalMinor).sum();
      if (total > shared) {
        Split head = plan != null
            ? new Split(0, order.orderNo(), 1, order.entityId(), order.currency(), plan.version().id(), plan.version().policyId(), terms.code(), order.soldOn(),
                order.soldOn().plusDays(terms.holdDays()), total, 0)
            : supplement(splits, total - shared);
        all.add(split(head, terms, order, known));
        entries++;
      }
    }
    return entries + refunds(order, all, known);
  }

  private static Split supplement(List<Split> splits, long totalMinor) {
    Split first = splits.getFirst();
    return new Split(0, first.orderNo(), splits.size() + 1, first.entityId(), first.currency(), first.versionId(), first.policyId(), first.planCode(),
        first.soldOn(), first.finalFrom(), totalMinor, 0);
  }

  private static @Nullable Plan planFor(SoldOrder order, Known known) {
    return known.plans().stream().filter(p -> !order.soldOn().isBefore(p.from()) && !order.soldOn().isAfter(p.through()))
        .filter(p -> p.terms().entity().equals(known.entityCodes().get(order.entityId())) && p.terms().currency().equals(order.currency()))
        .filter(p -> SharingKind.open(p.terms().channels())
            || Objects.requireNonNull(p.terms().channels()).contains(known.channelCodes().getOrDefault(order.channelId(), "")))
        .filter(p -> !p.terms().onlyPlaced() || known.placements().containsKey(order.orderNo())).findFirst().orElse(null);
  }

  private Split split(Split head, ShareTerms terms, SoldOrder order, Known known) {
    SharingPlan whole = terms.plan(head.no() > 1);
    List<SharingPlan.Step> steps = whole.steps().stream().filter(step -> stands(step.party(), terms, order, known)).toList();
    List<Share> shares = Sharing.share(new SharingPlan(steps, whole.residual()), head.totalMinor());
    long id = store.insert(head, known.cut().sealNo());
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      boolean residual = i == shares.size() - 1;
      SharingPlan.Step step = residual ? null : steps.get(i);
      Part part = new Part(0, i + 1, share.party(), partner(share.party(), terms, order, known), outside(share.party(), terms),
          residual ? "RESIDUAL" : step instanceof SharingPlan.Fixed ? "FIXED" : "PERCENT", step instanceof SharingPlan.Percent p ? p.ratePpm() : 0, share, 0);
      long shareId = store.insert(id, head, part);
      book(shareId, part, share.amountMinor(), head, terms, known);
    }
    return new Split(id, head.orderNo(), head.no(), head.entityId(), head.currency(), head.versionId(), head.policyId(), head.planCode(), head.soldOn(),
        head.finalFrom(), head.totalMinor(), 0);
  }

  private static boolean outside(String party, ShareTerms terms) {
    ShareTerms.Party who = terms.parties().get(party);
    return who != null && who.kind() == Kind.OUTSIDE;
  }

  private static boolean stands(String party, ShareTerms terms, SoldOrder order, Known known) {
    ShareTerms.Party who = terms.parties().get(party);
    return who != null && (who.kind() == Kind.BRAND || who.kind() == Kind.OUTSIDE || partner(party, terms, order, known) != null);
  }

  private static @Nullable Long partner(String party, ShareTerms terms, SoldOrder order, Known known) {
    ShareTerms.Party who = terms.parties().get(party);
    if (who == null) {
      return null;
    }
    return switch (who.kind()) {
      case BRAND, OUTSIDE -> null;
      case PARTNER -> known.partnerIds().get(Objects.requireNonNullElse(who.partner(), ""));
      case SHOP -> order.shopPartnerId();
      case PLACED -> known.placements().getOrDefault(order.orderNo(), Map.of()).get(party);
    };
  }

  /** What further refunds take back, from the latest split first; what was taken back before stays where it was taken. */
  private int refunds(@Nullable SoldOrder order, List<Split> splits, Known known) {
    int entries = 0;
    if (splits.isEmpty()) {
      return 0;
    }
    ShareTerms terms = known.versions().computeIfAbsent(splits.getFirst().versionId(), id -> SharingKind.read(policies.version(id)));
    long total = splits.stream().mapToLong(Split::totalMinor).sum();
    boolean net = terms.basis() == ShareTerms.Basis.NET;
    long sales = order == null ? 0 : net ? order.soldNetMinor() : order.soldGrossMinor();
    long back = order == null ? 0 : Math.min(sales, net ? order.backNetMinor() : order.backGrossMinor());
    long left = total - Math.min(total, sales - back); // what is not sold any more counts as refunded too
    long change = left - splits.stream().mapToLong(Split::refundedMinor).sum();
    List<Split> latestFirst = new ArrayList<>(splits);
    Collections.reverse(latestFirst);
    for (Split split : latestFirst) {
      long refunded = Math.clamp(split.refundedMinor() + change, 0, split.totalMinor());
      change -= refunded - split.refundedMinor();
      if (refunded != split.refundedMinor()) {
        entries += takeBack(split, refunded, terms, known);
      }
    }
    return entries;
  }

  private int takeBack(Split split, long refundedMinor, ShareTerms terms, Known known) {
    List<Part> parts = store.parts(split.id());
    List<Share> shares = parts.stream().map(Part::share).toList();
    long from = Math.min(split.refundedMinor(), refundedMinor);
    long to = Math.max(split.refundedMinor(), refundedMinor);
    List<Long> between = Sharing.refund(shares, from, to).givenBackMinor();
    int sign = refundedMinor > split.refundedMinor() ? 1 : -1; // a refund that was taken back gives the shares back
    int entries = 0;
    for (int i = 0; i < parts.size(); i++) {
      long back = sign * between.get(i);
      if (back != 0) {
        store.gaveBack(parts.get(i).id(), back);
        book(parts.get(i).id(), parts.get(i), -back, split, terms, known);
        entries++;
      }
    }
    store.refunded(split.id(), refundedMinor);
    return entries;
  }

  private void book(long shareId, Part part, long amountMinor, Split split, ShareTerms terms, Known known) {
    if (amountMinor == 0) {
      return;
    }
    int no = store.book(shareId, part.partnerId(), amountMinor, known.cut().sealNo(), known.today());
    if (part.partnerId() == null && !part.outside()) {
      return; // the brand's own part stays in its revenue
    }
    AccountKey cost = AccountKey.ofBrand(terms.cost().account(), split.entityId(), split.currency());
    AccountKey accrual = part.partnerId() == null ? AccountKey.ofBrand(AccountKind.SHARE_ACCRUAL, split.entityId(), split.currency(), part.party())
        : AccountKey.ofPartner(AccountKind.SHARE_ACCRUAL, part.partnerId(), split.entityId(), split.currency());
    known.postings().add(new Posting(amountMinor > 0 ? cost : accrual, amountMinor > 0 ? accrual : cost, Math.abs(amountMinor), "share/" + shareId + "/" + no, 0,
        known.today(), split.policyId(), "分成 share " + split.orderNo() + " " + part.party()));
  }
}
