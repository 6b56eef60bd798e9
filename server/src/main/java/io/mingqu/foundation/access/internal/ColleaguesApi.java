package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.StaffOnly;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names of the active staff, for whoever has to choose a colleague: a stand-in, a signer, whom to hand a case. Nothing but names. */
@RestController
@StaffOnly
class ColleaguesApi {
  private static final int NAMES_MAX = 2_000;
  private final PersonStore people;

  ColleaguesApi(PersonStore people) {
    this.people = people;
  }

  @GetMapping("/api/colleagues")
  Page<PersonStore.Colleague> list() {
    return new Page<>(people.colleagues(NAMES_MAX), null);
  }
}
