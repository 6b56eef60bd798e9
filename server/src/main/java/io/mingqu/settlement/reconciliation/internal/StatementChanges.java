package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.DeltaStatement;
import io.mingqu.kernel.reconciliation.Deltas;
import io.mingqu.kernel.reconciliation.Rerating;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Correction;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Fact;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a correction changes and why 改了什么、为什么: the earlier figures beside the new ones, and every cause with what it rests on. */
@Component
class StatementChanges {
  private static final int FACTS_MAX = 500;
  private final StatementQueries statements;
  private final CorrectionQueries queries;
  private final Drawing drawing;
  private final Incentives incentives;
  private final Partners partners;
  private final OrgUnits units;

  StatementChanges(StatementQueries statements, CorrectionQueries queries, Drawing drawing, Incentives incentives, Partners partners, OrgUnits units) {
    this.statements = statements;
    this.queries = queries;
    this.drawing = drawing;
    this.incentives = incentives;
    this.partners = partners;
    this.units = units;
  }

  /**
   * @param previous the statement corrected; null when this one corrects nothing
   * @param figures  those that differ and those that matter, old beside new
   * @param effects  what is due, cause by cause; they sum to it. What a dispute made the brand give up before comes back first
   * @param facts    lines that came, were voided or replaced
   * @param policy   both versions, when they differ
   * @param standing what the partner counted as, when it differs
   * @param changes  the lines of the statement that differ
   */
  record View(@Nullable Previous previous, List<Figure> figures, List<Effect> effects, List<Cause> causes, List<Fact> facts, boolean moreFacts,
      @Nullable PolicyChange policy, @Nullable StandingChange standing, @Nullable DeltaStatement changes, Consent consent) {}

  record Previous(String id, String number, String state, long cutSeal, @Nullable String sentAt) {}

  /** @param unit MONEY, QUANTITY, TIER or COUNT */
  record Figure(String key, String unit, long before, long after) {}

  /** @param cause GIVEN_UP, KNOWLEDGE or POLICY */
  record Effect(String cause, long minor) {}

  record Cause(String kind, DeltaStatement.Cause values) {}

  record PolicyChange(WhyView.Clause before, WhyView.Clause after) {}

  record StandingChange(@Nullable Stand before, @Nullable Stand after) {}

  record Stand(String type, @Nullable String tier, @Nullable String regionZh, @Nullable String regionEn) {}

  record Consent(String state, @Nullable String approvalId, @Nullable String signedSha256, @Nullable String signedBy, @Nullable String signedAt) {}

  View view(Statement statement) {
    Correction correction = queries.correction(statement.id()).orElse(null);
    Consent consent = new Consent(statement.consent().name(), correction == null || correction.approvalId() == null ? null : String.valueOf(correction.approvalId()),
        correction == null ? null : correction.signedSha256(), correction == null ? null : correction.signedBy(), correction == null ? null : correction.signedAt());
    Statement before = statements.corrected(statement).orElse(null);
    if (before == null) {
      return new View(null, List.of(), List.of(), List.of(), List.of(), false, null, null, null, consent);
    }
    Both both = statement.kind() == Kind.ACCOUNT ? accounts(before, statement) : rebates(before, statement);
    List<Fact> facts = facts(before, statement);
    boolean more = facts.size() > FACTS_MAX;
    Previous previous = new Previous(String.valueOf(before.id()), before.number(), before.state().name(), before.draft().cutSeal(),
        before.sentAt() == null ? null : before.sentAt().toString());
    return new View(previous, both.figures(), effects(correction, both.delta(), before, statement), both.delta().causes().stream()
        .map(c -> new Cause(c.getClass().getSimpleName(), c)).toList(), more ? facts.subList(0, FACTS_MAX) : facts, more, policy(before, statement),
        standing(before, statement), both.delta(), consent);
  }

  private static List<Effect> effects(@Nullable Correction correction, DeltaStatement delta, Statement before, Statement after) {
    Rerating moved = correction == null ? new Rerating(delta.beforeMinor(), delta.afterMinor(), delta.afterMinor()) : correction.rerating();
    List<Effect> effects = new ArrayList<>();
    long givenUpMinor = before.draft().figures().payoutMinor() - after.draft().figures().settledMinor();
    if (after.kind() == Kind.REBATE && givenUpMinor != 0) {
      effects.add(new Effect("GIVEN_UP", givenUpMinor));
    }
    if (moved.byKnowledgeMinor() != 0) {
      effects.add(new Effect("KNOWLEDGE", moved.byKnowledgeMinor()));
    }
    if (moved.byPolicyMinor() != 0) {
      effects.add(new Effect("POLICY", moved.byPolicyMinor()));
    }
    return effects;
  }

