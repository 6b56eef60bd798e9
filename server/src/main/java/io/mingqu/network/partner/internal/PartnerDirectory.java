package io.mingqu.network.partner.internal;

import io.mingqu.foundation.shared.BusinessCodes;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules ask about partners, answered from the tables. */
@Component
@Transactional
class PartnerDirectory implements Partners, BusinessCodes {
  static final long UNKNOWN_CUSTOMER = 1;
  private final PartnerQueries queries;
  private final DraftStore drafts;
  private final HierarchyQueries hierarchy;

  PartnerDirectory(PartnerQueries queries, DraftStore drafts, HierarchyQueries hierarchy) {
    this.queries = queries;
    this.drafts = drafts;
    this.hierarchy = hierarchy;
  }

  @Override
  public OptionalLong idByCode(String source, String code) {
    return queries.idByCode(source, code);
  }

  @Override
  public Map<String, Long> idsByCode(String source) {
    return queries.idsByCode(source);
  }

  @Override
  public Map<String, Long> idsByOwnCode() {
    return queries.idsByOwnCode();
  }

  @Override
  public String kind() {
    return "party";
  }

  @Override
  public Map<Long, String> codesById() {
    return queries.idsByOwnCode().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  @Override
  public Map<String, Long> createDrafts(String source, List<PartnerDraft> wanted, long knownSeal) {
    drafts.create(source, wanted, knownSeal);
    return queries.idsByCode(source, wanted.stream().map(PartnerDraft::code).toList());
  }

  @Override
  public long unknownCustomer() {
    return UNKNOWN_CUSTOMER;
  }

  @Override
  public Optional<PartnerView> byId(long id) {
    return Optional.ofNullable(queries.byIds(List.of(id)).get(id));
  }

  @Override
  public Map<Long, PartnerView> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : queries.byIds(ids);
  }

  @Override
  public PartnerAttributes attributesAsOf(LocalDate date, long sealNo) {
    return queries.attributesAsOf(date, sealNo);
  }

  @Override
  public List<Long> childrenOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return hierarchy.childrenOf(partnerId, role, date, sealNo);
  }

  @Override
  public List<Long> ancestorsOf(long partnerId, LinkRole role, LocalDate date, long sealNo) {
    return hierarchy.ancestorsOf(partnerId, role, date, sealNo);
  }
}
