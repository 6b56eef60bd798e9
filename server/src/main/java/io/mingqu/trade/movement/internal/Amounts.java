package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Tax;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.money.Wide;
import io.mingqu.kernel.movement.MovementKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Completes net, tax and gross from what the source gives: two of them say the third; one is split by the declared rate; none at all is
 * quantity × price, rounded half up once. What contradicts itself is held.
 */
final class Amounts {
  private static final int PPM = 1_000_000;
  private final boolean priceIncludesTax;
  private final @Nullable Integer ratePpm;

  Amounts(LoadContext context) {
    this.priceIncludesTax = !context.setting("priceIncludesTax").orElse("yes").equals("no");
    this.ratePpm = context.setting("taxRate").map(Amounts::rate).orElse(null);
  }

  private static int rate(String text) {
    boolean percent = text.endsWith("%");
    try {
      return new java.math.BigDecimal(percent ? text.substring(0, text.length() - 1).strip() : text.strip()).movePointRight(percent ? 4 : 6).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw Problem.of("movement.tax-rate", 422, Map.of("rate", text));
    }
  }

  void complete(Draft draft, int exponent) {
    Long net = draft.net;
    Long tax = draft.tax;
    Long gross = draft.gross;
    if (net == null && gross == null && tax == null) {
      fromPrice(draft, exponent);
    } else if (net != null && gross != null) {
      if (tax != null && net + tax != gross) {
        throw new RowHeld("movement.amounts-disagree", Map.of("net", plain(net, exponent), "tax", plain(tax, exponent), "gross", plain(gross, exponent)));
      }
      set(draft, net, gross);
    } else if (gross != null) {
      set(draft, tax != null ? gross - tax : netOf(gross), gross);
    } else if (net != null) {
      set(draft, net, tax != null ? net + tax : net + taxOf(net));
    } else {
      throw new RowHeld("movement.amount-missing", Map.of());
    }
  }

  private void fromPrice(Draft draft, int exponent) {
    if (!draft.priced) {
      if (draft.kind != MovementKind.RECEIVED && draft.kind != MovementKind.SOLD_OUT && draft.kind != MovementKind.ORDERED) {
        throw new RowHeld("movement.amount-missing", Map.of());
      }
      return;
    }
    long amount;
    try {
      amount = new UnitPrice(draft.unitPrice, draft.unitPriceScale).amountMinor(draft.sourceQuantityMilli, exponent, Rounding.HALF_UP);
    } catch (ArithmeticException e) {
      throw new RowHeld("intake.number-too-large", Map.of("field", "unitPrice", "value", draft.unitPrice, "decimals", exponent));
    }
    if (priceIncludesTax) {
      set(draft, netOf(amount), amount);
    } else {
      set(draft, amount, amount + taxOf(amount));
    }
  }

  private long netOf(long gross) {
    return ratePpm == null ? gross : Tax.ofGross(gross, ratePpm, Rounding.HALF_UP).netMinor();
  }

  private long taxOf(long net) {
    return ratePpm == null ? 0 : Wide.mulDiv(net, ratePpm, PPM, Rounding.HALF_UP);
  }

  private static void set(Draft draft, long net, long gross) {
    draft.netMinor = net;
    draft.grossMinor = gross;
    draft.taxMinor = gross - net;
  }

  private static String plain(long minor, int exponent) {
    return java.math.BigDecimal.valueOf(minor, exponent).toPlainString();
  }
}
