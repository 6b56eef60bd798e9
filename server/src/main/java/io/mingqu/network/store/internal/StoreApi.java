package io.mingqu.network.store.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.channel.ChannelView;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.Partners;
import java.util.Map;
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
@RequestMapping("/api/stores")
class StoreApi {
  private final OutletStore outlets;
  private final OutletQueries queries;
  private final Partners partners;
  private final Channels channels;
  private final Audit audit;

  StoreApi(OutletStore outlets, OutletQueries queries, Partners partners, Channels channels, Audit audit) {
    this.outlets = outlets;
    this.queries = queries;
    this.partners = partners;
    this.channels = channels;
    this.audit = audit;
  }

  /** Null in a change keeps what stands; latitude and longitude in millionths of a degree, both or none. */
  record Stated(@Nullable String code, @Nullable String name, @Nullable Long partnerId, @Nullable Long channelId, @Nullable Long regionUnitId,
      @Nullable String province, @Nullable String city, @Nullable String district, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6,
      @Nullable Boolean closed) {}

  @GetMapping
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  Page<OutletQueries.Row> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.page(q, partner, Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}")
  @Allowed(Role.EVERYONE)
  @Transactional(readOnly = true)
  OutletQueries.Row store(@PathVariable long id) {
    return queries.byId(id).orElseThrow(() -> Problem.notFound("store", String.valueOf(id)));
  }

  @PostMapping
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  OutletQueries.Row add(@RequestBody Stated wanted) {
    String code = text("code", wanted.code());
    text("name", wanted.name());
    if (wanted.partnerId() == null) {
      throw Problem.of("store.partner-missing", 422, Map.of("code", code));
    }
    check(wanted);
    long id = outlets.add(wanted, channelOf(wanted)).orElseThrow(() -> Problem.of("store.code-taken", 409, Map.of("code", code)));
    audit.record("store.created", "store", String.valueOf(id), Map.of("code", code, "partner", wanted.partnerId()));
    return store(id);
  }

  @PatchMapping("/{id}")
  @Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
  OutletQueries.Row change(@PathVariable long id, @RequestBody Stated wanted) {
    if (wanted.code() != null) {
      throw Problem.of("store.code-fixed", 422, Map.of("code", wanted.code()));
    }
    check(wanted);
    if (!outlets.change(id, wanted)) {
      throw Problem.notFound("store", String.valueOf(id));
    }
    audit.record("store.changed", "store", String.valueOf(id), Map.of("closed", String.valueOf(wanted.closed())));
    return store(id);
  }

  private long channelOf(Stated wanted) {
    return wanted.channelId() != null ? wanted.channelId() : partners.byId(wanted.partnerId()).orElseThrow().channelId();
  }

  private void check(Stated wanted) {
    if (wanted.partnerId() != null && partners.byId(wanted.partnerId()).isEmpty()) {
      throw Problem.notFound("partner", wanted.partnerId().toString());
    }
    if (wanted.channelId() != null && channels.all().stream().map(ChannelView::id).noneMatch(wanted.channelId()::equals)) {
      throw Problem.notFound("channel", wanted.channelId().toString());
    }
    boolean both = (wanted.latitudeE6() == null) == (wanted.longitudeE6() == null);
    boolean onEarth = wanted.latitudeE6() == null || Math.abs(wanted.latitudeE6()) <= 90_000_000 && both && Math.abs(wanted.longitudeE6()) <= 180_000_000;
    if (!both || !onEarth) {
      throw Problem.of("store.bad-place", 422,
          Map.of("latitude", String.valueOf(wanted.latitudeE6()), "longitude", String.valueOf(wanted.longitudeE6())));
    }
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > 80) {
      throw Problem.of("store.bad-text", 422, Map.of("field", field, "value", value == null ? "" : value));
    }
    return value.strip();
  }
}
