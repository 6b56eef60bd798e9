package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.settlement.reconciliation.internal.StatementViews.Line;
import io.mingqu.settlement.reconciliation.internal.StatementViews.View;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** A statement on paper 纸质对账单: letterhead, figures, lines, room for both seals; on every page its number, its hash and the page of how many. */
final class StatementPdf extends PdfPageEventHelper {
  private static final Color INK = new Color(0x1f2933);
  private static final Color QUIET = new Color(0x5c6773);
  private static final Color RULE = new Color(0xc9d1d9);
  private static final Color HEAD = new Color(0xeef2f6);
  private static final float MARGIN = 42;
  private static final float FOOT = 58;

  /**
   * What is printed.
   *
   * @param policyWords the tiers in words, empty for accounts
   * @param changes     what a correction changes, null for others
   */
  record Printed(View head, EntityView entity, String partnerLegalName, List<Line> lines, List<String> policyWords, StatementChanges.@Nullable View changes) {}

  private final Printed printed;
  private final PdfWords words;
  private final BaseFont face;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
  private @Nullable PdfTemplate pages;

  private StatementPdf(Printed printed, PdfWords words, BaseFont face) {
    this.printed = printed;
    this.words = words;
    this.face = face;
  }

  static byte[] of(Printed printed, PdfWords words, BaseFont face) {
    return new StatementPdf(printed, words, face).write();
  }

