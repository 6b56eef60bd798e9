package io.mingqu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A data folder below target/ for this run; the PostgreSQL programs are kept between runs. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      Path target = Files.createDirectories(Path.of("target/test-data").toAbsolutePath());
      Path data = Files.createTempDirectory(target, "run-");
      TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context,
          "mingqu.data=" + data, "mingqu.outbox.attempts=3", "mingqu.outbox.first-pause-millis=50",
          "mingqu.trusted-proxies=127.0.0.1", "mingqu.limits.address-per-minute=40", "mingqu.limits.user-per-minute=60000", "mingqu.limits.partner-per-minute=60000",
          "mingqu.postgres.binaries=" + Path.of("../embedded/target/postgresql").toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
