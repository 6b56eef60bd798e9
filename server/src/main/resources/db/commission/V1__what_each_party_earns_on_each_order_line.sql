-- Why: a commission is earned line by line under the terms of the day of the sale, which are stored with it, so that a refund reverses at the
-- original rate; every change is an entry that stays, and what was on a released statement is corrected only by a later statement.

-- who says to have brought an order; several may, the plan decides who wins
CREATE TABLE commission.claim (
  id         bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  order_no   text   NOT NULL CHECK (length(order_no) BETWEEN 1 AND 64),
  partner_id bigint NOT NULL,
  role       text   NOT NULL CHECK (role IN ('AGENT', 'KOL', 'MCN', 'GUIDE', 'STORE')),
  level      int    NOT NULL CHECK (level IN (1, 2)),   -- pay on more levels of recruitment is not allowed
  through_id bigint,                                    -- level 2: the party of level 1 it brought in
  touched_at timestamptz NOT NULL,
  outcome    text   NOT NULL DEFAULT 'OPEN' CHECK (outcome IN ('OPEN', 'WON', 'LOST')),
  reason     text   NOT NULL DEFAULT '',
  lost_to    bigint,
  source     text   NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (order_no, partner_id, role)
);
CREATE INDEX claim_by_partner ON commission.claim (partner_id, id);
SELECT shared.scope_by_party('commission.claim', 'partner_id');
SELECT shared.grant_server('commission.claim', 'SELECT, INSERT, UPDATE');

-- an order line as it was earned on: the terms of all its parties, frozen; partner_id stays null, so only head office reads it whole
CREATE TABLE commission.sale_line (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  partner_id     bigint CHECK (partner_id IS NULL),
  order_no       text   NOT NULL,
  line_no        text   NOT NULL,
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  product_id     bigint,
  product_code   text   NOT NULL,
  title          text   NOT NULL,
  paid_on        date   NOT NULL,
  frozen_until   date   NOT NULL,
  version_id     bigint NOT NULL,
  policy_id      bigint NOT NULL,
  plan_code      text   NOT NULL,
  terms          jsonb  NOT NULL,
  paid_minor     bigint NOT NULL,
  refunded_minor bigint NOT NULL,
  excluded_minor bigint NOT NULL,
  items_milli    bigint NOT NULL,
  sold_out       boolean NOT NULL,
  cut_seal       bigint NOT NULL,
  UNIQUE (order_no, line_no)
);
SELECT shared.scope_by_party('commission.sale_line', 'partner_id');
SELECT shared.grant_server('commission.sale_line', 'SELECT, INSERT, UPDATE');

-- what one party has earned on one line so far
CREATE TABLE commission.earning (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  line_id        bigint NOT NULL REFERENCES commission.sale_line,
  partner_id     bigint NOT NULL,
  role           text   NOT NULL,
  level          int    NOT NULL,
  order_no       text   NOT NULL,
  line_no        text   NOT NULL,
  title          text   NOT NULL,
  plan_code      text   NOT NULL,
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  rate_ppm       int    NOT NULL,
  per_item_minor bigint NOT NULL,
  basis_minor    bigint NOT NULL,
  items_milli    bigint NOT NULL,
  asked_minor    bigint NOT NULL,   -- before the cap
  amount_minor   bigint NOT NULL,   -- after it
  booked_minor   bigint NOT NULL DEFAULT 0,   -- sum of its entries
  state          text   NOT NULL CHECK (state IN ('ESTIMATED', 'FROZEN', 'CONFIRMED', 'PAYABLE', 'PAID')),
  paid_on        date   NOT NULL,
  frozen_until   date   NOT NULL,
  changed_at     timestamptz NOT NULL,
  UNIQUE (line_id, partner_id, role)
);
CREATE INDEX earning_by_partner ON commission.earning (partner_id, paid_on DESC, id DESC);
CREATE INDEX earning_by_state ON commission.earning (state, frozen_until);
CREATE INDEX earning_by_time ON commission.earning (paid_on DESC, id DESC);
SELECT shared.scope_by_party('commission.earning', 'partner_id');
SELECT shared.grant_server('commission.earning', 'SELECT, INSERT, UPDATE');

CREATE TABLE commission.statement (
  id              bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  number          text   NOT NULL UNIQUE,
  partner_id      bigint NOT NULL,
  plan_code       text   NOT NULL,
  policy_id       bigint NOT NULL,
  entity_id       bigint NOT NULL,
  currency        text   NOT NULL,
  month           text   NOT NULL,
  through         date   NOT NULL,
  carried_minor   bigint NOT NULL CHECK (carried_minor <= 0),
  lines_minor     bigint NOT NULL,
  payable_minor   bigint NOT NULL CHECK (payable_minor >= 0),
  carry_out_minor bigint NOT NULL CHECK (carry_out_minor <= 0),
  waived_minor    bigint NOT NULL CHECK (waived_minor <= 0),
  tax_treatment   text   NOT NULL CHECK (tax_treatment IN ('WITHHOLD', 'INVOICE', 'PAYROLL', 'NONE')),
  invoice_status  text   NOT NULL CHECK (invoice_status IN ('NOT_NEEDED', 'AWAITED', 'RECEIVED')),
  invoice_no      text   NOT NULL DEFAULT '',
  withheld_minor  bigint NOT NULL DEFAULT 0 CHECK (withheld_minor >= 0),
  state           text   NOT NULL CHECK (state IN ('DRAFT', 'REVIEWED', 'SENT', 'ACCEPTED', 'PAYABLE')),
  drawn_by        text   NOT NULL,
  reviewed_by     text,
  created_at      timestamptz NOT NULL,
  accepted_at     timestamptz,
  released_at     timestamptz,
  version         int    NOT NULL DEFAULT 1,
  CHECK (carried_minor + lines_minor = payable_minor + carry_out_minor + waived_minor),
  UNIQUE (partner_id, plan_code, month)
);
CREATE INDEX statement_by_month ON commission.statement (month DESC, id DESC);
SELECT shared.scope_by_party('commission.statement', 'partner_id');
SELECT shared.grant_server('commission.statement', 'SELECT, INSERT, UPDATE');

-- every change of what is earned, with the cut it was seen at; accrued as it stands here
CREATE TABLE commission.entry (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  earning_id     bigint NOT NULL REFERENCES commission.earning,
  no             int    NOT NULL,
  partner_id     bigint NOT NULL,
  kind           text   NOT NULL CHECK (kind IN ('EARNED', 'REVERSED')),
  amount_minor   bigint NOT NULL CHECK (amount_minor <> 0),
  basis_minor    bigint NOT NULL,   -- after it
  cut_seal       bigint NOT NULL,
  booked_on      date   NOT NULL,
  statement_id   bigint REFERENCES commission.statement,
  UNIQUE (earning_id, no)
);
CREATE INDEX entry_by_statement ON commission.entry (statement_id, id);
CREATE INDEX entry_open ON commission.entry (partner_id) WHERE statement_id IS NULL;
SELECT shared.scope_by_party('commission.entry', 'partner_id');
SELECT shared.grant_server('commission.entry', 'SELECT, INSERT');
GRANT UPDATE (statement_id) ON commission.entry TO ${serverRole};

-- how far facts have been looked at
CREATE TABLE commission.progress (
  one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  cut_seal bigint NOT NULL
);
INSERT INTO commission.progress (cut_seal) VALUES (0);
SELECT shared.grant_server('commission.progress', 'SELECT, UPDATE');
