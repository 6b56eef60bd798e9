package io.mingqu.testing;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The database's owner, for tests that play somebody who reached the database behind the server's back. */
@TestComponent
public class Owner {
  private final DataSource dataSource;
  private final Environment environment;

  Owner(DataSource dataSource, Environment environment) {
    this.dataSource = dataSource;
    this.environment = environment;
  }

  /** Runs one statement as the owner under system scope; returns the rows changed. */
  public int run(String statement) {
    try (Connection server = dataSource.getConnection();
        Connection owner = DriverManager.getConnection(server.getMetaData().getURL(), "mingqu_owner", password())) {
      owner.createStatement().execute("SELECT set_config('mingqu.scope', 'system', false)");
      return owner.createStatement().executeUpdate(statement);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query's rows, read as the owner under system scope. */
  public List<String> texts(String query) {
    List<String> texts = new ArrayList<>();
    try (Connection server = dataSource.getConnection();
        Connection owner = DriverManager.getConnection(server.getMetaData().getURL(), "mingqu_owner", password())) {
      owner.createStatement().execute("SELECT set_config('mingqu.scope', 'system', false)");
      try (ResultSet rows = owner.createStatement().executeQuery(query)) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private String password() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(environment.getProperty("mingqu.data")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          secrets.load(reader);
        } catch (IOException | IllegalArgumentException notProperties) {
          continue;
        }
        if (secrets.containsKey("mingqu_owner")) {
          return secrets.getProperty("mingqu_owner");
        }
      }
    }
    throw new IllegalStateException("no owner password in the data folder");
  }
}
