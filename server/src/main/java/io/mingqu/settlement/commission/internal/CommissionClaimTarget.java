package io.mingqu.settlement.commission.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.kernel.commission.CommissionPlan;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.commission.CommissionRole;
import io.mingqu.settlement.commission.internal.CommissionClaimStore.NewClaim;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 推广订单归因: a file that says which parties brought which orders. */
@Component
class CommissionClaimTarget extends RecordTarget {
  private static final Map<String, CommissionRole> WORDS = Map.of("代理", CommissionRole.AGENT, "代理商", CommissionRole.AGENT, "达人", CommissionRole.KOL,
      "机构", CommissionRole.MCN, "达人机构", CommissionRole.MCN, "导购", CommissionRole.GUIDE, "门店", CommissionRole.STORE);
  private final CommissionClaimStore claims;
  private final Partners partners;

  CommissionClaimTarget(RecordStore records, CommissionClaimStore claims, Partners partners) {
    super(records);
    this.claims = claims;
    this.partners = partners;
  }

  @Override
  public String kind() {
    return "commission_claim";
  }

  @Override
  public String zh() {
    return "推广订单归因";
  }

  @Override
  public String en() {
    return "Orders brought by parties";
  }

  @Override
  public String documentField() {
    return "orderNo";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(required("orderNo", FieldType.ID, "订单编号", "Order no.", "主订单编号", "tid"),
        required("partnerCode", FieldType.CODE, "推广方编码", "Party code", "达人编码", "导购编码", "伙伴编码"),
        required("role", FieldType.TEXT, "角色", "Role", "推广角色"),
        optional("level", FieldType.QUANTITY, "层级", "Level"),
        optional("throughCode", FieldType.CODE, "直接推广方编码", "Brought in party", "旗下达人编码"),
        required("touchedAt", FieldType.DATE_TIME, "触达时间", "Touched at", "点击时间", "直播时间"));
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String role = line.requiredText("role").strip();
    CommissionRole known = role(role).orElseThrow(() -> new RowHeld("commission.unknown-role", Map.of("role", role)));
    Long stated = line.scaled("level", 0);
    long level = stated == null ? known == CommissionRole.MCN ? 2 : 1 : stated;
    if (level < 1 || level > CommissionPlan.LEVELS_MAX) {
      throw new RowHeld("commission.too-many-levels", Map.of("value", level));
    }
    LocalDateTime at = line.dateTime("touchedAt");
    if (at == null) {
      line.requiredDate("touchedAt");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("orderNo", line.requiredId("orderNo"));
    values.put("partnerId", partner(line.requiredId("partnerCode"), context));
    values.put("role", known.name());
    values.put("level", level);
    String through = line.id("throughCode");
    if (through != null && !through.isBlank()) {
      values.put("throughId", partner(through, context));
    }
    values.put("touchedAt", Objects.requireNonNull(at).atZone(context.zone()).toInstant().toEpochMilli());
    return new StagedRecord(values.get("orderNo") + "|" + values.get("partnerId") + "|" + known, values);
  }

  static Optional<CommissionRole> role(String word) {
    for (CommissionRole each : CommissionRole.values()) {
      if (each.name().equals(word.toUpperCase(Locale.ROOT))) {
        return Optional.of(each);
      }
    }
    return Optional.ofNullable(WORDS.get(word));
  }

  private long partner(String code, LoadContext context) {
    Map<String, Long> own = partners.idsByOwnCode();
    return partners.idByCode(context.source(), code).stream().boxed().findFirst().or(() -> Optional.ofNullable(own.get(code)))
        .orElseThrow(() -> new RowHeld("commission.unknown-party", Map.of("code", code)));
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    claims.put(records.stream().map(record -> {
      Map<String, Object> values = record.values();
      return new NewClaim(String.valueOf(values.get("orderNo")), number(values, "partnerId"), CommissionRole.valueOf(String.valueOf(values.get("role"))),
          (int) number(values, "level"), values.get("throughId") == null ? null : number(values, "throughId"),
          Instant.ofEpochMilli(number(values, "touchedAt")), context.source());
    }).toList());
  }

  private static long number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
