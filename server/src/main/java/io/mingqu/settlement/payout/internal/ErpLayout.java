package io.mingqu.settlement.payout.internal;

import io.mingqu.kernel.money.Currencies;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** File layouts of rebate notes for ERP imports; documented column by column in docs/payout.md. Amounts are signed: negative reduces what the partner owes. */
enum ErpLayout {
  /** 金蝶: comma-separated, UTF-8 with byte order mark, dates 2026-01-31. */
  KINGDEE("csv", ",", StandardCharsets.UTF_8, true, DateTimeFormatter.ISO_LOCAL_DATE, List.of(
      column("单据编号", Row::key), column("业务日期", Row::date), column("结算组织", r -> r.note().entityCode()), column("往来单位", r -> r.note().partnerCode()),
      column("币别", r -> r.note().currency()), column("单据类型", r -> Map.of("DISCOUNT_LINE", "票折", "RED_LETTER", "红字应收单", "RECEIVABLE_ADJUSTMENT", "应收调整单",
          "CLAWBACK", "其他应收单").getOrDefault(r.note().kind(), r.note().kind())),
      column("价税合计", Row::amount), column("税率(%)", Row::ratePercent), column("税额", Row::tax), column("不含税金额", Row::net),
      column("源单编号", r -> r.note().orderNo()), column("发票或单据号", r -> r.note().documentNo()), column("备注", r -> r.note().text()))),
  /** 用友: comma-separated, GB18030, dates 2026-01-31. */
  YONYOU("csv", ",", Charset.forName("GB18030"), false, DateTimeFormatter.ISO_LOCAL_DATE, List.of(
      column("cVouchID", Row::key), column("dVouchDate", Row::date), column("cOrgCode", r -> r.note().entityCode()), column("cDwCode", r -> r.note().partnerCode()),
      column("cexch_name", r -> r.note().currency().equals("CNY") ? "人民币" : r.note().currency()), column("cVouchType", r -> r.note().kind()),
      column("iAmount", Row::amount), column("iTaxRate", Row::ratePercent), column("iTax", Row::tax), column("cOrderNo", r -> r.note().orderNo()),
      column("cSourceNo", r -> r.note().documentNo()), column("cDigest", r -> r.note().text()))),
  /** SAP: tab-separated, UTF-8, dates 20260131, absolute amounts with a debit/credit indicator (H reduces the receivable). */
  SAP("txt", "\t", StandardCharsets.UTF_8, false, DateTimeFormatter.BASIC_ISO_DATE, List.of(
      column("XBLNR", Row::key), column("BUKRS", r -> r.note().entityCode()), column("BLDAT", Row::date), column("KUNNR", r -> r.note().partnerCode()),
      column("WAERS", r -> r.note().currency()), column("SHKZG", r -> r.note().amountMinor() < 0 ? "H" : "S"), column("WRBTR", Row::absolute),
      column("MWSKZ_RATE", Row::ratePercent), column("WMWST", Row::absoluteTax), column("ZUONR", r -> r.note().orderNo()),
      column("BKTXT", r -> r.note().documentNo()), column("SGTXT", r -> shortened(r.note().text(), 50))));

  /** A note as the ERP gets it. */
  record Note(String key, String kind, String partnerCode, String entityCode, String currency, long amountMinor, long taxMinor, int taxRatePpm, String orderNo,
      String documentNo, LocalDate businessDate, String text) {}

  private record Row(Note note, DateTimeFormatter dates) {
    String key() {
      return note.key();
    }

    String date() {
      return dates.format(note.businessDate());
    }

    private String plain(long minor) {
      return BigDecimal.valueOf(minor, Currencies.exponent(note.currency())).toPlainString();
    }

    String amount() {
      return plain(note.amountMinor());
    }

    String tax() {
      return plain(note.taxMinor());
    }

    String net() {
      return plain(note.amountMinor() - note.taxMinor());
    }

    String absolute() {
      return plain(Math.abs(note.amountMinor()));
    }

    String absoluteTax() {
      return plain(Math.abs(note.taxMinor()));
    }

    String ratePercent() {
      return BigDecimal.valueOf(note.taxRatePpm(), 4).stripTrailingZeros().toPlainString();
    }
  }

  private record Column(String head, Function<Row, String> value) {}

  private static Column column(String head, Function<Row, String> value) {
    return new Column(head, value);
  }

  private static String shortened(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }

  private final String ending;
  private final String separator;
  private final Charset charset;
  private final boolean mark;
  private final DateTimeFormatter dates;
  private final List<Column> columns;

  ErpLayout(String ending, String separator, Charset charset, boolean mark, DateTimeFormatter dates, List<Column> columns) {
    this.ending = ending;
    this.separator = separator;
    this.charset = charset;
    this.mark = mark;
    this.dates = dates;
    this.columns = columns;
  }

  String ending() {
    return ending;
  }

  /** The same notes give the same bytes. */
  byte[] bytes(List<Note> notes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::head).toList());
    notes.forEach(note -> rows.add(columns.stream().map(c -> c.value().apply(new Row(note, dates))).toList()));
    return Delimited.bytes(rows, separator, charset, mark);
  }
}
