package io.mingqu.network.partner.internal;

import io.mingqu.foundation.shared.Verification;
import io.mingqu.kernel.partner.Hierarchy;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.LinkRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Proves that no partner ever stands above itself and that every partner's channel exists. */
@Component
class HierarchyProof implements Verification {
  private final HierarchyQueries hierarchy;
  private final PartnerQueries partners;
  private final Channels channels;

  HierarchyProof(HierarchyQueries hierarchy, PartnerQueries partners, Channels channels) {
    this.hierarchy = hierarchy;
    this.partners = partners;
    this.channels = channels;
  }

  @Override
  public String name() {
    return "partner.hierarchy";
  }

  @Override
  public Outcome verify() {
    Map<String, Object> figures = new LinkedHashMap<>(partners.figures());
    boolean pass = true;
    for (LinkRole role : LinkRole.values()) {
      List<Hierarchy.Edge> edges = hierarchy.edges(role);
      figures.put("links" + role.name(), edges.size());
      pass &= Hierarchy.anyCircle(edges).isEmpty();
    }
    Set<Long> known = channels.all().stream().map(ChannelView::id).collect(Collectors.toSet());
    long lost = partners.channelIds().stream().filter(id -> !known.contains(id)).count();
    figures.put("channelsMissing", lost);
    return new Outcome(pass && lost == 0, figures);
  }
}
