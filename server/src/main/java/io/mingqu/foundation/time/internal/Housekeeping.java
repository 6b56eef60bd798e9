package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Nightly;
import io.mingqu.foundation.time.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Every night each room throws away what it no longer needs; every few minutes some look whether time has brought them something to do. */
@Component
class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private final ObjectProvider<Nightly> rooms;
  private final ObjectProvider<Recurring> rounds;

  Housekeeping(ObjectProvider<Nightly> rooms, ObjectProvider<Recurring> rounds) {
    this.rooms = rooms;
    this.rounds = rounds;
  }

  void lookRound() {
    for (Recurring round : rounds) {
      try {
        int done = Callers.system(round.name(), round::lookRound);
        if (done > 0) {
          LOG.info("{}: {}", round.name(), done);
        }
      } catch (DataAccessException e) {
        LOG.warn("{} failed, next round again", round.name(), e);
      }
    }
  }

  void cleanUp() {
    for (Nightly room : rooms) {
      try {
        int gone = Callers.system("housekeeping", room::cleanUp);
        LOG.info("housekeeping: {} removed {}", room.getClass().getSimpleName(), gone);
      } catch (DataAccessException e) {
        LOG.warn("housekeeping: {} failed, next night again", room.getClass().getSimpleName(), e);
      }
    }
  }
}
