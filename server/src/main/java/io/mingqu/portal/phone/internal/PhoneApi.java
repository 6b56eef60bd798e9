package io.mingqu.portal.phone.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/my")
@Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
class PhoneApi {
  private final Purse purse;

  PhoneApi(Purse purse) {
    this.purse = purse;
  }

  record Money(List<Purse.Pool> pools) {}

  @GetMapping("/money")
  Money money() {
    return new Money(purse.mine());
  }
}
