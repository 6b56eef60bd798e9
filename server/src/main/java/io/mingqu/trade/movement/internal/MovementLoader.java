package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.SourceLine;
import io.mingqu.kernel.movement.CodeKind;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Locale;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads rows of one kind of file into movements and stages them by COPY. */
final class MovementLoader implements RowLoader {
  static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final Map<String, String> CURRENCIES = Map.of("人民币", "CNY", "RMB", "CNY", "美元", "USD", "英镑", "GBP", "欧元", "EUR", "港币", "HKD", "日元", "JPY");
  private final LoadContext context;
  private final Shape shape;
  private final MasterData names;
  private final Amounts amounts;
  private final MovementStore store;
  private final SuspendedStore suspended;
  private final LocalDate latest;
  private final String currency;
  private final Draft draft = new Draft();
  private final Fingerprint content = new Fingerprint();
  private final Occurrences occurrences = new Occurrences();
  private final CopyBuffer buffer = new CopyBuffer();
  private final ArrayDeque<Long> blocks = new ArrayDeque<>();
  private final List<String> incomplete = new ArrayList<>();
  private final Set<String> incompleteKnown = new HashSet<>();
  private final Set<UnknownDocument> unknown = new HashSet<>();
  private long nextId;
  private long blockEnd;
  private long repeated;

  MovementLoader(LoadContext context, Shape shape, MasterData names, MovementStore store, SuspendedStore suspended, LocalDate today) {
    this.context = context;
    this.shape = shape;
    this.names = names;
    this.amounts = new Amounts(context);
    this.store = store;
    this.suspended = suspended;
    this.latest = today.plusYears(1);
    this.currency = context.setting("currency").orElse("CNY").strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public void accept(SourceLine line) {
    draft.clear();
    String stated = line.text("currency");
    draft.currency = stated == null ? currency : CURRENCIES.getOrDefault(stated, stated.toUpperCase(Locale.ROOT));
    int exponent = Fields.exponent(draft);
    shape.read(line, context, draft);
    if (draft.businessDate.isBefore(EARLIEST) || draft.businessDate.isAfter(latest)) {
      throw new RowHeld("movement.date-out-of-range", Map.of("date", draft.businessDate.toString(), "from", EARLIEST.toString(), "to", latest.toString()));
    }
    names.resolve(draft);
    long unsigned = draft.sourceQuantityMilli;
    shape.decide(draft);
    if (draft.sourceQuantityMilli != unsigned) {
      draft.quantityMilli = -draft.quantityMilli;
    }
    amounts.complete(draft, exponent);
    content.of(draft);
    String lineKey = lineKey();
    if (!lineKey.isEmpty()) {
      stage(lineKey);
    }
  }

  /** Empty for a line with an id of its own that the file says twice in the same words. */
  private String lineKey() {
    if (draft.lineId == null) {
      return content.lineKey(occurrences.next(Fingerprint.key(draft.documentNo, content.high)));
    }
    int said = (int) content.low == 0 ? 1 : (int) content.low;
    int before = occurrences.keep(Fingerprint.key(draft.documentNo, draft.lineId), said);
    if (before == 0) {
      return draft.lineId;
    }
    if (before != said) {
      throw new RowHeld("movement.line-twice", Map.of("document", draft.documentNo, "line", draft.lineId));
    }
    repeated++;
    return "";
  }

  private void stage(String lineKey) {
    buffer.row(MovementStore.STAGED_COLUMNS).big(id()).idOrNull(draft.partnerId).idOrNull(draft.channelId).big(draft.entityId).idOrNull(draft.productId)
        .big(draft.quantityMilli).big(draft.netMinor).big(draft.taxMinor).big(draft.grossMinor).big(draft.unitPrice).instant(micros())
        .uuid(content.high, content.low).date(draft.businessDate).small(draft.kind.number()).small(codeKind(draft.codeKind)).small(draft.unitPriceScale)
        .text(draft.currency).text(draft.documentNo).text(lineKey).text(draft.partnerCode).text(draft.productCode).text(draft.unit).text(draft.text);
  }

  private @org.jspecify.annotations.Nullable Long micros() {
    return draft.occurredAt == null ? null : draft.occurredAt.atZone(context.zone()).toEpochSecond() * 1_000_000;
  }

  static int codeKind(CodeKind kind) {
    return switch (kind) {
      case GOODS -> 1;
      case CHARGE -> 2;
      case DISCOUNT -> 3;
      case ADJUSTMENT -> 4;
    };
  }

  private long id() {
    if (nextId == blockEnd) {
      if (blocks.isEmpty()) {
        blocks.addAll(store.idBlocks(20));
      }
      nextId = blocks.removeFirst();
      blockEnd = nextId + MovementStore.ID_BLOCK;
    }
    return nextId++;
  }

  @Override
  public void held(String documentNo) {
    if (!documentNo.isEmpty() && incompleteKnown.add(documentNo)) {
      incomplete.add(documentNo);
    }
  }

  @Override
  public void heldOfUnknownDocument(String written) {
    unknown.add(UnknownDocument.of(written));
  }

  @Override
  public void flush() {
    if (buffer.rows() > 0) {
      buffer.end();
      store.copy(context.batchId(), buffer);
      buffer.clear();
    }
    store.incomplete(context.batchId(), incomplete);
    incomplete.clear();
    suspended.unknown(context.batchId(), unknown);
    unknown.clear();
    List<MovementStore.NewDraft> drafts = new ArrayList<>();
    names.newPartners().forEach((code, named) -> drafts.add(new MovementStore.NewDraft("partner", code, named.name(code), Map.of("unit", "", "codeKind", "GOODS"))));
    names.newProducts().forEach((code, named) -> drafts.add(new MovementStore.NewDraft("product", code, named.name(code),
        Map.of("unit", named.unit, "codeKind", named.codeKind.name()))));
    store.drafts(context.batchId(), drafts);
  }

  /** Lines that stood twice in the file with the same id and words. */
  long repeated() {
    return repeated;
  }

  @Override
  public void close() {
    buffer.clear();
  }
}
