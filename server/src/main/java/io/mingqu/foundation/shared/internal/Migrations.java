package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's schema up to date, floor by floor, as the owner. A module whose files did not change since the last start is
 * skipped by its fingerprint: twenty Flyway runs would otherwise cost every start seconds.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private final Database database;

  Migrations(Database database) {
    this.database = database;
  }

  void run() {
    Map<String, Long> done = fingerprintsDone();
    for (String module : Schemas.IN_FLOOR_ORDER) {
      List<Resource> files = files(module);
      long fingerprint = fingerprint(files);
      if (files.isEmpty() || done.getOrDefault(module, -1L) == fingerprint) {
        continue;
      }
      long startNanos = System.nanoTime();
      Flyway.configure()
          .dataSource(database.url(), database.owner().user(), database.owner().password())
          .schemas(module).defaultSchema(module).table("flyway_history").locations("classpath:db/" + module)
          .placeholders(Map.of("serverRole", database.server().user()))
          .validateMigrationNaming(true).load().migrate();
      remember(module, fingerprint);
      LOG.info("migrated {} in {} ms", module, (System.nanoTime() - startNanos) / 1_000_000);
    }
  }

  private static List<Resource> files(String module) {
    try {
      List<Resource> files = new ArrayList<>(
          List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + module + "/*.sql")));
      files.sort(Comparator.comparing(Resource::getFilename));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long fingerprint(List<Resource> files) {
    CRC32 crc = new CRC32();
    for (Resource file : files) {
      try {
        crc.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
        crc.update(file.getContentAsByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return crc.getValue();
  }

  private Map<String, Long> fingerprintsDone() {
    Map<String, Long> done = new HashMap<>();
    try (Connection connection = owner(); Statement sql = connection.createStatement()) {
      try (var rows = sql.executeQuery("SELECT to_regclass('shared.migrated') IS NOT NULL")) {
        rows.next();
        if (!rows.getBoolean(1)) {
          return done;
        }
      }
      try (var rows = sql.executeQuery("SELECT module, fingerprint FROM shared.migrated")) {
        while (rows.next()) {
          done.put(rows.getString(1), rows.getLong(2));
        }
      }
      return done;
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot reach the database at " + database.url() + ": " + e.getMessage(), e);
    }
  }

  private void remember(String module, long fingerprint) {
    try (Connection connection = owner(); PreparedStatement sql = connection.prepareStatement("""
        INSERT INTO shared.migrated (module, fingerprint) VALUES (?, ?)
        ON CONFLICT (module) DO UPDATE SET fingerprint = excluded.fingerprint, migrated_at = now()""")) {
      sql.setString(1, module);
      sql.setLong(2, fingerprint);
      sql.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(database.url(), database.owner().user(), database.owner().password());
  }
}
