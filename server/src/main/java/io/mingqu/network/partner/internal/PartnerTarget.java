package io.mingqu.network.partner.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.MappedValue;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.StagedRecord;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.foundation.intake.WholeFileTarget;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.kernel.partner.CreditCode;
import io.mingqu.network.channel.Channels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A file of partners, as master data exports have them: who they are, type, tier, region, whom they buy from, which entities they deal with. */
@Component
class PartnerTarget extends WholeFileTarget<ImportedPartner> {
  private static final String SEPARATORS = "[、,，;；/|]";
  private final ImportPartners imported;
  private final OrgUnits organisation;
  private final Entities entities;
  private final Channels channels;
  private final PartnerQueries partners;
  private final Map<Long, ImportLookups> lookupsByBatch = new ConcurrentHashMap<>();

  PartnerTarget(RecordStore records, ImportPartners imported, OrgUnits organisation, Entities entities, Channels channels, PartnerQueries partners) {
    super(records, ImportedPartner.class);
    this.imported = imported;
    this.organisation = organisation;
    this.entities = entities;
    this.channels = channels;
    this.partners = partners;
  }

  @Override
  public String kind() {
    return "partner";
  }

  @Override
  public String zh() {
    return "渠道伙伴档案";
  }

  @Override
  public String en() {
    return "Partners";
  }

  @Override
  public List<TargetField> fields() {
    return List.of(
        required("code", FieldType.CODE, "客户编码", "Customer code", "客户代码", "经销商编码", "经销商代码", "往来单位编码", "客户编号", "Partner code", "Dealer code",
            "CustomerID", "Customer No"),
        optional("legalName", FieldType.TEXT, "客户名称", "Customer name", "经销商名称", "企业名称", "公司名称", "往来单位", "Name", "Legal name"),
        optional("shortName", FieldType.TEXT, "客户简称", "Short name", "简称"),
        optional("uscc", FieldType.CODE, "统一社会信用代码", "Unified social credit code", "信用代码", "税号", "纳税人识别号"),
        optional("type", FieldType.TEXT, "客户类型", "Customer type", "伙伴类型", "客户类别", "客户分类", "Partner type"),
        optional("tier", FieldType.TEXT, "客户等级", "Tier", "等级", "客户级别", "Level", "Grade"),
        optional("tradeMode", FieldType.TEXT, "合作模式", "Trade mode", "交易模式", "经营方式"),
        optional("region", FieldType.TEXT, "省区", "Region", "大区", "区域", "办事处", "Country", "Province"),
        optional("region2", FieldType.TEXT, "上级大区", "Region above", "战区"),
        optional("parent", FieldType.CODE, "上级客户编码", "Parent code", "上级编码", "上级经销商", "供货经销商编码", "Parent"),
        optional("entities", FieldType.TEXT, "结算组织", "Legal entities", "销售组织", "核算组织", "组织", "Entity", "Entities"),
        optional("channel", FieldType.CODE, "渠道", "Channel", "渠道类型", "销售渠道"),
        optional("contactName", FieldType.TEXT, "联系人", "Contact"),
        optional("contactPhone", FieldType.CODE, "联系电话", "Phone", "手机", "电话", "联系手机"),
        optional("validFrom", FieldType.DATE, "生效日期", "Valid from", "启用日期", "合作日期"));
  }

  @Override
  public List<TargetSetting> settings() {
    return List.of(
        new TargetSetting("type", "没有类型时按", "Type where none is given", "DEALER", List.of("DEALER", "SUB_DEALER", "AGENT", "FRANCHISEE", "RETAIL_STORE",
            "E_SHOP", "KOL", "MCN", "GUIDE", "KEY_ACCOUNT", "UNKNOWN")),
        new TargetSetting("tradeMode", "没有合作模式时按", "Trade mode where none is given", "BUYOUT", List.of("BUYOUT", "AGENCY", "CONSIGNMENT", "FRANCHISE",
            "REFERRAL")),
        new TargetSetting("validFrom", "没有生效日期时按", "Valid from where none is given", "2000-01-01", List.of()),
        new TargetSetting("activate", "新伙伴立即启用", "New partners are active at once", "yes", List.of("yes", "no")));
  }

