-- Why: every incentive reaches its partner through this table. The key makes it once for ever; form and invoice treatment are fixed when it is owed;
-- what may not be paid yet is kept with its reasons and stays on the account it was expected on.
CREATE TABLE payout.payable (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key             text NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 80),
  source          text NOT NULL CHECK (source IN ('REBATE', 'COMMISSION', 'FUND', 'COMPENSATION', 'BONUS', 'SHARE')),
  partner_id      bigint NOT NULL,
  entity_id       bigint NOT NULL,
  currency        text NOT NULL CHECK (length(currency) = 3),
  amount_minor    bigint NOT NULL CHECK (amount_minor <> 0),
  netted_minor    bigint NOT NULL DEFAULT 0 CHECK (netted_minor >= 0 AND netted_minor <= abs(amount_minor)),
  from_kind       text NOT NULL,
  from_party_id   bigint,
  from_ref        text NOT NULL DEFAULT '',
  policy_id       bigint,
  booked_by_both  boolean NOT NULL,
  booked_by       text,
  booked_note     text,
  booked_at       timestamptz,
  form            text NOT NULL CHECK (form IN ('OFFSET', 'GOODS', 'CASH')),
  invoice         text NOT NULL CHECK (invoice IN ('ON_INVOICE', 'RED_LETTER', 'NONE')),
  terms_code      text,
  business_date   date NOT NULL,
  expires_on      date,
  text            text NOT NULL,
  state           text NOT NULL CHECK (state IN ('HELD', 'POOLED', 'GOODS_OWED', 'FULFILLED', 'CASH_OWED', 'IN_BATCH', 'PAID', 'TAKEN_BACK', 'NETTED')),
  held_reasons    text[] NOT NULL DEFAULT '{}',
  owed_minor      bigint NOT NULL DEFAULT 0 CHECK (owed_minor >= 0),
  created_at      timestamptz NOT NULL,
  placed_at       timestamptz,
  CHECK ((state = 'HELD') = (cardinality(held_reasons) > 0)),
  CHECK ((state IN ('HELD', 'NETTED')) = (placed_at IS NULL))
);
CREATE INDEX payable_by_partner ON payout.payable (partner_id, id);
CREATE INDEX payable_by_state ON payout.payable (state, id);
SELECT shared.scope_by_party('payout.payable', 'partner_id');
SELECT shared.grant_server('payout.payable',
  'SELECT, INSERT, UPDATE (netted_minor, policy_id, booked_by_both, booked_by, booked_note, booked_at, state, held_reasons, owed_minor, placed_at)');
