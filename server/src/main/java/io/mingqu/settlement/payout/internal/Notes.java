package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.payout.internal.AnswerFile.Answer;
import io.mingqu.settlement.pool.PoolUsed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 返利单据: tells the ERP what a use of the pool, a return or a clawback changes in a partner's receivable. A note leaves once; what the ERP rejects comes back
 * to the work list and leaves again under the same key; what nobody knows waits for a person.
 */
@Component
class Notes implements OutboxListener<PoolUsed> {
  private static final int BATCH_MAX = 5_000;
  private static final List<String> UNANSWERED = List.of("BATCHED", "SENDING", "SENT", "UNKNOWN");
  private final NoteStore store;
  private final TermsBook terms;
  private final Partners partners;
  private final Entities entities;
  private final Jobs jobs;
  private final Courier courier;
  private final Audit audit;
  private final SystemScope scope;

  Notes(NoteStore store, TermsBook terms, Partners partners, Entities entities, Jobs jobs, Courier courier, Audit audit, SystemScope scope) {
    this.store = store;
    this.terms = terms;
    this.partners = partners;
    this.entities = entities;
    this.jobs = jobs;
    this.courier = courier;
    this.audit = audit;
    this.scope = scope;
  }

  @Override
  public Class<PoolUsed> eventType() {
    return PoolUsed.class;
  }

  @Override
  @Transactional
  public void on(PoolUsed used) {
    for (PoolUsed.Part part : used.parts()) {
      String kind = switch (part.invoice()) {
        case "ON_INVOICE" -> "DISCOUNT_LINE";
        case "RED_LETTER" -> "RED_LETTER";
        default -> "RECEIVABLE_ADJUSTMENT";
      };
      long amount = used.returned() ? part.amountMinor() : -part.amountMinor();
      add("PU" + used.eventId() + "-" + kind.charAt(0), kind, Long.parseLong(used.partnerId()), Long.parseLong(used.entityId()), used.currency(), amount,
          used.orderNo(), used.documentNo(), LocalDate.parse(used.businessDate()),
          (used.returned() ? "退货退回返利 rebate returned, order " : "订单使用返利 rebate used, order ") + used.orderNo());
    }
  }

  /** A clawback the pool could not cover. */
  void clawback(OwedPayable payable, long owedMinor) {
    add("CB" + payable.id(), "CLAWBACK", payable.partnerId(), payable.from().entityId(), payable.from().currency(), owedMinor, "", payable.key(),
        payable.businessDate(), payable.text());
  }

  private void add(String key, String kind, long partnerId, long entityId, String currency, long amountMinor, String orderNo, String documentNo, LocalDate day,
      String text) {
    PartnerView partner = partners.byId(partnerId).orElseThrow();
    EntityView entity = entities.byId(entityId).orElseThrow();
    int rate = kind.equals("DISCOUNT_LINE") || kind.equals("RED_LETTER") ? terms.reading(List.of(partnerId)).of(partnerId, entityId, day).taxRatePpm() : 0;
    long tax = Long.signum(amountMinor) * Wide.mulDiv(Math.abs(amountMinor), rate, 1_000_000L + rate, Rounding.HALF_UP);
    store.insert(new NoteStore.Fresh(key, kind, partnerId, partner.code(), entityId, entity.code(), currency, amountMinor, tax, rate, orderNo, documentNo, day,
        text));
  }

