package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PartyDirectory;
import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.access.ScopesChanged;
import io.mingqu.foundation.organisation.OrgTreeChanged;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out whose rows a person sees today; a region's partners are looked up at most every 30 seconds, and again after a change. */
@Component
class Scopes {
  private static final long KEPT_NANOS = 30_000_000_000L;
  private static final int KEPT_MAX = 2_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private record Key(Set<Long> units, LocalDate day) {}

  private record Kept(Set<Long> partners, long untilNanos) {}

  private final Map<Key, Kept> partnersByUnits = new ConcurrentHashMap<>();
  private final OrgUnits units;
  private final ObjectProvider<PartyDirectory> directories;
  private final TransactionTemplate separate;
  private final Clock clock;

  Scopes(OrgUnits units, ObjectProvider<PartyDirectory> directories, PlatformTransactionManager transactions, Clock clock) {
    this.units = units;
    this.directories = directories;
    this.separate = new TransactionTemplate(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    this.clock = clock;
  }

  Scope of(PersonView person) {
    if (person.seesAll()) {
      return Scope.ALL;
    }
    Set<Long> partners = new HashSet<>(person.partnerIds());
    if (!person.unitIds().isEmpty()) {
      partners.addAll(partnersOf(person.unitIds()));
    }
    return new Scope.Parties(partners);
  }

  private Set<Long> partnersOf(Set<Long> unitIds) {
    Key key = new Key(unitIds, LocalDate.now(clock.withZone(ZONE)));
    Kept kept = partnersByUnits.get(key);
    if (kept != null && kept.untilNanos() - System.nanoTime() > 0) {
      return kept.partners();
    }
    Set<Long> partners = new HashSet<>();
    Callers.system("scopes", () -> {
      separate.executeWithoutResult(tx -> {
        Set<Long> all = units.withAllBelow(unitIds, key.day());
        directories.forEach(directory -> partners.addAll(directory.partnersOf(all, key.day())));
      });
      return true;
    });
    if (partnersByUnits.size() > KEPT_MAX) {
      partnersByUnits.clear();
    }
    partnersByUnits.put(key, new Kept(Set.copyOf(partners), System.nanoTime() + KEPT_NANOS));
    return partners;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(ScopesChanged changed) {
    partnersByUnits.clear();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(OrgTreeChanged changed) {
    partnersByUnits.clear();
  }

  /** Forgets after the running transaction's commit. */
  void forget() {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        partnersByUnits.clear();
      }
    });
  }
}
