package io.mingqu.foundation.shared.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.mingqu.foundation.shared.Caller;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class DatabaseConfiguration {
  @Bean(destroyMethod = "close")
  Database database(Environment settings) {
    Database database = Database.open(settings);
    try {
      new Migrations(database).run();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The server's own user: owns nothing, bypasses no row-level security. */
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Database database, Environment settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.server().user());
    pool.setPassword(database.server().password());
    pool.setMaximumPoolSize(settings.getProperty("mingqu.db.connections", Integer.class, 24));
    pool.setMinimumIdle(4);
    pool.setConnectionTimeout(10_000);
    pool.setInitializationFailTimeout(30_000);
    pool.addDataSourceProperty("ApplicationName", "mingqu");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return pool;
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource, ObjectProvider<ScopedTransactions.Fence> fence) {
    return new ScopedTransactions(dataSource, fence.getIfAvailable(() -> Caller::scope));
  }
}
