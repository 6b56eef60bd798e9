package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RecordTarget;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.internal.StandingFact.Kind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files of standing facts: scorecard metrics, penalty lists, market totals, targets of programmes, opening volumes. One bean per kind. */
final class StandingTarget extends RecordTarget {
  private static final TargetField PARTNER = TargetField.required("partnerCode", FieldType.CODE, "客户编码", "Partner code", "客户代码", "经销商编码", "伙伴编码");
  private static final TargetField SOME_PARTNER = TargetField.optional("partnerCode", FieldType.CODE, "客户编码", "Partner code", "客户代码", "经销商编码");
  private static final TargetField PERIOD = TargetField.optional("period", FieldType.TEXT, "期间", "Period", "月份", "季度", "考核期");
  private static final TargetField FROM = TargetField.optional("from", FieldType.DATE, "起始日", "From", "开始日期");
  private static final TargetField TO = TargetField.optional("to", FieldType.DATE, "截止日", "To", "结束日期");
  private static final TargetField PROGRAMME = TargetField.required("programme", FieldType.CODE, "政策编码", "Programme", "返利政策", "programme code");
  private static final TargetSetting VALUE_IN = new TargetSetting("valueIn", "数值是金额还是数量", "Values are amounts or quantities", "AMOUNT",
      List.of("AMOUNT", "QUANTITY"));
  private static final TargetSetting CURRENCY = new TargetSetting("currency", "币种", "Currency", "CNY", List.of());
  private final Kind kind;
  private final StandingStore store;
  private final Partners partners;
  private volatile @Nullable Names known;

  StandingTarget(Kind kind, RecordStore records, StandingStore store, Partners partners) {
    super(records);
    this.kind = kind;
    this.store = store;
    this.partners = partners;
  }

  @Override
  public String kind() {
    return switch (kind) {
      case SCORE -> "scorecard";
      case PENALTY -> "penalty";
      case MARKET -> "market_total";
      case TARGET -> "programme_target";
      case OPENING -> "opening_volume";
    };
  }

  @Override
  public String zh() {
    return switch (kind) {
      case SCORE -> "考核指标";
      case PENALTY -> "扣罚清单";
      case MARKET -> "市场总量";
      case TARGET -> "返利目标";
      case OPENING -> "年初至今业绩";
    };
  }

  @Override
  public String en() {
    return switch (kind) {
      case SCORE -> "Scorecard metrics";
      case PENALTY -> "Penalty list";
      case MARKET -> "Market totals";
      case TARGET -> "Targets of programmes";
      case OPENING -> "Year-to-date volumes";
    };
  }

  @Override
  public List<TargetField> fields() {
    return switch (kind) {
      case SCORE -> List.of(PARTNER, TargetField.required("metric", FieldType.TEXT, "指标", "Metric", "考核项", "指标名称"), PERIOD, FROM, TO,
          TargetField.required("value", FieldType.TEXT, "得分", "Value", "数值", "完成率", "score"));
      case PENALTY -> List.of(TargetField.required("penaltyNo", FieldType.ID, "扣罚单号", "Penalty no.", "单据号", "单据编号"), PARTNER,
          TargetField.required("date", FieldType.DATE, "日期", "Date", "扣罚日期"), TargetField.required("reason", FieldType.TEXT, "原因", "Reason", "扣罚原因", "类型"),
          TargetField.optional("amount", FieldType.AMOUNT, "扣罚金额", "Amount", "金额"), TargetField.optional("rate", FieldType.RATE, "扣罚比例", "Rate", "比例"),
          TargetField.optional("programme", FieldType.CODE, "政策编码", "Programme", "返利政策"));
      case MARKET -> List.of(TargetField.required("market", FieldType.TEXT, "市场", "Market", "品类市场", "市场名称"), SOME_PARTNER,
          TargetField.optional("region", FieldType.TEXT, "区域", "Region", "大区", "省区"), PERIOD, FROM, TO,
          TargetField.required("value", FieldType.TEXT, "总量", "Total", "市场总量", "金额", "数量"));
      case TARGET -> List.of(PROGRAMME, PARTNER, PERIOD, FROM, TO, TargetField.required("value", FieldType.TEXT, "目标", "Target", "目标值", "任务"));
      case OPENING -> List.of(PROGRAMME, PARTNER, TargetField.required("through", FieldType.DATE, "截止日", "Through", "截止日期"),
          TargetField.required("value", FieldType.TEXT, "累计业绩", "Volume", "年初至今", "累计"),
          TargetField.optional("paying", FieldType.TEXT, "累计计返金额", "Paying volume", "计返基数"));
    };
  }

