package io.mingqu.kernel.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.approval.Flow.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalTest {
  private static final Actor ASKER = Actor.of("asker", "MANAGER");
  private static final Actor ANN = Actor.of("ann", "MANAGER");
  private static final Actor BEN = Actor.of("ben", "FINANCE");
  private static final Actor CAT = Actor.of("cat", "FINANCE", "MANAGER");

  private static Flow flow(Step... steps) {
    return Flow.start("asker", List.of(steps));
  }

  private static Step any(Seat... seats) {
    return Step.of("any", Step.Mode.ANY, 24, seats);
  }

  private static Step all(Seat... seats) {
    return Step.of("all", Step.Mode.ALL, 24, seats);
  }

  private static Flow moved(Flow flow, Actor actor, Act act) {
    Outcome outcome = Approval.decide(flow, actor, act);
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
    return ((Outcome.Moved) outcome).flow();
  }

  private static String refused(Flow flow, Actor actor, Act act) {
    Outcome outcome = Approval.decide(flow, actor, act);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).code();
  }

  private static final Act APPROVE = new Act.Approve();

  @Test
  void anyOneSignatureCompletesAnAnyStepAndTheRestIsNotNeeded() {
    Flow flow = moved(flow(any(Seat.ofRole("MANAGER"), Seat.ofRole("FINANCE"))), BEN, APPROVE);
    assertThat(flow.state()).isEqualTo(State.APPROVED);
    assertThat(flow.running().seats()).extracting(Seat::state).containsExactly(Seat.State.NOT_NEEDED, Seat.State.SIGNED);
  }

  @Test
  void allMustSignAnAllStepAndNobodyTwice() {
    Flow flow = moved(flow(all(Seat.ofRole("MANAGER"), Seat.ofRole("FINANCE"))), CAT, APPROVE);
    assertThat(flow.state()).isEqualTo(State.OPEN);
    assertThat(refused(flow, CAT, APPROVE)).isEqualTo("signed-already");
    assertThat(moved(flow, flow.running().seats().get(0).signedBy() == null ? ANN : BEN, APPROVE).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void nobodySignsTheirOwnRequestNotEvenAsAStandIn() {
    Flow flow = flow(any(Seat.ofRole("MANAGER")));
    assertThat(refused(flow, ASKER, APPROVE)).isEqualTo("own-request");
    Actor standInForAsker = new Actor("dan", List.of(new Actor.Capacity("dan", Set.of()), new Actor.Capacity("asker", Set.of("MANAGER"))));
    assertThat(refused(flow, standInForAsker, APPROVE)).isEqualTo("not-your-turn");
  }

  @Test
  void aStandInSignsInTheNameOfAnother() {
    Actor standIn = new Actor("dan", List.of(new Actor.Capacity("dan", Set.of()), new Actor.Capacity("ann", Set.of("MANAGER"))));
    Outcome outcome = Approval.decide(flow(any(Seat.ofRole("MANAGER"))), standIn, APPROVE);
    assertThat(((Outcome.Moved) outcome).forPrincipalId()).isEqualTo("ann");
    assertThat(((Outcome.Moved) outcome).flow().steps().getFirst().seats().getFirst().signedBy()).isEqualTo("dan");
  }

  @Test
  void oneRejectionEndsIt() {
    assertThat(moved(flow(all(Seat.ofRole("MANAGER"), Seat.ofRole("FINANCE"))), BEN, new Act.Reject()).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void returnsToAnEarlierStepThatSignsAgain() {
    Flow flow = flow(any(Seat.ofRole("MANAGER")), any(Seat.ofRole("FINANCE")));
    flow = moved(moved(flow, ANN, APPROVE), BEN, new Act.ReturnToStep(0));
    assertThat(flow.at()).isZero();
    assertThat(flow.running().seats().getFirst().signedBy()).isNull();
    assertThat(moved(moved(flow, ANN, APPROVE), BEN, APPROVE).state()).isEqualTo(State.APPROVED);
    assertThat(refused(flow, ANN, new Act.ReturnToStep(0))).isEqualTo("no-such-step");
    assertThat(refused(flow, ANN, new Act.ReturnToStep(-1))).isEqualTo("no-such-step");
    assertThat(moved(flow, ANN, new Act.ReturnToRequester()).state()).isEqualTo(State.RETURNED);
  }

  @Test
  void handsOverToAnotherPersonButNotToTheRequesterNorToOneWhoSitsThere() {
    Flow flow = flow(all(Seat.ofRole("MANAGER"), Seat.ofPerson("ben")));
    assertThat(refused(flow, ANN, new Act.HandOver("asker"))).isEqualTo("requester-cannot-sign");
    assertThat(refused(flow, ANN, new Act.HandOver("ben"))).isEqualTo("signer-already");
    Flow handed = moved(flow, ANN, new Act.HandOver("eve"));
    assertThat(refused(handed, ANN, APPROVE)).isEqualTo("not-your-turn");
    assertThat(moved(moved(handed, Actor.of("eve"), APPROVE), BEN, APPROVE).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void addsASignerBeforeAndAfter() {
    Flow flow = flow(any(Seat.ofRole("MANAGER")));
    Flow before = moved(flow, ANN, new Act.AddSigner("eve", true));
    assertThat(refused(before, ANN, APPROVE)).isEqualTo("not-your-turn");
    assertThat(moved(moved(before, Actor.of("eve"), APPROVE), ANN, APPROVE).state()).isEqualTo(State.APPROVED);
    Flow after = moved(flow, ANN, new Act.AddSigner("eve", false));
    assertThat(moved(moved(after, ANN, APPROVE), Actor.of("eve"), APPROVE).state()).isEqualTo(State.APPROVED);
    Flow full = flow;
    while (full.steps().size() < Flow.STEPS_MAX) {
      full = moved(full, ANN, new Act.AddSigner("eve" + full.steps().size(), false));
    }
    assertThat(refused(full, ANN, new Act.AddSigner("eve", false))).isEqualTo("too-many-steps");
  }

  @Test
  void onlyTheRequesterWithdrawsAndReminds() {
    Flow flow = flow(any(Seat.ofRole("MANAGER")));
    assertThat(refused(flow, ANN, new Act.Withdraw())).isEqualTo("not-requester");
    assertThat(refused(flow, ANN, new Act.Remind())).isEqualTo("not-requester");
    assertThat(moved(flow, ASKER, new Act.Remind())).isEqualTo(flow);
    assertThat(moved(flow, ASKER, new Act.Withdraw()).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void nothingHappensToWhatHasEnded() {
    List<Act> acts = List.of(APPROVE, new Act.Reject(), new Act.ReturnToRequester(), new Act.ReturnToStep(0), new Act.HandOver("eve"),
        new Act.AddSigner("eve", true), new Act.Withdraw(), new Act.Remind());
    for (State ended : List.of(State.APPROVED, State.REJECTED, State.RETURNED, State.WITHDRAWN)) {
      Flow flow = new Flow("asker", ended, List.of(any(Seat.ofRole("MANAGER"))), 0);
      for (Act act : acts) {
        assertThat(refused(flow, ANN, act)).isEqualTo("not-open");
        assertThat(refused(flow, ASKER, act)).isEqualTo("not-open");
      }
    }
  }

  @Test
  void randomActsNeverLetTheRequesterSignNorApproveAnUnsignedStep() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Actor[] actors = {ASKER, ANN, BEN, CAT, Actor.of("eve"), Actor.of("eve2", "MANAGER")};
    for (int round = 0; round < 2_000; round++) {
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        steps.add(random.nextBoolean() ? any(Seat.ofRole("MANAGER"), Seat.ofRole("FINANCE")) : all(Seat.ofRole("MANAGER"), Seat.ofRole("FINANCE")));
      }
      Flow flow = Flow.start("asker", steps);
      for (int i = 0; i < 25; i++) {
        Act act = switch (random.nextInt(9)) {
          case 0 -> new Act.HandOver("eve");
          case 1 -> new Act.AddSigner("eve2", random.nextBoolean());
          case 2 -> new Act.ReturnToStep(random.nextInt(3));
          default -> APPROVE;
        };
        if (Approval.decide(flow, actors[random.nextInt(actors.length)], act) instanceof Outcome.Moved(Flow next, var ignored)) {
          flow = next;
        }
      }
      for (int i = 0; i < flow.steps().size(); i++) {
        Step step = flow.steps().get(i);
        assertThat(step.signedBy("asker")).as("seed %s round %s", seed, round).isFalse();
        if (i < flow.at() || flow.state() == State.APPROVED) {
          assertThat(step.complete()).as("seed %s round %s step %s", seed, round, i).isTrue();
        }
      }
    }
  }

  @Test
  void theNearestRuleApplies() {
    Step step = any(Seat.ofRole("MANAGER"));
    RuleBook.Rule general = new RuleBook.Rule(1, "price", null, null, 0, null, List.of(step));
    RuleBook.Rule small = new RuleBook.Rule(2, "price", null, "CNY", 0, 1_000L, List.of(step));
    RuleBook.Rule large = new RuleBook.Rule(3, "price", null, "CNY", 1_000, null, List.of(step));
    RuleBook.Rule region = new RuleBook.Rule(4, "price", 7L, "CNY", 0, null, List.of(step));
    RuleBook.Rule office = new RuleBook.Rule(5, "price", 70L, "CNY", 0, 500L, List.of(step));
    List<RuleBook.Rule> rules = List.of(general, small, large, region, office);
    assertThat(RuleBook.select(rules, "price", 999L, "CNY", List.of())).contains(small);
    assertThat(RuleBook.select(rules, "price", 1_000L, "CNY", List.of())).contains(large);
    assertThat(RuleBook.select(rules, "price", -5_000L, "CNY", List.of())).contains(large);
    assertThat(RuleBook.select(rules, "price", 5L, "USD", List.of())).contains(general);
    assertThat(RuleBook.select(rules, "price", null, null, List.of(70L, 7L))).contains(general);
    assertThat(RuleBook.select(rules, "price", 400L, "CNY", List.of(70L, 7L))).contains(office);
    assertThat(RuleBook.select(rules, "price", 600L, "CNY", List.of(70L, 7L))).contains(region);
    assertThat(RuleBook.select(rules, "other", 600L, "CNY", List.of())).isEmpty();
    assertThat(RuleBook.overlapping(rules, new RuleBook.Rule(0, "price", null, "CNY", 999, 1_001L, List.of(step)))).isPresent();
    assertThat(RuleBook.overlapping(List.of(small), new RuleBook.Rule(0, "price", null, "CNY", 1_000, null, List.of(step)))).isEmpty();
  }
}
