package io.mingqu.network.partner.internal;

import io.mingqu.foundation.access.ScopesChanged;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.partner.Hierarchy;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.LinkRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes over the partners of a file in one piece: new ones are made, stable data updated, attributes that differ get a new version from the
 * file's day on, and the parents a row names replace the earlier ones from that day. All of it is known from one seal on.
 */
@Component
class ImportPartners {
  private final ImportStore store;
  private final DraftStore drafts;
  private final PartnerQueries partners;
  private final HierarchyQueries hierarchy;
  private final LinkStore links;
  private final LinkPartners linking;
  private final Channels channels;
  private final Seals seals;
  private final ApplicationEventPublisher events;

  ImportPartners(ImportStore store, DraftStore drafts, PartnerQueries partners, HierarchyQueries hierarchy, LinkStore links, LinkPartners linking,
      Channels channels, Seals seals, ApplicationEventPublisher events) {
    this.store = store;
    this.drafts = drafts;
    this.partners = partners;
    this.hierarchy = hierarchy;
    this.links = links;
    this.linking = linking;
    this.channels = channels;
    this.seals = seals;
    this.events = events;
  }

  void apply(List<ImportedPartner> rows, LoadContext context) {
    long seal = seals.seal("partner.import", context.source());
    store.adoptOwnCodes(context.source(), rows.stream().map(ImportedPartner::code).toList());
    boolean activate = !context.setting("activate").orElse("yes").equals("no");
    drafts.create(context.source(), rows.stream().map(row -> row.draft(channels.unknownChannel(), activate)).toList(), seal);
    Map<String, Long> ids = partners.idsByCode(context.source());
    store.update(rows, ids);
    store.dealWith(rows, ids);
    store.attributes(rows, ids, seal);
    parents(rows, ids, seal);
    events.publishEvent(new ScopesChanged());
  }

  private void parents(List<ImportedPartner> rows, Map<String, Long> ids, long seal) {
    List<ImportedPartner> stating = rows.stream().filter(row -> row.parentCodes() != null).toList();
    if (stating.isEmpty()) {
      return;
    }
    Map<String, Long> own = partners.idsByOwnCode();
    links.lockHierarchy();
    List<Hierarchy.Edge> standing = hierarchy.edges(LinkRole.BUYS_FROM);
    Map<Long, List<Hierarchy.Edge>> byChild = new HashMap<>();
    standing.forEach(edge -> byChild.computeIfAbsent(edge.childId(), c -> new ArrayList<>()).add(edge));
    List<Hierarchy.Edge> ended = new ArrayList<>();
    List<Hierarchy.Edge> added = new ArrayList<>();
    for (ImportedPartner row : stating) {
      long child = ids.getOrDefault(row.code(), 0L);
      Set<Long> wanted = new HashSet<>();
      for (String code : row.parentCodes() == null ? List.<String>of() : row.parentCodes()) {
        Long parent = ids.getOrDefault(code, own.get(code));
        if (parent == null) {
          throw Problem.of("partner.unknown-parent", 422, Map.of("value", code));
        }
        wanted.add(parent);
      }
      Set<Long> kept = new HashSet<>();
      for (Hierarchy.Edge edge : byChild.getOrDefault(child, List.of())) {
        boolean open = edge.to() == null || edge.to().isAfter(row.validFrom());
        if (open && wanted.contains(edge.parentId()) && !edge.from().isAfter(row.validFrom())) {
          kept.add(edge.parentId());
        } else if (open) {
          ended.add(edge);
          if (edge.from().isBefore(row.validFrom())) {
            added.add(new Hierarchy.Edge(child, edge.parentId(), edge.from(), row.validFrom()));
          }
        }
      }
      wanted.stream().filter(parent -> !kept.contains(parent)).sorted()
          .forEach(parent -> added.add(new Hierarchy.Edge(child, parent, row.validFrom(), null)));
    }
    List<Hierarchy.Edge> result = new ArrayList<>(standing);
    result.removeAll(ended);
    result.addAll(added);
    Optional<Hierarchy.Circle> circle = Hierarchy.anyCircle(result);
    if (circle.isPresent()) {
      throw linking.circle(circle.get());
    }
    store.link(LinkRole.BUYS_FROM, ended, added, seal);
  }
}