  @Override
  public List<TargetSetting> settings() {
    return kind == Kind.SCORE ? List.of() : kind == Kind.PENALTY ? List.of(CURRENCY) : List.of(VALUE_IN, CURRENCY);
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    Map<String, Object> values = new HashMap<>();
    for (String field : List.of("partnerCode", "metric", "market", "region", "programme", "reason", "penaltyNo")) {
      if (fields().stream().anyMatch(f -> f.key().equals(field))) {
        put(values, field, line.text(field));
      }
    }
    if (values.containsKey("partnerCode")) {
      values.put("partnerId", partner(text(values, "partnerCode"), context));
    }
    if (kind == Kind.PENALTY || kind == Kind.OPENING) {
      LocalDate day = line.requiredDate(kind == Kind.PENALTY ? "date" : "through");
      values.put("first", day.toString());
      values.put("last", day.toString());
    } else {
      days(line, values);
    }
    switch (kind) {
      case SCORE -> values.put("value", score(line));
      case PENALTY -> {
        Long amount = line.scaled("amount", exponent(context));
        Integer rate = line.ratePpm("rate");
        if (amount == null && rate == null || amount != null && amount < 0 || rate != null && rate < 0) {
          throw new RowHeld("incentive.penalty-empty", Map.of("penaltyNo", line.requiredText("penaltyNo")));
        }
        values.put("value", amount == null ? 0L : amount);
        values.put("second", rate == null ? 0L : (long) rate);
      }
      case MARKET, TARGET, OPENING -> values.put("value", line.requiredScaled("value", scale(context)));
    }
    if (kind == Kind.OPENING) {
      Long paying = line.scaled("paying", exponent(context));
      values.put("second", paying == null ? values.get("value") : paying);
    }
    if (kind == Kind.MARKET && !values.containsKey("partnerCode") && !values.containsKey("region")) {
      throw new RowHeld("incentive.market-of-nobody", Map.of("row", line.number()));
    }
    String key = kind == Kind.PENALTY ? line.requiredText("penaltyNo").strip() : String.join("|", text(values, "programme"), text(values, "metric"),
        text(values, "market"), text(values, "partnerCode"), text(values, "region"), text(values, "first"), text(values, "last"));
    return new StagedRecord(key, values);
  }

  private static void put(Map<String, Object> values, String field, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      values.put(field, text.strip());
    }
  }

  private static String text(Map<String, Object> values, String field) {
    return String.valueOf(values.getOrDefault(field, ""));
  }

  private static void days(SourceLine line, Map<String, Object> values) {
    String period = line.text("period");
    LocalDate from = line.date("from");
    LocalDate to = line.date("to");
    if (from == null || to == null) {
      String asked = period == null ? "" : period.strip();
      FiscalPeriod parsed = FiscalCalendar.NATURAL.parse(asked)
          .orElseThrow(() -> new RowHeld("incentive.period-unreadable", Map.of("value", asked)));
      from = parsed.first();
      to = parsed.last();
    }
    if (to.isBefore(from)) {
      throw new RowHeld("incentive.period-unreadable", Map.of("value", from + " – " + to));
    }
    values.put("first", from.toString());
    values.put("last", to.toString());
  }

  private static long score(SourceLine line) {
    String text = line.requiredText("value").strip();
    if (text.endsWith("%") || text.endsWith("％")) {
      Integer ppm = line.ratePpm("value");
      return ppm == null ? 0 : ppm;
    }
    return line.requiredScaled("value", 6);
  }

  private static int exponent(LoadContext context) {
    return Currencies.exponent(context.setting("currency").orElse("CNY"));
  }

  private static int scale(LoadContext context) {
    return context.setting("valueIn").orElse("AMOUNT").equals("QUANTITY") ? 3 : exponent(context);
  }

  @Override
  protected void save(List<StagedRecord> records, LoadContext context) {
    store.keep(records.stream().map(this::fact).toList(), context.batchId(), null);
  }

  /** @throws RowHeld for a code nobody knows: a score of nobody must not vanish */
  private long partner(String code, LoadContext context) {
    Names names = known;
    if (names == null || names.batchId() != context.batchId()) {
      names = new Names(context.batchId(), partners.idsByOwnCode(), partners.idsByCode(context.source()));
      known = names;
    }
    String mapped = context.valueMap().find("partner", code, "").map(MappedValue::code).orElse(null);
    Long id = mapped != null ? names.own().get(mapped) : names.theirs().getOrDefault(code, names.own().get(code));
    if (id == null) {
      throw new RowHeld("incentive.unknown-partner-code", Map.of("value", code));
    }
    return id;
  }

  /** Partners by code, read once per batch. */
  private record Names(long batchId, Map<String, Long> own, Map<String, Long> theirs) {}

  private StandingFact fact(StagedRecord record) {
    String name = switch (kind) {
      case SCORE -> record.text("metric");
      case PENALTY -> record.text("reason");
      case MARKET -> record.text("market");
      case TARGET, OPENING -> record.text("programme");
    };
    Object second = record.values().get("second");
    Object partner = record.values().get("partnerId");
    Long partnerId = partner == null ? null : Long.valueOf(((Number) partner).longValue());
    return new StandingFact(kind, record.key(), partnerId, record.text("region"), name == null ? "" : name,
        kind == Kind.PENALTY ? record.text("programme") : null, LocalDate.parse(String.valueOf(record.text("first"))),
        LocalDate.parse(String.valueOf(record.text("last"))), ((Number) java.util.Objects.requireNonNull(record.values().get("value"))).longValue(),
        second == null ? 0 : ((Number) second).longValue());
  }
}