  /** Puts open notes of an entity into a file, or on the way to the ERP. Returns the batch. */
  @Transactional
  public long batch(String entityCode, String layout) {
    EntityView entity = entities.idByCode(entityCode).stream().boxed().findFirst().flatMap(entities::byId)
        .orElseThrow(() -> Problem.of("payout.unknown-entity", 422, Map.of("code", entityCode)));
    List<NoteStore.Row> notes = store.lockedOpen(entity.id(), BATCH_MAX);
    if (notes.isEmpty()) {
      throw Problem.of("payout.nothing-to-send", 409, Map.of("entityCode", entityCode));
    }
    if (layout.equals("DIRECT") && !courier.connected(SendJob.NOTES)) {
      throw Problem.of("payout.no-connection", 409, Map.of("setting", "mingqu.payout.erp-url"));
    }
    long total = notes.stream().mapToLong(NoteStore.Row::amountMinor).sum();
    boolean direct = layout.equals("DIRECT");
    byte[] bytes = direct ? new byte[0] : ErpLayout.valueOf(layout).bytes(notes.stream().map(NoteStore.Row::note).toList());
    long id = direct ? store.batch(entity.id(), layout, notes.size(), total, null, null, null)
        : store.batch(entity.id(), layout, notes.size(), total, ErpLayout.valueOf(layout).ending(), bytes, Hash.sha256(bytes));
    store.leave(notes, id, direct ? "BATCHED" : "SENT");
    if (direct) {
      jobs.startAsSystem(SendJob.NAME, Map.of("what", "NOTES", "batch", id), "payout.send/NOTES/" + id);
    }
    audit.record("payout.notes-batched", "note-batch", Long.toString(id), Map.of("layout", layout, "notes", notes.size(), "totalMinor", total));
    return id;
  }

  /** How many rows of an answer had which effect. */
  record Taken(int done, int refused, int unknown, int before, List<String> notOurs) {}

  @Transactional
  public Taken acknowledge(List<Answer> answers) {
    return scope.during("payout.acknowledge", () -> {
      Map<String, NoteStore.Row> notes = new HashMap<>();
      store.locked(answers.stream().map(Answer::key).toList()).forEach(n -> notes.put(n.key(), n));
      int[] counts = new int[4];
      List<String> foreign = new ArrayList<>();
      for (Answer answer : answers) {
        NoteStore.Row note = notes.get(answer.key());
        if (note == null) {
          foreign.add(answer.key());
        } else {
          counts[apply(note, answer)]++;
        }
      }
      audit.record("payout.notes-acknowledged", "notes", String.valueOf(answers.size()), Map.of("accepted", counts[0], "rejected", counts[1], "unknown", counts[2]));
      return new Taken(counts[0], counts[1], counts[2], counts[3], foreign);
    });
  }

  /** 0 accepted, 1 rejected, 2 unknown, 3 answered before. */
  private int apply(NoteStore.Row note, Answer answer) {
    long id = Long.parseLong(note.id());
    return switch (answer.outcome()) {
      case DONE -> {
        if (answer.reference().isBlank()) {
          yield store.move(id, UNANSWERED, "UNKNOWN", null, "ERP gave no document number") ? 2 : 3;
        }
        yield store.move(id, UNANSWERED, "ACCEPTED", answer.reference(), "") ? 0 : 3;
      }
      case REFUSED -> store.move(id, UNANSWERED, "REJECTED", null, answer.reason()) ? 1 : 3;
      case UNKNOWN -> store.move(id, List.of("BATCHED", "SENDING", "SENT"), "UNKNOWN", null, answer.reason()) ? 2 : 3;
    };
  }

  /** A person found out what became of an unknown note. */
  @Transactional
  public void resolve(long id, boolean accepted, String erpDocumentNo, String evidence) {
    if (evidence.isBlank() || accepted && erpDocumentNo.isBlank()) {
      throw Problem.of("payout.evidence-missing", 422, Map.of("id", id));
    }
    NoteStore.Row note = store.lockedById(id).orElseThrow(() -> Problem.notFound("erp-note", Long.toString(id)));
    if (!store.move(id, List.of("UNKNOWN"), accepted ? "ACCEPTED" : "REJECTED", accepted ? erpDocumentNo : null, evidence)) {
      throw Problem.of("payout.not-unknown", 409, Map.of("key", note.key(), "state", note.state()));
    }
    audit.record("payout.note-resolved", "erp-note", note.key(), Map.of("accepted", accepted, "evidence", evidence));
  }

  /** What was wrong is put right: the note goes into the next batch, under the same key. */
  @Transactional
  public void again(long id, String what) {
    NoteStore.Row note = store.lockedById(id).orElseThrow(() -> Problem.notFound("erp-note", Long.toString(id)));
    if (what.isBlank() || !store.move(id, List.of("REJECTED"), "OPEN", null, what)) {
      throw Problem.of("payout.not-rejected", 409, Map.of("key", note.key(), "state", note.state()));
    }
    audit.record("payout.note-again", "erp-note", note.key(), Map.of("what", what));
  }
}
