package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.organisation.EntityView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words on a printed statement, in the language of its reader. */
enum PdfWords {
  ZH, EN;

  private static final Map<String, String> CHINESE = Map.ofEntries(Map.entry("partner", "经销商"), Map.entry("number", "对账单号"), Map.entry("period", "期间"),
      Map.entry("currency", "币种"), Map.entry("entity", "法人主体"), Map.entry("sent", "发出日期"), Map.entry("unsent", "草稿，尚未发出"),
      Map.entry("OPENING", "期初余额"), Map.entry("SHIPMENTS", "出库"), Map.entry("RETURNS", "退货"), Map.entry("RECEIPTS", "回款"), Map.entry("OFFSETS", "冲抵"),
      Map.entry("CHARGES", "费用"), Map.entry("ADJUSTMENTS", "调整"), Map.entry("CLOSING", "期末余额"), Map.entry("programme", "返利政策"),
      Map.entry("BASE", "返利基数"), Map.entry("TIER", "达到档位"), Map.entry("noTier", "未达第一档"), Map.entry("PAYOUT", "应得返利"),
      Map.entry("SETTLED", "此前已结"), Map.entry("DUE", "本单应付返利"), Map.entry("REFERENCE", "目标/去年同期"), Map.entry("LINES", "明细行数"),
      Map.entry("policy", "计算口径"), Map.entry("lines", "明细"), Map.entry("changes", "改了什么、为什么：更正"), Map.entry("figure", "项目"),
      Map.entry("before", "原来"), Map.entry("after", "现在"), Map.entry("KNOWLEDGE", "因新知道的事实"), Map.entry("POLICY", "因政策修订"), Map.entry("GIVEN_UP", "异议成立时先扣下的"),
      Map.entry("came", "新到"), Map.entry("voided", "作废"), Map.entry("replaced", "更正"), Map.entry("date", "日期"), Map.entry("document", "单据"),
      Map.entry("line", "行"), Map.entry("kind", "业务"), Map.entry("product", "商品"), Map.entry("quantity", "数量"), Map.entry("amount", "金额"),
      Map.entry("share", "分摊返利"), Map.entry("seal", "（盖章）"), Map.entry("signedOn", "日期："), Map.entry("draft", "草稿 — 未发出，不作为对账依据"),
      Map.entry("page", "页"), Map.entry("SHIPPED", "出库"), Map.entry("RETURNED", "退货"), Map.entry("PAID", "回款"), Map.entry("OFFSET", "冲抵"),
      Map.entry("CHARGED", "费用"), Map.entry("ADJUSTED", "调整"), Map.entry("ACCOUNT", "往来对账单"), Map.entry("REBATE", "返利对账单"),
      Map.entry("correction", "更正"));

  private static final Map<String, String> ENGLISH = Map.ofEntries(Map.entry("partner", "Partner"), Map.entry("number", "Statement"), Map.entry("period", "Period"),
      Map.entry("currency", "Currency"), Map.entry("entity", "Legal entity"), Map.entry("sent", "Sent on"), Map.entry("unsent", "Draft, not sent"),
      Map.entry("OPENING", "Opening balance"), Map.entry("SHIPMENTS", "Shipments"), Map.entry("RETURNS", "Returns"), Map.entry("RECEIPTS", "Payments received"),
      Map.entry("OFFSETS", "Offsets"), Map.entry("CHARGES", "Charges"), Map.entry("ADJUSTMENTS", "Adjustments"), Map.entry("CLOSING", "Closing balance"),
      Map.entry("programme", "Programme"), Map.entry("BASE", "Base"), Map.entry("TIER", "Tier reached"), Map.entry("noTier", "below the first tier"),
      Map.entry("PAYOUT", "Rebate earned"), Map.entry("SETTLED", "Settled before"), Map.entry("DUE", "Rebate due on this statement"),
      Map.entry("REFERENCE", "Target / last year"), Map.entry("LINES", "Lines"), Map.entry("policy", "How it is calculated"), Map.entry("lines", "Lines"),
      Map.entry("changes", "What changed and why: corrects"), Map.entry("figure", "Figure"), Map.entry("before", "Before"), Map.entry("after", "Now"),
      Map.entry("KNOWLEDGE", "by what became known"), Map.entry("POLICY", "by the amended policy"), Map.entry("GIVEN_UP", "held back when the dispute was upheld"), Map.entry("came", "new"), Map.entry("voided", "voided"),
      Map.entry("replaced", "corrected"), Map.entry("date", "Date"), Map.entry("document", "Document"), Map.entry("line", "Line"), Map.entry("kind", "Movement"),
      Map.entry("product", "Product"), Map.entry("quantity", "Quantity"), Map.entry("amount", "Amount"), Map.entry("share", "Share of rebate"),
      Map.entry("seal", "(seal and signature)"), Map.entry("signedOn", "Date:"), Map.entry("draft", "DRAFT — not sent, binds nobody"), Map.entry("page", "Page"),
      Map.entry("SHIPPED", "shipment"), Map.entry("RETURNED", "return"), Map.entry("PAID", "payment"), Map.entry("OFFSET", "offset"),
      Map.entry("CHARGED", "charge"), Map.entry("ADJUSTED", "adjustment"), Map.entry("ACCOUNT", "Account statement"), Map.entry("REBATE", "Rebate statement"),
      Map.entry("correction", "correction"));

  static PdfWords in(String language) {
    return language.toLowerCase(java.util.Locale.ROOT).startsWith("en") ? EN : ZH;
  }

  String of(String key) {
    return (this == ZH ? CHINESE : ENGLISH).getOrDefault(key, key);
  }

  String name(EntityView entity) {
    return this == ZH ? entity.nameZh() : entity.nameEn();
  }

  String title(StatementViews.View head) {
    return of(head.kind()) + (head.sequence() == 0 ? "" : this == ZH ? " · 更正 " + head.sequence() : " · correction " + head.sequence());
  }

  String programme(StatementViews.View head) {
    @Nullable String name = this == ZH ? head.programmeNameZh() : head.programmeNameEn();
    return name == null ? head.programmeCode() : name;
  }
}
