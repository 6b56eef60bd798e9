package io.mingqu.trade.movement.internal;

import static io.mingqu.foundation.intake.TargetField.optional;
import static io.mingqu.foundation.intake.TargetField.required;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.UnitPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Fields that several kinds of files share, under the headers people know them by, and how they are read. */
final class Fields {
  static final TargetField PARTNER = required("partnerCode", FieldType.CODE, "客户编码", "Customer code",
      "客户代码", "购货单位代码", "购货单位编码", "往来单位编码", "往来单位代码", "经销商编码", "经销商代码", "购方编码", "客户编号", "客户ID", "CustomerID", "Customer No", "Partner code", "Dealer code");
  static final TargetField PARTNER_NAME = optional("partnerName", FieldType.TEXT, "客户名称", "Customer name",
      "购货单位", "往来单位", "经销商名称", "经销商", "购方名称", "客户简称", "客户", "Customer", "Partner", "Dealer");
  static final TargetField ENTITY = required("entity", FieldType.CODE, "销售组织", "Legal entity",
      "组织", "核算组织", "结算组织", "收款组织", "开票组织", "销方", "公司", "账套", "法人", "Company", "Entity", "Sales organisation", "Sales organization");
  static final TargetField CHANNEL = optional("channel", FieldType.CODE, "渠道", "Channel", "销售渠道", "渠道类型", "Sales channel");
  static final TargetField UNIT = optional("unit", FieldType.UNIT, "单位", "Unit", "计量单位", "销售单位", "UoM", "Unit of measure");
  static final TargetField PRICE = optional("unitPrice", FieldType.UNIT_PRICE, "含税单价", "Unit price", "单价", "销售单价", "不含税单价", "UnitPrice", "Price");
  static final TargetField NET = optional("net", FieldType.AMOUNT, "不含税金额", "Net amount", "金额", "未税金额", "无税金额", "销售收入", "Net", "Amount excl. tax");
  static final TargetField TAX = optional("tax", FieldType.AMOUNT, "税额", "Tax", "增值税", "VAT", "Tax amount");
  static final TargetField GROSS = optional("gross", FieldType.AMOUNT, "价税合计", "Gross amount", "含税金额", "价税合计金额", "总金额", "应收金额", "Gross", "Total", "Amount incl. tax");
  static final TargetField TEXT = optional("text", FieldType.TEXT, "备注", "Remark", "摘要", "说明", "退货原因", "Note", "Memo", "Comment");
  static final TargetField CURRENCY_FIELD = optional("currency", FieldType.CURRENCY, "币别", "Currency", "币种");

  static final TargetSetting CURRENCY = new TargetSetting("currency", "币种", "Currency", "CNY", List.of());
  static final TargetSetting TAX_RATE = new TargetSetting("taxRate", "税率（只有一个金额时）", "Tax rate (where only one amount is given)", "", List.of());
  static final TargetSetting PRICE_TAX = new TargetSetting("priceIncludesTax", "单价含税", "Price includes tax", "yes", List.of("yes", "no"));
  static final TargetSetting WHOLE = new TargetSetting("wholeDocuments", "单据整单到达（缺的行视为已删除）", "Documents arrive whole (missing lines count as removed)",
      "yes", List.of("yes", "no"));
  static final TargetSetting DRAFTS = new TargetSetting("activateDrafts", "自动建档立即生效", "Drafts created are active at once", "no", List.of("yes", "no"));

  private Fields() {}

  static TargetField document(String zh, String en, String... synonyms) {
    return required("documentNo", FieldType.ID, zh, en, synonyms);
  }

  static TargetField date(String zh, String en, String... synonyms) {
    return required("businessDate", FieldType.DATE, zh, en, synonyms);
  }

  /** The exponent of the row's currency. */
  static int exponent(Draft draft) {
    return Currencies.find(draft.currency).orElseThrow(() -> new RowHeld("movement.unknown-currency", Map.of("currency", draft.currency)));
  }

  /** A price with up to nine places, in its shortest form, so that equal prices are equal. */
  static void price(Draft draft, SourceLine line, String field) {
    BigDecimal price = line.decimal(field);
    draft.priced = price != null;
    if (price == null) {
      return;
    }
    BigDecimal plain = price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
    if (plain.scale() > UnitPrice.SCALE_MAX || plain.precision() > 18) {
      throw new RowHeld("movement.price-precision", Map.of("value", price.toPlainString(), "decimals", UnitPrice.SCALE_MAX));
    }
    draft.unitPriceScale = Math.max(plain.scale(), 0);
    draft.unitPrice = plain.setScale(draft.unitPriceScale).unscaledValue().longValueExact();
  }
}
