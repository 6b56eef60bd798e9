package io.mingqu.proof;

import io.mingqu.MingquServer;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.settlement.payout.PayoutForm;
import io.mingqu.trade.catalog.ProductDraft;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Partners of whom each is owed an amount in cash and one in its pool, said by several threads at once under the same keys; by the server's own code. */
final class PayoutSeed {
  static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  static final long CASH_MINOR = 1_000;
  static final long POOL_MINOR = 2_000;

  private PayoutSeed() {}

  static String code(int i) {
    return "RACE%05d".formatted(i);
  }

  static void plant(List<String> settings, int partners, long policyId) throws Exception {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of("--server.port=0", "--logging.level.root=WARN"));
    try (ConfigurableApplicationContext server = new SpringApplication(MingquServer.class).run(all.toArray(String[]::new))) {
      long entity = Callers.system("proof", () -> server.getBean(Entities.class).idByCode("RACE")).orElseThrow();
      Map<String, Long> ids = Callers.system("proof", () -> server.getBean(Partners.class).createDrafts("proof", IntStream.range(0, partners).mapToObj(i ->
          new PartnerDraft(code(i), "伙伴 " + i, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 3, entity, DAY, true)).toList(), 1));
      Callers.system("proof", () -> server.getBean(Products.class).createDrafts("proof", List.of(new ProductDraft("SKU", "商品", "Product", CodeKind.GOODS, "件",
          130_000, null, DAY, true)), 1));
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        List<Future<Boolean>> said = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
          said.add(threads.submit((Callable<Boolean>) () -> say(server, ids, entity, partners, policyId)));
        }
        for (Future<Boolean> each : said) {
          each.get();
        }
      }
    }
  }

  private static boolean say(ConfigurableApplicationContext server, Map<String, Long> ids, long entity, int partners, long policyId) {
    for (int from = 0; from < partners; from += 200) {
      List<Payable> payables = new ArrayList<>();
      for (int i = from; i < Math.min(partners, from + 200); i++) {
        long partner = ids.get(code(i));
        AccountKey accrual = AccountKey.ofPartner(AccountKind.COMMISSION_ACCRUAL, partner, entity, "CNY");
        payables.add(new Payable("race/" + i + "/cash", Payable.Source.COMMISSION, partner, CASH_MINOR, accrual, policyId, true, PayoutForm.CASH, null, DAY, null, "佣金"));
        payables.add(new Payable("race/" + i + "/pool", Payable.Source.REBATE, partner, POOL_MINOR, accrual, policyId, true, PayoutForm.OFFSET, null, DAY, null, "返利"));
      }
      Callers.system("proof", () -> server.getBean(TransactionTemplate.class).execute(tx -> {
        server.getBean(Payables.class).owe(payables);
        return true;
      }));
    }
    return true;
  }
}
