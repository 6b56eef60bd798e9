package io.mingqu.settlement.fund.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FundProofQueries {
  private final JdbcClient sql;

  FundProofQueries(JdbcClient sql) {
    this.sql = sql;
  }

  long activities() {
    return sql.sql("SELECT count(*) FROM fund.activity").query(Long.class).single();
  }

  long settledMinor() {
    return sql.sql("SELECT coalesce(sum(settled_minor), 0)::bigint FROM fund.activity").query(Long.class).single();
  }

  long activitiesNotEqualToTheirClaims() {
    return sql.sql("""
        SELECT count(*) FROM fund.activity a LEFT JOIN (
          SELECT activity_id, sum(verified_minor) FILTER (WHERE state = 'SETTLED') AS settled,
            sum(claimed_minor) FILTER (WHERE state IN ('SUBMITTED', 'PROPOSED')) AS claimed FROM fund.claim GROUP BY 1) c ON c.activity_id = a.id
        WHERE a.settled_minor <> coalesce(c.settled, 0) OR a.claimed_minor <> coalesce(c.claimed, 0)""").query(Long.class).single();
  }

  /** What is promised and not settled, beside what the accounts hold, less what is owed but held back by payout. */
  long accrualsNotEqualToTheLedger() {
    return sql.sql("""
        SELECT count(*) FROM (
          SELECT partner_id, entity_id, currency,
            sum(CASE WHEN stage IN ('APPROVED', 'NOTICED', 'CLAIMED', 'CLAIM_RETURNED') THEN greatest(approved_minor - settled_minor, 0) ELSE 0 END) AS open
          FROM fund.activity GROUP BY 1, 2, 3) f
        FULL JOIN (
          SELECT a.party_id, a.entity_id, a.currency, sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_minor ELSE -p.amount_minor END) AS booked
          FROM ledger.account a JOIN ledger.posting p ON a.id IN (p.credit_account_id, p.debit_account_id) WHERE a.kind = 'FUND_ACCRUAL' GROUP BY 1, 2, 3) b
          ON b.party_id = f.partner_id AND b.entity_id = f.entity_id AND b.currency = f.currency
        LEFT JOIN (
          SELECT partner_id, entity_id, currency, sum(amount_minor) AS held FROM payout.payable WHERE source = 'FUND' AND state = 'HELD' GROUP BY 1, 2, 3) h
          ON h.partner_id = f.partner_id AND h.entity_id = f.entity_id AND h.currency = f.currency
        WHERE coalesce(f.open, 0) + coalesce(h.held, 0) <> coalesce(b.booked, 0)""").query(Long.class).single();
  }
}
