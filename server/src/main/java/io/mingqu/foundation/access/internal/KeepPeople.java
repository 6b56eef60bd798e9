package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Adds, changes and disables people. Nobody gives more than they may: staff is the administrator's, and the last administrator stays. */
@Component
class KeepPeople {
  private static final Set<Role> FIELD = Set.of(Role.REGIONAL_MANAGER, Role.SALES_REP);
  private final PersonStore people;
  private final SessionStore sessions;
  private final SecondFactorStore factors;
  private final Secrets secrets;
  private final Audit audit;
  private final SystemScope systemScope;

  KeepPeople(PersonStore people, SessionStore sessions, SecondFactorStore factors, Secrets secrets, Audit audit, SystemScope systemScope) {
    this.people = people;
    this.sessions = sessions;
    this.factors = factors;
    this.secrets = secrets;
    this.audit = audit;
    this.systemScope = systemScope;
  }

  PersonView put(@Nullable PersonView before, PeopleApi.PersonInput input) {
    boolean partner = before == null ? Boolean.TRUE.equals(input.partner()) : before.partner();
    mayKeep(partner);
    PersonView after = checked(before, input, partner);
    if (before != null && before.roles().contains(Role.ADMIN) && !after.roles().contains(Role.ADMIN)) {
      keepOneAdministrator(before);
    }
    long id;
    try {
      id = people.put(after);
    } catch (DuplicateKeyException e) {
      throw Problem.of("access.login-taken", 409, Map.of("login", after.login(), "phone", after.phone()));
    }
    if (input.password() != null) {
      setPassword(people.byId(id).orElseThrow(), input.password());
    }
    audit.record(before == null ? "access.person-added" : "access.person-changed", "person", String.valueOf(id),
        Map.of("name", after.name(), "roles", after.roles().stream().sorted().toList(), "seesAll", after.seesAll(),
            "units", after.unitIds().stream().sorted().toList(), "partners", after.partnerIds().stream().sorted().toList()));
    return people.byId(id).orElseThrow();
  }

  PersonView setDisabled(PersonView person, boolean disabled) {
    mayKeep(person.partner());
    if (disabled && person.roles().contains(Role.ADMIN)) {
      keepOneAdministrator(person);
    }
    people.put(new PersonView(person.id(), person.login(), person.name(), person.partner(), person.phone(), person.language(), disabled,
        person.roles(), person.seesAll(), person.unitIds(), person.partnerIds()));
    if (disabled) {
      systemScope.during("sessions of a disabled person end", () -> {
        sessions.closeAll(person.id(), null);
        return true;
      });
    }
    audit.record(disabled ? "access.person-disabled" : "access.person-enabled", "person", String.valueOf(person.id()),
        Map.of("name", person.name()));
    return people.byId(person.id()).orElseThrow();
  }

  void setPassword(PersonView person, String password) {
    if (person.partner()) {
      throw Problem.of("access.no-password-for-partners", 422, Map.of("name", person.name()));
    }
    Reception.checkStrength(password);
    String hash = secrets.hashPassword(password);
    systemScope.during("password hashes are system only", () -> {
      sessions.setPasswordHash(person.id(), hash);
      factors.forget(person.id()); // who asks the administrator for a password may have lost the telephone too
      sessions.closeAll(person.id(), null);
      return true;
    });
    audit.record("access.password-set", "person", String.valueOf(person.id()), Map.of("name", person.name()));
  }

  private static void mayKeep(boolean partner) {
    if (!partner && !Callers.current().has(Role.ADMIN)) {
      throw Problem.of("access.staff-is-the-administrators", 403);
    }
  }

  private void keepOneAdministrator(PersonView leaving) {
    if (people.withRole(Role.ADMIN).stream().noneMatch(other -> other.id() != leaving.id() && !other.login().equals(Bootstrap.CLI))) {
      throw Problem.of("access.last-administrator", 422, Map.of("name", leaving.name()));
    }
  }

  private static PersonView checked(@Nullable PersonView before, PeopleApi.PersonInput input, boolean partner) {
    String name = input.name() == null ? before == null ? "" : before.name() : input.name().strip();
    String login = input.login() == null ? before == null ? "" : before.login() : input.login().strip().toLowerCase(Locale.ROOT);
    String phone = input.phone() == null ? before == null ? "" : before.phone() : input.phone().strip();
    String language = input.language() == null ? before == null ? "zh" : before.language() : input.language();
    Set<Role> roles = input.roles() == null ? before == null ? Set.of() : before.roles() : input.roles();
    Set<Long> units = input.unitIds() == null ? before == null ? Set.of() : before.unitIds() : input.unitIds();
    Set<Long> partners = input.partnerIds() == null ? before == null ? Set.of() : before.partnerIds() : input.partnerIds();
    require("name", !name.isEmpty() && name.length() <= 80);
    require("login", login.isEmpty() ? partner : login.matches("[a-z0-9][a-z0-9._@-]{1,59}"));
    require("phone", phone.isEmpty() ? !partner || !login.isEmpty() : phone.matches("\\+?[0-9]{6,20}"));
    require("language", language.equals("zh") || language.equals("en"));
    require("roles", !roles.isEmpty() && roles.stream().noneMatch(r -> r == Role.EVERYONE || r == Role.ANYONE)
        && roles.stream().allMatch(r -> r.isPartner() == partner));
    require("partnerIds", !partner || !partners.isEmpty());
    require("unitIds", !partner || units.isEmpty());
    boolean seesAll = !partner && (input.seesAll() != null ? input.seesAll() : before != null ? before.seesAll() : !FIELD.containsAll(roles));
    return new PersonView(before == null ? 0 : before.id(), login, name, partner, phone, language, before != null && before.disabled(), roles,
        seesAll, units, partners);
  }

  private static void require(String field, boolean holds) {
    if (!holds) {
      throw Problem.of("shared.bad-field", 400, Map.of("field", field));
    }
  }
}
