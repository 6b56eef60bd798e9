package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.StaffOnly;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names of the active staff, for whoever has to choose a colleague: a stand-in, a signer, whom to hand a case. Nothing but names. */
@RestController
@StaffOnly
class ColleaguesApi {
  private static final int NAMES_MAX = 2_000;
  private final JdbcClient sql;

  ColleaguesApi(JdbcClient sql) {
    this.sql = sql;
  }

  record Colleague(String id, String name) {}

  @GetMapping("/api/colleagues")
  @Transactional(readOnly = true)
  public Page<Colleague> list() {
    return new Page<>(sql.sql("""
        SELECT id::text, name FROM access.person WHERE NOT partner AND NOT disabled AND login IS DISTINCT FROM :cli ORDER BY name, id LIMIT :max""")
        .param("cli", Bootstrap.CLI).param("max", NAMES_MAX).query(Colleague.class).list(), null);
  }
}
