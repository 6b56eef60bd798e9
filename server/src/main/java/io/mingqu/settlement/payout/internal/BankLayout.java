package io.mingqu.settlement.payout.internal;

import io.mingqu.kernel.money.Currencies;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** File layouts of payments for banks; documented in docs/payout.md. */
enum BankLayout {
  /** Comma-separated, UTF-8 with byte order mark: the layout of this product, easily mapped to any bank's. */
  GENERIC,
  /** 工商银行企业网银批量付款 after the bank's published template: comma-separated, GB18030, dates 20260131. The payer's account comes with the export. */
  ICBC_BULK;

  record Payer(String account, String name, String bankName) {}

  record Payment(String key, String holder, String bankName, String bankCode, String account, long amountMinor, String currency, String purpose) {}

  byte[] bytes(List<Payment> payments, Payer payer, LocalDate day) {
    List<List<String>> rows = new ArrayList<>();
    if (this == GENERIC) {
      rows.add(List.of("序号", "客户流水号", "收款户名", "收款账号", "收款银行", "联行号", "金额", "币种", "用途"));
    } else {
      rows.add(List.of("币种", "日期", "明细标志", "顺序号", "付款账号开户行", "付款账号", "付款账号名称", "收款账号开户行", "收款账号省份", "收款账号地市", "收款账号地区码",
          "收款账号", "收款账号名称", "金额", "汇款用途", "备注信息", "汇款方式", "收款账户短信通知手机号码", "自定义序号"));
    }
    for (int i = 0; i < payments.size(); i++) {
      Payment p = payments.get(i);
      String amount = BigDecimal.valueOf(p.amountMinor(), Currencies.exponent(p.currency())).toPlainString();
      String number = String.valueOf(i + 1);
      rows.add(this == GENERIC ? List.of(number, p.key(), p.holder(), p.account(), p.bankName(), p.bankCode(), amount, p.currency(), p.purpose())
          : List.of(p.currency().equals("CNY") ? "RMB" : p.currency(), DateTimeFormatter.BASIC_ISO_DATE.format(day), "", number, payer.bankName(), payer.account(),
              payer.name(), p.bankName(), "", "", "", p.account(), p.holder(), amount, p.purpose(), p.key(), "1", "", p.key()));
    }
    return Delimited.bytes(rows, ",", this == GENERIC ? StandardCharsets.UTF_8 : Charset.forName("GB18030"), this == GENERIC);
  }
}
