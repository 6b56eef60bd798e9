package io.mingqu.network.partner.internal;

import io.mingqu.foundation.access.People;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.TradeMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/partners")
class PartnerApi {
  private static final int NODES_MAX = 500;
  private final PartnerListQueries list;
  private final PartnerRecordQueries records;
  private final HierarchyQueries hierarchy;
  private final PartnerQueries partners;
  private final OrgUnits organisation;
  private final RegisterPartner register;
  private final SetAttribute attributes;
  private final LinkPartners links;
  private final People people;
  private final Audit audit;

  PartnerApi(PartnerListQueries list, PartnerRecordQueries records, HierarchyQueries hierarchy, PartnerQueries partners, OrgUnits organisation,
      RegisterPartner register, SetAttribute attributes, LinkPartners links, People people, Audit audit) {
    this.list = list;
    this.records = records;
    this.hierarchy = hierarchy;
    this.partners = partners;
    this.organisation = organisation;
    this.register = register;
    this.attributes = attributes;
    this.links = links;
    this.people = people;
    this.audit = audit;
  }

  record Created(String id) {}

  record Count(int count) {}

  @GetMapping
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<PartnerViews.Row> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable PartnerType type,
      @RequestParam(required = false) @Nullable TradeMode tradeMode, @RequestParam(required = false) @Nullable String tier,
      @RequestParam(required = false) @Nullable Long region, @RequestParam(required = false) @Nullable PartnerStatus status,
      @RequestParam(required = false) @Nullable Long channel, @RequestParam(required = false) @Nullable Long entity,
      @RequestParam(required = false) @Nullable LocalDate date, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    LocalDate day = date == null ? partners.today() : date;
    PartnerListQueries.Filter filter = new PartnerListQueries.Filter(q, type == null ? null : type.name(), tradeMode == null ? null : tradeMode.name(),
        tier, region == null ? null : organisation.withAllBelow(Set.of(region), day), status, channel, entity);
    return list.page(filter, day, new RegionNames(organisation, day), Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  PartnerViews.Record record(@PathVariable long id, @RequestParam(required = false) @Nullable LocalDate date) {
    LocalDate day = date == null ? partners.today() : date;
    return records.record(id, day, new RegionNames(organisation, day)).orElseThrow(() -> Problem.notFound("partner", String.valueOf(id)));
  }

  @GetMapping("/{id}/attributes")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  List<PartnerViews.Attribute> attributes(@PathVariable long id) {
    known(id);
    return named(records.attributes(id, new RegionNames(organisation, partners.today())));
  }

  @GetMapping("/{id}/hierarchy")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  PartnerViews.Tree hierarchy(@PathVariable long id, @RequestParam(required = false) @Nullable LocalDate date,
      @RequestParam(required = false) @Nullable LinkRole role) {
    known(id);
    LocalDate day = date == null ? partners.today() : date;
    return new PartnerViews.Tree(day, String.valueOf(id), hierarchy.nodes(id, true, role, day, NODES_MAX),
        hierarchy.nodes(id, false, role, day, NODES_MAX));
  }

  @PostMapping
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Created create(@RequestBody PartnerCommands.Create wanted) {
    return new Created(String.valueOf(register.create(wanted)));
  }

  @PatchMapping("/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  PartnerViews.Record change(@PathVariable long id, @RequestBody PartnerCommands.Change wanted) {
    register.change(id, wanted);
    return record(id, null);
  }

  @PostMapping("/activate")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  Count activate(@RequestBody PartnerCommands.Activate wanted) {
    return new Count(register.activate(wanted.ids()));
  }

  @PostMapping("/{id}/attributes")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  List<PartnerViews.Attribute> setAttribute(@PathVariable long id, @RequestBody PartnerCommands.SetAttribute wanted) {
    attributes.set(id, wanted);
    return attributes(id);
  }

  @PostMapping("/{id}/attributes/{attributeId}/withdraw")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  List<PartnerViews.Attribute> withdrawAttribute(@PathVariable long id, @PathVariable long attributeId) {
    attributes.withdraw(id, attributeId);
    return attributes(id);
  }

  @PostMapping("/{id}/links")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Created link(@PathVariable long id, @RequestBody PartnerCommands.AddLink wanted) {
    return new Created(String.valueOf(links.add(id, wanted)));
  }

  @PostMapping("/{id}/links/{linkId}/end")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  PartnerViews.Record endLink(@PathVariable long id, @PathVariable long linkId, @RequestBody PartnerCommands.EndLink wanted) {
    links.end(id, linkId, wanted.validTo());
    return record(id, null);
  }

  @PostMapping("/{id}/codes")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  PartnerViews.Record addCode(@PathVariable long id, @RequestBody PartnerCommands.AddCode wanted) {
    register.addCode(id, wanted);
    return record(id, null);
  }

  @PostMapping("/{id}/codes/remove")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  PartnerViews.Record removeCode(@PathVariable long id, @RequestBody PartnerCommands.AddCode wanted) {
    register.removeCode(id, wanted.source(), wanted.code());
    return record(id, null);
  }

  /** Contact and bank data in clear, for a reason that the audit log keeps. */
  @PostMapping("/{id}/unmask")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.FINANCE_APPROVER})
  @Transactional
  PartnerViews.Contact unmask(@PathVariable long id, @RequestBody PartnerCommands.Unmask wanted) {
    if (wanted.reason() == null || wanted.reason().strip().length() < 4) {
      throw Problem.of("partner.reason-missing", 422, Map.of("reason", wanted.reason() == null ? "" : wanted.reason()));
    }
    PartnerViews.Contact contact = records.contactInClear(id).orElseThrow(() -> Problem.notFound("partner", String.valueOf(id)));
    audit.record("partner.unmasked", "partner", String.valueOf(id), Map.of("reason", wanted.reason().strip()));
    return contact;
  }

  /** Who recorded a version, by name; a partner does not learn the brand's people. */
  private List<PartnerViews.Attribute> named(List<PartnerViews.Attribute> versions) {
    if (Callers.current().isPartner()) {
      return versions.stream().map(v -> v.by("")).toList();
    }
    Set<Long> ids = versions.stream().map(PartnerViews.Attribute::recordedBy).filter(by -> by.matches("person:\\d{1,18}"))
        .map(by -> Long.valueOf(by.substring(7))).collect(Collectors.toSet());
    Map<Long, String> names = ids.isEmpty() ? Map.of() : people.namesOf(ids);
    return versions.stream().map(v -> v.by(v.recordedBy().startsWith("person:") ? names.getOrDefault(Long.valueOf(v.recordedBy().substring(7)), v.recordedBy())
        : v.recordedBy())).toList();
  }

  private void known(long id) {
    if (!partners.byIds(List.of(id)).containsKey(id)) {
      throw Problem.notFound("partner", String.valueOf(id));
    }
  }
}
