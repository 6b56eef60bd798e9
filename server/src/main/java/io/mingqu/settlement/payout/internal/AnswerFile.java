package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a bank or an ERP answered, row by row: our key, the outcome in its words, its own number, and why not if not. */
record AnswerFile(List<Answer> answers) {
  private static final int ROWS_MAX = 20_000;

  enum Outcome { DONE, REFUSED, UNKNOWN }

  record Answer(String key, Outcome outcome, String reference, String reason) {}

  private static final Map<String, Set<String>> HEADS = Map.of(
      "key", Set.of("key", "单据编号", "cvouchid", "xblnr", "客户流水号", "自定义序号"),
      "status", Set.of("status", "状态", "处理状态", "处理结果", "交易状态"),
      "reference", Set.of("reference", "erpdocumentno", "erp单号", "凭证号", "belnr", "银行流水号", "bankref"),
      "reason", Set.of("reason", "原因", "失败原因", "message"));
  private static final Set<String> DONE = Set.of("accepted", "paid", "success", "ok", "成功", "已接收", "已支付", "交易成功", "处理成功");
  private static final Set<String> REFUSED = Set.of("rejected", "failed", "error", "失败", "拒绝", "已退回", "交易失败", "处理失败");

  static AnswerFile read(String text) {
    List<List<String>> rows = Delimited.rows(text);
    if (rows.size() < 2 || rows.size() > ROWS_MAX) {
      throw Problem.of("payout.answer-file", 422, Map.of("rows", Math.max(0, rows.size() - 1), "max", ROWS_MAX));
    }
    List<String> head = rows.getFirst().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    int key = column(head, "key");
    int status = column(head, "status");
    int reference = optional(head, "reference");
    int reason = optional(head, "reason");
    List<Answer> answers = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      answers.add(new Answer(at(row, key), outcome(at(row, status)), at(row, reference), at(row, reason)));
    }
    return new AnswerFile(answers);
  }

  private static String at(List<String> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column);
  }

  /** Whatever is neither clearly done nor clearly refused is unknown. */
  static Outcome outcome(String word) {
    String known = word.toLowerCase(Locale.ROOT);
    return DONE.contains(known) ? Outcome.DONE : REFUSED.contains(known) ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  private static int optional(List<String> head, String name) {
    for (int i = 0; i < head.size(); i++) {
      if (HEADS.get(name).contains(head.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int column(List<String> head, String name) {
    int found = optional(head, name);
    if (found < 0) {
      throw Problem.of("payout.answer-column", 422, Map.of("column", name, "heads", String.join(", ", head), "known", String.join(", ", HEADS.get(name))));
    }
    return found;
  }
}
