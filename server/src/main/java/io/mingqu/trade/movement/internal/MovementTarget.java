package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.Comparison;
import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.LoadContext;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.intake.StagingLost;
import io.mingqu.foundation.intake.TargetField;
import io.mingqu.foundation.intake.TargetSetting;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.trade.catalog.ProductDraft;
import io.mingqu.trade.catalog.Products;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files of one shape become movements: staged, compared line by line with what is known, applied in chunks, linked, sealed. */
final class MovementTarget implements IntakeTarget {
  /** 16 MB of staging: some hundred thousand lines a transaction. */
  private static final long BLOCKS_A_STEP = 2_048;
  private final Shape shape;
  private final Rooms rooms;

  /** What every movement target needs. */
  record Rooms(MovementStore store, SuspendedStore suspended, ReversalStore reversals, Partners partners, Products products, Channels channels,
               Entities entities, Seals seals, Clock clock) {}

  MovementTarget(Shape shape, Rooms rooms) {
    this.shape = shape;
    this.rooms = rooms;
  }

  @Override
  public String kind() {
    return shape.kind();
  }

  @Override
  public String zh() {
    return shape.zh();
  }

  @Override
  public String en() {
    return shape.en();
  }

  @Override
  public List<TargetField> fields() {
    return shape.fields();
  }

  @Override
  public List<TargetSetting> settings() {
    return shape.settings();
  }

  @Override
  public List<String> masterData() {
    return shape.masterData();
  }

  @Override
  public String documentField() {
    return "documentNo";
  }

  @Override
  public RowLoader open(LoadContext context) {
    rooms.store().openStaging(context.batchId());
    rooms.suspended().forget(context.batchId());
    LocalDate today = LocalDate.ofInstant(rooms.clock().instant(), context.zone());
    MasterData names = new MasterData(context, rooms.partners(), rooms.products(), rooms.channels(), rooms.entities(), today);
    return new MovementLoader(context, shape, names, rooms.store(), rooms.suspended(), today);
  }

  @Override
  public Comparison compare(LoadContext context) {
    boolean removes = !context.setting("wholeDocuments").orElse("yes").equals("no");
    Map<String, Long> details = new HashMap<>();
    details.put("newPartners", (long) rooms.store().drafts(context.batchId(), "partner").size());
    details.put("newProducts", (long) rooms.store().drafts(context.batchId(), "product").size());
    rooms.store().beginComparing(context.batchId());
    SuspendedStore.Removals removals = removes ? rooms.suspended().removals(context) : SuspendedStore.Removals.NONE;
    details.put("suspended", removals.suspended());
    details.put("suspendedDocuments", removals.suspendedDocuments());
    details.put("suspendedByUnknown", removals.byUnknownDocument());
    return rooms.store().compare(context.batchId(), context.sourceId(), removals.removed(), details);
  }

  /** Step 0 makes drafts, months and voids; each further step takes some blocks of staging. */
  @Override
  public Step apply(LoadContext context, long from) {
    long batchId = context.batchId();
    if (!rooms.store().stagingExists(batchId) || from > 0 && rooms.store().stagingBlocks(batchId) == 0) {
      throw new StagingLost(batchId);
    }
    if (from == 0) {
      if (!rooms.store().stagingIsWhole(batchId)) {
        throw new StagingLost(batchId);
      }
      drafts(context);
      rooms.store().ensureMonths(batchId);
      rooms.store().applyVoids(batchId);
      return new Step(1, rooms.store().stagingBlocks(batchId) == 0, 0);
    }
    long blocks = rooms.store().stagingBlocks(batchId);
    long at = from - 1;
    long end = Math.min(at + BLOCKS_A_STEP, blocks);
    long lines = rooms.store().insertBlocks(batchId, context.sourceId(), at, end);
    return new Step(end + 1, end >= blocks, lines);
  }

  private void drafts(LoadContext context) {
    long batchId = context.batchId();
    long knownSeal = rooms.seals().current().sealNo() + 1; // not later than the batch's own, which is taken at the end
    boolean activate = context.setting("activateDrafts").orElse("no").equals("yes");
    List<PartnerDraft> partners = rooms.store().drafts(batchId, "partner").stream().map(d -> new PartnerDraft(d.code(), d.name(), PartnerType.UNKNOWN,
        TradeMode.BUYOUT, null, null, rooms.channels().unknownChannel(), null, MovementLoader.EARLIEST, activate)).toList();
    if (!partners.isEmpty()) {
      rooms.store().drafted(batchId, "partner", rooms.partners().createDrafts(context.source(), partners, knownSeal));
    }
    List<ProductDraft> products = rooms.store().drafts(batchId, "product").stream().map(d -> new ProductDraft(d.code(), d.name(), d.name(),
        CodeKind.valueOf(d.attributes().get("codeKind")), d.attributes().get("unit").isEmpty() ? "EA" : d.attributes().get("unit"), 0, null,
        MovementLoader.EARLIEST, activate)).toList();
    if (!products.isEmpty()) {
      rooms.store().drafted(batchId, "product", rooms.products().createDrafts(context.source(), products, knownSeal));
    }
  }

  @Override
  public void beforeSeal(LoadContext context) {
    rooms.reversals().link(context.batchId());
    if (context.partial()) {
      rooms.suspended().forget(context.parentId()); // removed now, or carried over to this batch
    }
  }

  @Override
  public void afterSeal(long batchId) {
    rooms.store().closeStaging(batchId);
    rooms.suspended().lapseWhatWasSaidAgain(batchId);
  }

  @Override
  public boolean awaitsHeldRows(long batchId) {
    return rooms.suspended().any(batchId);
  }

  @Override
  public boolean undoable() {
    return true;
  }

  @Override
  public void undo(LoadContext undone, long undoBatchId) {
    rooms.store().revive(undone.batchId(), undoBatchId);
    rooms.suspended().forget(undone.batchId());
    rooms.reversals().unlink(undone.batchId(), undoBatchId);
    rooms.reversals().link(undoBatchId);
  }

  @Override
  public void forget(long batchId) {
    rooms.store().forget(batchId);
    rooms.suspended().forget(batchId);
  }
}
