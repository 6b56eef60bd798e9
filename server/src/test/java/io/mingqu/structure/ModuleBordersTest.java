package io.mingqu.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.MingquServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** Holds every module border and the direction of every arrow; writes the module map. */
class ModuleBordersTest {
  private static final Map<String, Integer> FLOOR_BY_WING = Map.of(
      "foundation", 1, "network", 2, "customer", 2, "trade", 3, "settlement", 4, "governance", 5, "growth", 5, "insight", 6, "portal", 7);
  private static final ApplicationModules MODULES = ApplicationModules.of(MingquServer.class);

  @Test
  void noModuleReachesIntoAnother() {
    MODULES.verify();
  }

  @Test
  void arrowsOnlyPointDown() {
    List<String> upward = MODULES.stream()
        .flatMap(from -> from.getDirectDependencies(MODULES, DependencyType.values()).uniqueModules()
            .filter(to -> floor(to) > floor(from)).map(to -> from.getIdentifier() + " → " + to.getIdentifier()))
        .toList();
    assertThat(upward).as("dependencies that point up the floors").isEmpty();
  }

  @Test
  void everyModuleStandsInAWing() {
    assertThat(MODULES.stream().map(m -> wing(m))).allMatch(FLOOR_BY_WING::containsKey);
  }

  private static int floor(ApplicationModule module) {
    return FLOOR_BY_WING.get(wing(module));
  }

  private static String wing(ApplicationModule module) {
    String path = module.getBasePackage().getName().substring("io.mingqu.".length());
    return path.substring(0, path.indexOf('.'));
  }
}