  private byte[] write() {
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, 46, FOOT)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setPageEvent(this);
      document.addTitle(printed.head().number());
      document.addAuthor(words.name(printed.entity()));
      document.open();
      pages = writer.getDirectContent().createTemplate(30, 12);
      letterhead(document);
      document.add(figures());
      if (!printed.policyWords().isEmpty()) {
        document.add(gap(words.of("policy"), 11, INK));
        printed.policyWords().forEach(line -> document.add(new Paragraph(13, line, font(8.5f, QUIET))));
      }
      if (printed.changes() != null && printed.changes().previous() != null) {
        changes(document, printed.changes());
      }
      document.add(gap(words.of("lines") + " (" + printed.lines().size() + ")", 11, INK));
      document.add(lines());
      document.add(signatures());
    }
    return out.toByteArray();
  }

  private void letterhead(Document document) {
    View head = printed.head();
    document.add(new Paragraph(20, words.name(printed.entity()), font(15, INK)));
    document.add(new Paragraph(24, words.title(head), font(13, INK)));
    PdfPTable table = table(1.1f, 2.4f, 1.1f, 2.4f);
    table.setSpacingBefore(8);
    pair(table, "partner", printed.partnerLegalName() + " (" + head.partnerCode() + ")");
    pair(table, "number", head.number());
    pair(table, "period", head.periodCode() + "  " + head.periodFirst() + " – " + head.periodLast());
    pair(table, "currency", head.currency());
    pair(table, "entity", head.entityCode());
    pair(table, "sent", head.sentAt() == null ? words.of("unsent") : head.sentAt().substring(0, 10));
    document.add(table);
  }

  private void pair(PdfPTable table, String label, String value) {
    table.addCell(plain(words.of(label), 8.5f, QUIET, Element.ALIGN_LEFT));
    table.addCell(plain(value, 9, INK, Element.ALIGN_LEFT));
  }

  private PdfPTable figures() {
    View head = printed.head();
    PdfPTable table = table(3, 2);
    table.setSpacingBefore(12);
    if (head.kind().equals("ACCOUNT")) {
      head.figures().forEach((heading, minor) -> figure(table, words.of(heading), money(minor), false));
      figure(table, words.of("CLOSING"), money(head.closingMinor()), true);
    } else {
      figure(table, words.of("programme"), words.programme(head) + " v" + head.programmeVersion(), false);
      figure(table, words.of("BASE"), base(head.base()), false);
      figure(table, words.of("TIER"), head.tier() < 0 ? words.of("noTier") : String.valueOf(head.tier() + 1), false);
      figure(table, words.of("PAYOUT"), money(head.payoutMinor()), false);
      if (head.settledMinor() != 0) {
        figure(table, words.of("SETTLED"), money(head.settledMinor()), false);
      }
      figure(table, words.of("DUE"), money(head.dueMinor()), true);
    }
    return table;
  }

  private void figure(PdfPTable table, String label, String value, boolean total) {
    for (PdfPCell cell : List.of(plain(label, total ? 10.5f : 9.5f, INK, Element.ALIGN_LEFT), plain(value, total ? 10.5f : 9.5f, INK, Element.ALIGN_RIGHT))) {
      cell.setBorder(total ? Rectangle.TOP : Rectangle.BOTTOM);
      cell.setBorderColor(total ? INK : RULE);
      table.addCell(cell);
    }
  }

  private void changes(Document document, StatementChanges.View changes) {
    document.add(gap(words.of("changes") + " " + changes.previous().number(), 11, INK));
    PdfPTable table = table(3, 2, 2);
    for (String each : List.of("figure", "before", "after")) {
      table.addCell(headed(words.of(each), each.equals("figure") ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT));
    }
    for (StatementChanges.Figure each : changes.figures()) {
      table.addCell(ruled(words.of(each.key()), Element.ALIGN_LEFT));
      table.addCell(ruled(figure(each, each.before()), Element.ALIGN_RIGHT));
      table.addCell(ruled(figure(each, each.after()), Element.ALIGN_RIGHT));
    }
    document.add(table);
    changes.effects().forEach(e -> document.add(new Paragraph(13, words.of(e.cause()) + "  " + money(e.minor()), font(8.5f, QUIET))));
    changes.facts().stream().limit(40).forEach(f -> document.add(new Paragraph(12, f.date() + "  " + f.documentNo() + " / " + f.lineKey() + "  "
        + (f.amountBefore() == null ? words.of("came") : f.amountAfter() == null ? words.of("voided") : words.of("replaced")) + "  "
        + (f.amountBefore() == null ? "" : money(f.amountBefore()) + " → ") + (f.amountAfter() == null ? "—" : money(f.amountAfter())), font(8, QUIET))));
  }

  private String figure(StatementChanges.Figure figure, long value) {
    return switch (figure.unit()) {
      case "MONEY" -> money(value);
      case "QUANTITY" -> quantity(value);
      default -> String.valueOf(value);
    };
  }

  private PdfPTable lines() {
    boolean account = printed.head().kind().equals("ACCOUNT");
    PdfPTable table = account ? table(1.5f, 2.6f, 0.8f, 1.3f, 2, 1.6f, 1.9f) : table(1.5f, 3, 0.9f, 2.2f, 2, 2);
    List<String> heads = account ? List.of("date", "document", "line", "kind", "product", "quantity", "amount")
        : List.of("date", "document", "line", "product", "BASE", "share");
    int numbers = account ? 5 : 4;
    for (int i = 0; i < heads.size(); i++) {
      table.addCell(headed(words.of(heads.get(i)), i < numbers ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT));
    }
    table.setHeaderRows(1);
    for (Line line : printed.lines()) {
      List<String> row = account ? List.of(line.date(), line.documentNo(), line.lineKey(), words.of(line.kind()), line.productCode(),
          line.quantityMilli() == 0 ? "" : quantity(line.quantityMilli()), money(line.amountMinor()))
          : List.of(line.date(), line.documentNo(), line.lineKey(), line.productCode(), base(line.base()), money(line.shareMinor()));
      for (int i = 0; i < row.size(); i++) {
        table.addCell(ruled(row.get(i), i < numbers ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT));
      }
    }
    return table;
  }

  private PdfPTable signatures() {
    PdfPTable table = table(1, 1);
    table.setSpacingBefore(26);
    table.setKeepTogether(true);
    for (String who : List.of(words.name(printed.entity()), printed.partnerLegalName())) {
      PdfPCell cell = plain(who + "\n\n" + words.of("seal") + "\n\n" + words.of("signedOn"), 9, INK, Element.ALIGN_LEFT);
      cell.setMinimumHeight(70);
      table.addCell(cell);
    }
    return table;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte page = writer.getDirectContent();
    View head = printed.head();
    String left = head.number();
    String seal = head.sha256() == null ? words.of("draft") : "SHA-256 " + head.sha256();
    String count = words.of("page") + " " + writer.getPageNumber() + " / ";
    page.saveState();
    page.setColorFill(QUIET);
    page.beginText();
    page.setFontAndSize(face, 7.5f);
    page.showTextAligned(Element.ALIGN_LEFT, left, MARGIN, 38, 0);
    page.showTextAligned(Element.ALIGN_LEFT, seal, MARGIN, 26, 0);
    float right = document.right();
    page.showTextAligned(Element.ALIGN_RIGHT, count, right - 16, 38, 0);
    page.endText();
    page.addTemplate(java.util.Objects.requireNonNull(pages), right - 16, 38);
    page.restoreState();
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    PdfTemplate total = java.util.Objects.requireNonNull(pages);
    total.setColorFill(QUIET);
    total.beginText();
    total.setFontAndSize(face, 7.5f);
    total.showText(String.valueOf(writer.getPageNumber() - 1));
    total.endText();
  }

  private String money(long minor) {
    return String.format(Locale.ROOT, "%,." + Currencies.exponent(printed.head().currency()) + "f",
        BigDecimal.valueOf(minor, Currencies.exponent(printed.head().currency())));
  }

  private String quantity(long milli) {
    BigDecimal value = BigDecimal.valueOf(milli, 3).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }

  private String base(long value) {
    return printed.head().baseIn().equals("AMOUNT") ? money(value) : quantity(value);
  }

  private Font font(float size, Color colour) {
    return new Font(face, size, Font.NORMAL, colour);
  }

  private Paragraph gap(String text, float size, Color colour) {
    Paragraph paragraph = new Paragraph(16, text, font(size, colour));
    paragraph.setSpacingBefore(12);
    paragraph.setSpacingAfter(4);
    return paragraph;
  }

  private static PdfPTable table(float... widths) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    return table;
  }

  private PdfPCell plain(String text, float size, Color colour, int align) {
    PdfPCell cell = new PdfPCell(new Phrase(new Chunk(text, font(size, colour))));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setHorizontalAlignment(align);
    cell.setPadding(3);
    return cell;
  }

  private PdfPCell ruled(String text, int align) {
    PdfPCell cell = plain(text, 8, INK, align);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(RULE);
    return cell;
  }

  private PdfPCell headed(String text, int align) {
    PdfPCell cell = plain(text, 8, INK, align);
    cell.setBackgroundColor(HEAD);
    return cell;
  }
}
