package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements on paper, in Chinese or English, for staff and for the partner. */
@RestController
@StaffOnly
class PdfApi {
  private static final int LINES_MAX = 20_000;
  private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";
  private final StatementQueries queries;
  private final StatementViews views;
  private final StatementChanges changes;
  private final Entities entities;
  private final Partners partners;
  private final Incentives incentives;
  private final Audit audit;
  private volatile @Nullable BaseFont face;

  PdfApi(StatementQueries queries, StatementViews views, StatementChanges changes, Entities entities, Partners partners, Incentives incentives, Audit audit) {
    this.queries = queries;
    this.views = views;
    this.changes = changes;
    this.entities = entities;
    this.partners = partners;
    this.incentives = incentives;
    this.audit = audit;
  }

  @GetMapping("/api/statements/{id}/pdf")
  @Transactional
  ResponseEntity<byte[]> one(@PathVariable long id, @RequestParam(defaultValue = "zh") String language) {
    return print(queries.find(id).orElseThrow(() -> Problem.notFound("statement", String.valueOf(id))), language);
  }

  @GetMapping("/api/my/statements/{id}/pdf")
  @Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
  @Transactional
  ResponseEntity<byte[]> mine(@PathVariable long id, @RequestParam(defaultValue = "zh") String language) {
    return print(queries.find(id).filter(s -> s.state().frozen())
        .filter(s -> Callers.current().scope() instanceof Scope.Parties parties && parties.sees(s.partnerId()))
        .orElseThrow(() -> Problem.notFound("statement", String.valueOf(id))), language);
  }

  private ResponseEntity<byte[]> print(Statement statement, String language) {
    PdfWords words = PdfWords.in(language);
    Statement.Draft draft = statement.draft();
    if (draft.figures().lines() > LINES_MAX) {
      throw Problem.of("reconciliation.too-long-for-paper", 422, Map.of("lines", draft.figures().lines(), "max", LINES_MAX));
    }
    PartnerView partner = Objects.requireNonNull(partners.byIds(List.of(statement.partnerId())).get(statement.partnerId()));
    List<String> policy = statement.kind() == Statement.Kind.ACCOUNT ? List.of()
        : incentives.programme(draft.span().programmeCode(), draft.span().programmeVersion()).orElseThrow().tiersInWords(words == PdfWords.ZH);
    byte[] pdf = StatementPdf.of(new StatementPdf.Printed(views.view(statement), entities.byId(draft.who().entityId()).orElseThrow(), partner.legalName(),
        views.lines(statement, null), policy, draft.correctsId() == null ? null : changes.view(statement)), words, face());
    audit.record("statement.printed", "statement", statement.number(), Map.of("language", words.name(), "bytes", pdf.length));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + statement.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf\"").body(pdf);
  }

  /** Read once; only the glyphs used go into a document. */
  private BaseFont face() {
    BaseFont known = face;
    if (known == null) {
      try (InputStream font = Objects.requireNonNull(PdfApi.class.getResourceAsStream(FONT), FONT)) {
        known = BaseFont.createFont("NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font.readAllBytes(), null);
        face = known;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return known;
  }
}
