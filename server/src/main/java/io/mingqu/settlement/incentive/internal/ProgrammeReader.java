package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.Grain;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a programme policy; the JSON says what people agreed in their words, the kernel's record is what is computed. */
public final class ProgrammeReader {
  private static final long MINOR_MAX = 9_000_000_000_000_000L;

  private ProgrammeReader() {}

  /** The period lengths people name; 26–25 closes on the 25th. */
  enum CalendarType { MONTH, QUARTER, YEAR, MONTH_26_25, QUARTER_26_25, YEAR_26_25 }

  /** @throws Problem naming the field, its value and what to write */
  public static ProgrammePolicy read(JsonNode body, int version) {
    StrictFields in = StrictFields.of(body, "");
    String code = in.text("code");
    String currency = in.text("currency");
    if (Currencies.find(currency).isEmpty()) {
      throw in.bad("incentive.unknown-currency", "currency", currency);
    }
    LocalDate from = in.date("validFrom");
    LocalDate to = in.date("validTo");
    if (to.isBefore(from) || to.isAfter(from.plusYears(20))) {
      throw in.bad("incentive.ends-before-start", "validTo", to);
    }
    String entity = in.text("entity");
    StrictFields baseIn = in.object("base");
    Measure measure = baseIn.choice("movement", Measure.class);
    Valuation qualifying = baseIn.choice("measure", Valuation.class);
    Valuation paying = baseIn.choiceOr("payingMeasure", Valuation.class, qualifying);
    @Nullable String unit = baseIn.textOrNone("unit");
    Measure qualifyingMeasure = baseIn.choiceOr("qualifyingMovement", Measure.class, measure);
    baseIn.done();
    if (unit != null && qualifying != Valuation.QUANTITY && paying != Valuation.QUANTITY) {
      throw baseIn.bad("incentive.unit-without-quantity", "unit", unit);
    }
    Base base = new Base(measure, qualifying, paying, qualifyingMeasure);
    Scale scale = TierReader.scale(in.object("tiers"), base, currency);
    Limits limits = new Limits(in.wholeOrNone("guaranteeMinor", 0, MINOR_MAX), in.wholeOrNone("capMinor", 0, MINOR_MAX),
        in.wholeOrNone("baseCap", 1, MINOR_MAX), payFrom(in), in.wholeOrNone("lineCapMinor", 1, MINOR_MAX),
        in.wholeOrNone("programmeCapMinor", 1, MINOR_MAX), in.wholeOrNone("budgetMinor", 1, MINOR_MAX));
    if (limits.capMinor().isPresent() && limits.minimumMinor().isPresent() && limits.minimumMinor().getAsLong() > limits.capMinor().getAsLong()) {
      throw in.bad("incentive.guarantee-above-cap", "guaranteeMinor", limits.minimumMinor().getAsLong());
    }
    Timing timing = new Timing(in.choice("returns", Timing.Returns.class), (int) in.wholeOr("graceDays", 0, 0, 366),
        in.choiceOr("late", Timing.Late.class, Timing.Late.REOPENS));
    Programme programme = new Programme(code, version, currency, from, to, scope(in.object("scope"), entity), base,
        cycle(in.object("calendar")), scale, limits, timing, in.choiceOr("rounding", Rounding.class, Rounding.HALF_UP), TermsReader.terms(in, base, currency));
    ProgrammePolicy policy = new ProgrammePolicy(programme, in.text("nameZh"), in.text("nameEn"), entity, unit,
        in.textOrNone("exclusivityGroup"), in.textOrNone("clauseZh"), in.textOrNone("clauseEn"), ExampleReader.examples(in, programme, unit),
        TermsReader.sources(in), TermsReader.treatment(in, programme), in.truthOr("dependsOnResalePrice", false));
    in.done();
    return policy;
  }

  /** 起付, under its own name or the one earlier bodies used; 0 pays everything. */
  private static OptionalLong payFrom(StrictFields in) {
    long earlier = in.wholeOr("minimumMinor", 0, 0, MINOR_MAX);
    long payFrom = in.wholeOr("payFromMinor", earlier, 0, MINOR_MAX);
    return payFrom == 0 ? OptionalLong.empty() : OptionalLong.of(payFrom);
  }

  private static Scope scope(StrictFields in, String entity) {
    Scope.Partners partners = new Scope.Partners(in.texts("partnerTypes"), in.texts("tiers"), in.texts("regions"), in.texts("partners"),
        in.texts("excludedPartners"));
    Set<CodeKind> kinds = EnumSet.noneOf(CodeKind.class);
    for (String each : in.texts("codeKinds")) {
      try {
        kinds.add(CodeKind.valueOf(each));
      } catch (IllegalArgumentException e) {
        throw Problem.of("incentive.bad-choice", 422, Map.of("field", in.at("codeKinds"), "value", each, "choices", EnumSet.allOf(CodeKind.class).toString()));
      }
    }
    Scope.Items items = new Scope.Items(kinds.isEmpty() ? Set.of(CodeKind.GOODS) : kinds, in.texts("categories"), in.texts("products"),
        in.texts("excludedProducts"));
    Scope scope = new Scope(partners, items, in.texts("channels"), Set.of(entity));
    in.done();
    return scope;
  }

  private static Cycle cycle(StrictFields in) {
    CalendarType type = in.choice("type", CalendarType.class);
    @Nullable String code = in.textOrNone("code");
    in.done();
    Grain grain = switch (type) {
      case MONTH, MONTH_26_25 -> Grain.MONTH;
      case QUARTER, QUARTER_26_25 -> Grain.QUARTER;
      case YEAR, YEAR_26_25 -> Grain.YEAR;
    };
    FiscalCalendar calendar = type.name().endsWith("_26_25") ? FiscalCalendar.CLOSES_25 : FiscalCalendar.NATURAL;
    if (code != null) {
      calendar = FiscalCalendar.ofCode(code).orElseThrow(() -> in.bad("incentive.unknown-calendar", "code", code));
    }
    return new Cycle(calendar, grain);
  }
}