  private record Both(DeltaStatement delta, List<Figure> figures) {}

  private Both accounts(Statement before, Statement after) {
    AccountStatement was = Objects.requireNonNull(drawing.accounts(List.of(before)).get(before.id()));
    AccountStatement is = Objects.requireNonNull(drawing.accounts(List.of(after)).get(after.id()));
    List<Figure> figures = new ArrayList<>();
    for (AccountHeading heading : AccountHeading.values()) {
      if (was.figure(heading) != 0 || is.figure(heading) != 0) {
        figures.add(new Figure(heading.name(), "MONEY", was.figure(heading), is.figure(heading)));
      }
    }
    figures.add(new Figure("CLOSING", "MONEY", was.closingMinor(), is.closingMinor()));
    return new Both(Deltas.between(was, is), figures);
  }

  private Both rebates(Statement before, Statement after) {
    Drawing.Rebate was = Objects.requireNonNull(drawing.rebates(List.of(before)).get(before.id()));
    Drawing.Rebate is = Objects.requireNonNull(drawing.rebates(List.of(after)).get(after.id()));
    Trace old = was.statement().trace();
    Trace now = is.statement().trace();
    Statement.Span span = after.draft().span();
    String base = incentives.programme(span.programmeCode(), span.programmeVersion())
        .map(p -> p.programme().base().qualifying().isAmount() ? "MONEY" : "QUANTITY").orElse("MONEY");
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("LINES", "COUNT", old.lines(), now.lines()));
    figures.add(new Figure("BASE", base, old.qualifyingBase(), now.qualifyingBase()));
    if (old.reference() != 0 || now.reference() != 0) {
      figures.add(new Figure("REFERENCE", base, old.reference(), now.reference()));
    }
    figures.add(new Figure("TIER", "TIER", old.tier() + 1L, now.tier() + 1L));
    figures.add(new Figure("PAYOUT", "MONEY", old.payoutMinor(), now.payoutMinor()));
    return new Both(Deltas.between(was.statement(), is.statement()), figures);
  }

  private List<Fact> facts(Statement before, Statement after) {
    if (after.kind() == Kind.ACCOUNT) {
      return queries.facts(after, before.draft().cutSeal(), MovementKind.affectingBalance(), false, FACTS_MAX + 1);
    }
    Statement.Span span = after.draft().span();
    ProgrammePolicy policy = incentives.programme(span.programmeCode(), span.programmeVersion()).orElseThrow();
    boolean net = policy.programme().base().paying() != io.mingqu.kernel.incentive.Valuation.GROSS;
    return queries.facts(after, before.draft().cutSeal(), Set.copyOf(policy.programme().base().measure().kinds()), net, FACTS_MAX + 1);
  }

  private @Nullable PolicyChange policy(Statement before, Statement after) {
    Statement.Span was = before.draft().span();
    Statement.Span is = after.draft().span();
    return after.kind() == Kind.ACCOUNT || was.programmeVersion() == is.programmeVersion() ? null : new PolicyChange(
        WhyView.clause(incentives.programme(was.programmeCode(), was.programmeVersion()).orElseThrow()),
        WhyView.clause(incentives.programme(is.programmeCode(), is.programmeVersion()).orElseThrow()));
  }

  private @Nullable StandingChange standing(Statement before, Statement after) {
    if (after.kind() == Kind.ACCOUNT) {
      return null;
    }
    LocalDate day = after.draft().span().last();
    Optional<StandingAt> was = StandingAt.of(partners.attributesAsOf(day, before.draft().cutSeal()), after.partnerId());
    Optional<StandingAt> is = StandingAt.of(partners.attributesAsOf(day, after.draft().cutSeal()), after.partnerId());
    return was.equals(is) ? null : new StandingChange(was.map(s -> stand(s, day)).orElse(null), is.map(s -> stand(s, day)).orElse(null));
  }

  private Stand stand(StandingAt at, LocalDate day) {
    var unit = units.byId(at.regionUnitId(), day);
    return new Stand(at.type(), at.tier(), unit.map(u -> u.nameZh()).orElse(null), unit.map(u -> u.nameEn()).orElse(null));
  }
}
