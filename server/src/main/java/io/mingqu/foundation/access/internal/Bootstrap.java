package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the first start makes the administrator (password from {@code MINGQU_ADMIN_PASSWORD}, or generated into the data folder) and, for
 * commands on the same machine, a token that only the operating system's user can read.
 */
@Component
class Bootstrap implements SmartLifecycle {
  static final String CLI = "cli";
  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
  private static final Set<Role> CLI_ROLES = Set.of(Role.ADMIN, Role.CHANNEL_MANAGER, Role.PRICING, Role.FINANCE_PREPARER, Role.ANALYST);
  private final PersonStore people;
  private final SessionStore sessions;
  private final Secrets secrets;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Path data;
  private final String givenPassword;
  private volatile boolean running;

  Bootstrap(PersonStore people, SessionStore sessions, Secrets secrets, Audit audit, PlatformTransactionManager transactions,
      @Value("${mingqu.data:data}") Path data, @Value("${MINGQU_ADMIN_PASSWORD:}") String givenPassword) {
    this.people = people;
    this.sessions = sessions;
    this.secrets = secrets;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.data = data;
    this.givenPassword = givenPassword;
  }

  @Override
  public void start() {
    Callers.system("bootstrap", () -> {
      transaction.executeWithoutResult(tx -> {
        if (people.isEmpty()) {
          createAdministrator();
        }
        keepCliToken();
      });
      return true;
    });
    running = true;
  }

  private void createAdministrator() {
    String password = givenPassword.isBlank() ? Secrets.token().substring(0, 20) : givenPassword;
    long id = people.put(new PersonView(0, "admin", "管理员 Administrator", false, "", "zh", false, Set.of(Role.ADMIN), true, Set.of(), Set.of()));
    sessions.setPasswordHash(id, secrets.hashPassword(password));
    audit.record("access.person-added", "person", String.valueOf(id), Map.of("name", "admin", "roles", Set.of(Role.ADMIN)));
    if (givenPassword.isBlank()) {
      Path file = data.resolve("admin-password.txt");
      SecretFiles.write(file, password + "\n");
      LOG.info("created the user admin; the password is in {}", file);
    } else {
      LOG.info("created the user admin with the password of MINGQU_ADMIN_PASSWORD");
    }
  }

  private void keepCliToken() {
    Path file = data.resolve("cli-token");
    if (Files.isReadable(file) && sessions.byToken(read(file).strip()).isPresent()) {
      return;
    }
    long id = people.byLogin(CLI).map(PersonView::id).orElseGet(() -> people.put(
        new PersonView(0, CLI, "命令行 Command line", false, "", "zh", false, CLI_ROLES, true, Set.of(), Set.of())));
    String token = "mq_" + Secrets.token();
    sessions.addToken(token, id, "cli-token", CLI_ROLES, Clock.systemUTC().instant().plus(Duration.ofDays(366)));
    SecretFiles.write(file, token + "\n");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server takes requests. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }
}
