package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.intake.RecordStore;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.internal.StandingFact.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of files that bring standing facts. */
@Configuration(proxyBeanMethods = false)
class StandingTargets {
  @Bean
  IntakeTarget scorecardTarget(RecordStore records, StandingStore store, Partners partners) {
    return new StandingTarget(Kind.SCORE, records, store, partners);
  }

  @Bean
  IntakeTarget penaltyTarget(RecordStore records, StandingStore store, Partners partners) {
    return new StandingTarget(Kind.PENALTY, records, store, partners);
  }

  @Bean
  IntakeTarget marketTarget(RecordStore records, StandingStore store, Partners partners) {
    return new StandingTarget(Kind.MARKET, records, store, partners);
  }

  @Bean
  IntakeTarget programmeTargetTarget(RecordStore records, StandingStore store, Partners partners) {
    return new StandingTarget(Kind.TARGET, records, store, partners);
  }

  @Bean
  IntakeTarget openingVolumeTarget(RecordStore records, StandingStore store, Partners partners) {
    return new StandingTarget(Kind.OPENING, records, store, partners);
  }
}
