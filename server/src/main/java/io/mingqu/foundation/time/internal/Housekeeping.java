package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Nightly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Every night each room throws away what it no longer needs. */
@Component
class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private final ObjectProvider<Nightly> rooms;

  Housekeeping(ObjectProvider<Nightly> rooms) {
    this.rooms = rooms;
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
