package io.mingqu.foundation.intake.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.internal.reading.CellText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers, dates and ids as people write them. */
class ValuesTest {

  @Test
  void readsNumbersHoweverTheyAreDressed() {
    for (String text : new String[] {"1234.5", "1,234.50", "１，２３４．５０", "¥1,234.5", "1,234.50元", "1234.500", "+1234.5", "1.2345E3", " 1234.5 "}) {
      assertThat(Numbers.scaled("金额", text, 2)).as(text).isEqualTo(123_450);
    }
    for (String text : new String[] {"-7", "(7)", "7-", "-¥7", "\u22127", "－７"}) {
      assertThat(Numbers.scaled("金额", text, 2)).as(text).isEqualTo(-700);
    }
  }

  @Test
  void holdsNumbersThatCannotBeReadWithoutGuessing() {
    assertHeld("intake.not-a-number", () -> Numbers.scaled("数量", "a dozen", 3));
    assertHeld("intake.not-a-number", () -> Numbers.scaled("数量", "1.234,56", 3));
    assertHeld("intake.not-a-number", () -> Numbers.scaled("数量", "12,34", 3));
    assertHeld("intake.number-too-many-decimals", () -> Numbers.scaled("金额", "1.005", 2));
    assertHeld("intake.number-too-large", () -> Numbers.scaled("金额", "99999999999999999999", 2));
  }

  @Test
  void readsTheQuickWayWhatItReadsTheExactWay() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = (random.nextBoolean() ? "-" : "") + random.nextInt(1_000_000) + (random.nextBoolean() ? "." + random.nextInt(1_000) : "");
      long exact = Numbers.decimal("x", text).movePointRight(3).longValueExact();
      assertThat(Numbers.scaled("x", text, 3)).as("seed %d, %s", seed, text).isEqualTo(exact);
    }
  }

  @Test
  void readsDatesInTheStylesPeopleUse() {
    for (String text : new String[] {"2026-01-31", "2026/1/31", "2026.1.31", "20260131", "2026年1月31日", "２０２６－０１－３１", "31-Jan-2026", "46053", "2026/1/31 星期六"}) {
      assertThat(Dates.date("日期", text, Dates.Order.UNDECLARED)).as(text).isEqualTo(LocalDate.of(2026, 1, 31));
    }
    assertThat(Dates.dateTime("时间", "2026-01-31 08:26:05", Dates.Order.UNDECLARED)).isEqualTo(LocalDateTime.of(2026, 1, 31, 8, 26, 5));
    assertThat(Dates.dateTime("时间", "2026/1/31 下午3:05", Dates.Order.UNDECLARED)).isEqualTo(LocalDateTime.of(2026, 1, 31, 15, 5));
    assertThat(Dates.date("日期", "3/4/2026", Dates.Order.DAY_FIRST)).isEqualTo(LocalDate.of(2026, 4, 3));
    assertThat(Dates.date("日期", "3/4/2026", Dates.Order.MONTH_FIRST)).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  @Test
  void holdsDatesThatMeanTwoDaysOrNone() {
    assertHeld("intake.date-order", () -> Dates.date("日期", "3/4/2026", Dates.Order.UNDECLARED));
    assertHeld("intake.not-a-date", () -> Dates.date("日期", "2011-02-30 10:00:00", Dates.Order.UNDECLARED));
    assertHeld("intake.not-a-date", () -> Dates.date("日期", "some day in May", Dates.Order.UNDECLARED));
  }

  @Test
  void refusesIdsASpreadsheetHasRounded() {
    assertHeld("intake.id-rounded", () -> Ids.id("订单编号", "1.93E+15"));
    assertHeld("intake.id-rounded", () -> Ids.id("订单编号", "1.93000123456789E+18"));
    assertThat(Ids.id("编码", "85E10")).isEqualTo("85E10");
    assertThat(Ids.id("客户", "17850.0")).isEqualTo("17850");
    assertThat(CellText.clean("=\"1930001234567890123\"")).isEqualTo("1930001234567890123");
    assertThat(CellText.clean("'00123")).isEqualTo("00123");
    assertThat(CellText.clean("\u3000JXS0001\u00a0")).isEqualTo("JXS0001");
  }

  @Test
  void tellsTotalsAndNotesFromLines() {
    assertThat(SubtotalRows.isTotal(new String[] {"", "小计", "", "100"})).isTrue();
    assertThat(SubtotalRows.isTotal(new String[] {"客户甲 合计：", "100"})).isTrue();
    assertThat(SubtotalRows.isTotal(new String[] {"Grand Total", "100"})).isTrue();
    assertThat(SubtotalRows.isTotal(new String[] {"会计软件", "100"})).isFalse();
    assertThat(SubtotalRows.isTotal(new String[] {"TOTE BAG", "100"})).isFalse();
    assertThat(SubtotalRows.isNote(new String[] {"制单人：李静", "", ""}, 8)).isTrue();
  }

  private static void assertHeld(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOfSatisfying(RowHeld.class, held -> assertThat(held.reason()).isEqualTo(reason));
  }
}