  @Override
  public RowLoader open(LoadContext context) {
    lookupsByBatch.put(context.batchId(), ImportLookups.read(organisation, entities, channels, partners.today()));
    return super.open(context);
  }

  @Override
  protected StagedRecord read(SourceLine line, LoadContext context) {
    ImportLookups lookups = lookupsByBatch.computeIfAbsent(context.batchId(),
        id -> ImportLookups.read(organisation, entities, channels, partners.today()));
    String code = line.requiredId("code");
    String name = line.text("legalName");
    String uscc = line.id("uscc");
    if (uscc != null && !CreditCode.isValid(uscc)) {
      throw new RowHeld("partner.bad-credit-code", Map.of("uscc", uscc));
    }
    LocalDate validFrom = line.date("validFrom");
    ImportedPartner partner = new ImportedPartner(code, name == null ? code : name, line.text("shortName"), uscc,
        word(line, "type", context, PartnerWords::type, "DEALER", "partner.unknown-type"),
        word(line, "tradeMode", context, PartnerWords::tradeMode, "BUYOUT", "partner.unknown-trade-mode"), line.text("tier"),
        region(line, context, lookups), parents(line), entityIds(line, lookups), channel(line, context, lookups), line.text("contactName"),
        line.text("contactPhone"), validFrom != null ? validFrom : LocalDate.parse(context.setting("validFrom").orElse("2000-01-01")));
    return new StagedRecord(code, partner.values());
  }

  private static <T> T word(SourceLine line, String field, LoadContext context, Function<String, Optional<T>> words, String otherwise, String reason) {
    String text = line.text(field);
    String stated = text == null ? context.setting(field).orElse(otherwise)
        : context.valueMap().find("partner." + field, text, "").map(MappedValue::code).orElse(text);
    return words.apply(stated).orElseThrow(() -> new RowHeld(reason, Map.of("value", stated)));
  }

  /** The smallest unit the row names: an office before its region. */
  private static @Nullable Long region(SourceLine line, LoadContext context, ImportLookups lookups) {
    String text = line.text("region");
    if (text == null) {
      text = line.text("region2");
    }
    if (text == null) {
      return null;
    }
    String name = text;
    String code = context.valueMap().find("region", name, "").map(MappedValue::code).orElse(name);
    Long id = lookups.regions().get(code);
    if (id == null) {
      throw new RowHeld("partner.unknown-region", Map.of("value", name));
    }
    return id;
  }

  private static @Nullable Long channel(SourceLine line, LoadContext context, ImportLookups lookups) {
    String text = line.text("channel");
    if (text == null) {
      return null;
    }
    String code = context.valueMap().find("channel", text, "").map(MappedValue::code).orElse(text);
    Long id = lookups.channels().get(code);
    if (id == null) {
      throw new RowHeld("partner.unknown-channel-code", Map.of("value", text));
    }
    return id;
  }

  private static @Nullable List<String> parents(SourceLine line) {
    String text = line.id("parent");
    return text == null ? null : List.of(text.split(SEPARATORS)).stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  private static @Nullable List<Long> entityIds(SourceLine line, ImportLookups lookups) {
    String text = line.text("entities");
    if (text == null) {
      return null;
    }
    List<Long> ids = new ArrayList<>();
    for (String name : text.split(SEPARATORS)) {
      Long id = lookups.entities().get(name.strip());
      if (id == null) {
        throw new RowHeld("partner.unknown-entity-code", Map.of("value", name.strip()));
      }
      ids.add(id);
    }
    return ids;
  }

  @Override
  protected void saveAll(List<ImportedPartner> records, LoadContext context) {
    imported.apply(records, context);
  }

  @Override
  public void afterSeal(long batchId) {
    super.afterSeal(batchId);
    lookupsByBatch.remove(batchId);
  }

  @Override
  public void forget(long batchId) {
    super.forget(batchId);
    lookupsByBatch.remove(batchId);
  }
}
