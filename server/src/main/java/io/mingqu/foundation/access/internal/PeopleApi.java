package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People and their rights. A channel manager looks after partners' users; only an administrator after staff. */
@RestController
@RequestMapping("/api/people")
@Allowed({Role.ADMIN, Role.CHANNEL_MANAGER})
class PeopleApi {
  private final PersonStore people;
  private final KeepPeople keep;
  private final Reception reception;
  private final MessageStore post;

  PeopleApi(PersonStore people, KeepPeople keep, Reception reception, MessageStore post) {
    this.people = people;
    this.keep = keep;
    this.reception = reception;
    this.post = post;
  }

  record PersonAnswer(String id, String login, String name, boolean partner, String phone, String language, boolean disabled, List<Role> roles,
      boolean seesAll, List<String> unitIds, List<String> partnerIds) {
    static PersonAnswer of(PersonView p) {
      return new PersonAnswer(String.valueOf(p.id()), p.login(), p.name(), p.partner(), p.phone(), p.language(), p.disabled(),
          p.roles().stream().sorted().toList(), p.seesAll(), texts(p.unitIds()), texts(p.partnerIds()));
    }

    private static List<String> texts(Set<Long> ids) {
      return ids.stream().sorted().map(String::valueOf).toList();
    }
  }

  /** {@code seesAll} left out: head office roles see all, regional managers, sales representatives and partners do not. */
  record PersonInput(@Nullable String login, @Nullable String name, @Nullable Boolean partner, @Nullable String phone, @Nullable String language,
      @Nullable Set<Role> roles, @Nullable Boolean seesAll, @Nullable Set<Long> unitIds, @Nullable Set<Long> partnerIds,
      @Nullable String password) {}

  record NewPassword(@Nullable String password) {}

  @GetMapping
  Page<PersonAnswer> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable Boolean partner,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    int rows = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    String like = q == null || q.isBlank() ? null : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return Page.of(people.list(like, partner, key == null ? 0 : number(key.getFirst()), rows + 1).stream().map(PersonAnswer::of).toList(),
        rows, person -> List.of(person.id()));
  }

  @GetMapping("/{id}")
  PersonAnswer one(@PathVariable long id) {
    return PersonAnswer.of(known(id));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public PersonAnswer add(@RequestBody PersonInput input) {
    return PersonAnswer.of(keep.put(null, input));
  }

  @PutMapping("/{id}")
  @Transactional
  public PersonAnswer change(@PathVariable long id, @RequestBody PersonInput input) {
    return PersonAnswer.of(keep.put(known(id), input));
  }

  @PostMapping("/{id}/disable")
  @Transactional
  public PersonAnswer disable(@PathVariable long id) {
    return PersonAnswer.of(keep.setDisabled(known(id), true));
  }

  @PostMapping("/{id}/enable")
  @Transactional
  public PersonAnswer enable(@PathVariable long id) {
    return PersonAnswer.of(keep.setDisabled(known(id), false));
  }

  @PostMapping("/{id}/password")
  @Allowed(Role.ADMIN)
  @Transactional
  public Map<String, String> resetPassword(@PathVariable long id, @RequestBody NewPassword body) {
    keep.setPassword(known(id), body.password() == null ? "" : body.password());
    return Map.of("id", String.valueOf(id));
  }

  /** Sends a partner's user the link to their phone page and the code that opens it. In a demo the answer holds both. */
  @PostMapping(path = "/{id}/link", produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional
  public Map<String, String> link(@PathVariable long id, HttpServletRequest request) {
    PersonView person = known(id);
    if (!person.partner() || person.disabled()) {
      throw Problem.of("access.no-link-for-staff", 422, Map.of("name", person.name()));
    }
    String url = request.getRequestURL().toString();
    return reception.sendLink(person, url.substring(0, url.indexOf("/api/")));
  }

  /** The latest messages: where nothing is sent outside, this is the demo outbox. */
  @GetMapping("/messages")
  @Allowed(Role.ADMIN)
  Page<MessageStore.MessageView> messages() {
    return new Page<>(post.latest(100), null);
  }

  private PersonView known(long id) {
    return people.byId(id).orElseThrow(() -> Problem.notFound("person", String.valueOf(id)));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
