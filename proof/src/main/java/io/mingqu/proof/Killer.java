package io.mingqu.proof;

import io.mingqu.proof.Work.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Kills in turn the server, PostgreSQL and both, some moments into whichever stage was killed least often; every stage gets its turn. */
final class Killer extends Thread {
  private enum Victim { SERVER, POSTGRES, BOTH }

  private static final int STAGES = (int) Arrays.stream(Stage.values()).filter(Stage::killable).count();
  private final ServerUnderTest server;
  private final Work work;
  private final int kills;
  private final SplittableRandom random = new SplittableRandom(20261121L);
  private final Map<Stage, Integer> byStage = new EnumMap<>(Stage.class);
  private final Map<String, Integer> byVictim = new TreeMap<>();
  private final List<String> trouble = new ArrayList<>();
  private final List<Duration> ready = new ArrayList<>();
  private int done;

  Killer(ServerUnderTest server, Work work, int kills) {
    super("killer");
    this.server = server;
    this.work = work;
    this.kills = kills;
  }

  @Override
  public void run() {
    try {
      while (done < kills && work.stage() != Stage.DONE) {
        Stage stage = work.stage();
        if (stage.killable() && byStage.getOrDefault(stage, 0) == leastKilled()) {
          Thread.sleep(random.nextInt(25));
          kill(Victim.values()[(done + done / STAGES) % 3]);
          byStage.merge(stage, 1, Integer::sum);
          done++;
        } else {
          Thread.sleep(1);
        }
      }
    } catch (Exception e) {
      trouble.add("killer: " + e);
    }
  }

  private int leastKilled() {
    return Arrays.stream(Stage.values()).filter(Stage::killable).mapToInt(stage -> byStage.getOrDefault(stage, 0)).min().orElse(0);
  }

  private void kill(Victim victim) throws IOException, InterruptedException {
    byVictim.merge(victim.name(), 1, Integer::sum);
    switch (victim) {
      case SERVER -> server.killServer();
      case POSTGRES -> server.killPostgres();
      case BOTH -> server.killBoth();
    }
    Duration started = victim == Victim.POSTGRES ? Duration.ZERO : server.start();
    ready.add(started.plus(server.awaitAnswer()));
  }

  int done() {
    return done;
  }

  Map<Stage, Integer> byStage() {
    return byStage;
  }

  Map<String, Integer> byVictim() {
    return byVictim;
  }

  /** How long each took until the server answered from its database again. */
  List<Duration> ready() {
    return ready;
  }

  List<String> trouble() {
    return trouble;
  }
}
