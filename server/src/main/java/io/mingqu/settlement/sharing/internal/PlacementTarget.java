package io.mingqu.settlement.sharing.internal;

import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.sharing.internal.SplitStore.NewPlacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 订单分成归属: a file that says who stands in which part of the plan on which order, e.g. the nearby dealer that delivers it. */
@Component
class PlacementTarget extends RecordTarget {
  private final SplitStore store;
  private final Partners partners;

  PlacementTarget(RecordStore records, SplitStore store, Partners partners) {
    super(records);
    this.store = store;
    this.partners = partners;
  }

  @Override
  public String kind() {
    return "share_placement";
  }

  @Override
  public String zh() {
    return "订单分成归属";
  }

  @Override
  public String en() {
    return "Parties of shared orders";
  }

  @Override
  public String documentField() {
    return "orderNo";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(required("orderNo", FieldType.ID, "订单编号", "Order no.", "主订单编号", "tid"),
        required("party", FieldType.TEXT, "分成方", "Party", "分成角色"),
        required("partnerCode", FieldType.CODE, "伙伴编码", "Partner code", "经销商编码", "客户编码"));
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    String code = line.requiredId("partnerCode");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("orderNo", line.requiredId("orderNo"));
    values.put("party", line.requiredText("party").strip());
    values.put("partnerId", partners.idByCode(context.source(), code).stream().boxed().findFirst().or(() -> Optional.ofNullable(partners.idsByOwnCode().get(code)))
        .orElseThrow(() -> new RowHeld("sharing.unknown-partner", Map.of("code", code))));
    return new StagedRecord(values.get("orderNo") + "|" + values.get("party"), values);
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    store.place(records.stream().map(record -> new NewPlacement(String.valueOf(record.values().get("orderNo")), String.valueOf(record.values().get("party")),
        record.values().get("partnerId") instanceof Number id ? id.longValue() : 0, context.source())).toList());
  }
}
