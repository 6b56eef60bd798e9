package io.mingqu.network.partner.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.partner.Hierarchy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a partner below another from a day on, and ends that. On no day may a partner stand above itself. */
@Component
@Transactional
class LinkPartners {
  private final PartnerStore partners;
  private final LinkStore links;
  private final HierarchyQueries hierarchy;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;

  LinkPartners(PartnerStore partners, LinkStore links, HierarchyQueries hierarchy, Seals seals, Audit audit, Clock clock) {
    this.partners = partners;
    this.links = links;
    this.hierarchy = hierarchy;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  long add(long childId, PartnerCommands.AddLink wanted) {
    partners.lock(childId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(childId)));
    if (!partners.exists(wanted.parentId())) {
      throw Problem.notFound("partner", wanted.parentId().toString());
    }
    if (wanted.parentId() == childId) {
      throw Problem.of("partner.own-parent", 422, Map.of("id", childId));
    }
    if (wanted.validTo() != null && !wanted.validTo().isAfter(wanted.validFrom())) {
      throw Problem.of("partner.ends-before-it-begins", 422, Map.of("from", wanted.validFrom(), "to", wanted.validTo()));
    }
    links.lockHierarchy();
    List<Hierarchy.Edge> known = hierarchy.edges(wanted.role());
    Hierarchy.Edge edge = new Hierarchy.Edge(childId, wanted.parentId(), wanted.validFrom(), wanted.validTo());
    if (known.stream().anyMatch(e -> overlaps(e, edge))) {
      throw Problem.of("partner.link-exists", 409, Map.of("parent", wanted.parentId(), "from", wanted.validFrom()));
    }
    Optional<Hierarchy.Circle> circle = Hierarchy.circleClosedBy(known, edge);
    if (circle.isPresent()) {
      throw circle(circle.get());
    }
    long seal = seals.seal("partner.link", childId + " " + wanted.role() + " " + wanted.parentId());
    long id = links.add(new LinkStore.Link(childId, wanted.parentId(), wanted.role(), wanted.validFrom(), wanted.validTo()), seal, clock.instant(),
        Callers.current().principalId());
    audit.record("partner.linked", "partner", String.valueOf(childId),
        Map.of("parent", wanted.parentId(), "role", wanted.role().name(), "validFrom", wanted.validFrom().toString(), "seal", seal));
    return id;
  }

  void end(long childId, long linkId, LocalDate validTo) {
    partners.lock(childId).orElseThrow(() -> Problem.notFound("partner", String.valueOf(childId)));
    links.lockHierarchy();
    LinkStore.Link link = links.standing(childId, linkId).orElseThrow(() -> Problem.notFound("link", String.valueOf(linkId)));
    if (link.validTo() != null && validTo.isAfter(link.validTo())) {
      throw Problem.of("partner.link-already-ends", 422, Map.of("to", link.validTo()));
    }
    long seal = seals.seal("partner.link-ended", childId + " " + linkId);
    links.voidLink(linkId, seal);
    if (validTo.isAfter(link.validFrom())) {
      links.add(new LinkStore.Link(link.childId(), link.parentId(), link.role(), link.validFrom(), validTo), seal, clock.instant(),
          Callers.current().principalId());
    }
    audit.record("partner.link-ended", "partner", String.valueOf(childId), Map.of("link", linkId, "validTo", validTo.toString(), "seal", seal));
  }

  Problem circle(Hierarchy.Circle circle) {
    Map<Long, String> codes = hierarchy.codes(circle.path());
    String path = circle.path().stream().map(id -> codes.getOrDefault(id, String.valueOf(id))).collect(Collectors.joining(" → "));
    return Problem.of("partner.circle", 422, Map.of("path", path, "day", circle.day()));
  }

  private static boolean overlaps(Hierarchy.Edge a, Hierarchy.Edge b) {
    return a.childId() == b.childId() && a.parentId() == b.parentId() && (a.to() == null || a.to().isAfter(b.from()))
        && (b.to() == null || b.to().isAfter(a.from()));
  }
}
