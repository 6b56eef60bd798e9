package io.mingqu.network.partner.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.network.channel.Channels;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The names a partner file may use for what we have, read once per file. */
record ImportLookups(Map<String, Long> regions, Map<String, Long> entities, Map<String, Long> channels) {

  static ImportLookups read(OrgUnits organisation, Entities entities, Channels channels, LocalDate today) {
    Map<String, Long> byEntity = new HashMap<>();
    entities.all().forEach(entity -> {
      byEntity.putIfAbsent(entity.nameZh(), entity.id());
      byEntity.putIfAbsent(entity.nameEn(), entity.id());
    });
    entities.all().forEach(entity -> byEntity.put(entity.code(), entity.id()));
    return new ImportLookups(organisation.idsByCodeOrName(today), byEntity, channels.idsByCodeOrName());
  }
}
