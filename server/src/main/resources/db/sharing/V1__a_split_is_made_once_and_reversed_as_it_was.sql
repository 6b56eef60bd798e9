-- Why: an order's money is shared once, and the shares are stored; a refund takes back by the stored shares and never by a new calculation, so
-- whatever happens the shares sum to what is left of the order.

-- who stands in a plan's part on one order, where the plan does not say it for all
CREATE TABLE sharing.placement (
  id         bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  order_no   text   NOT NULL CHECK (length(order_no) BETWEEN 1 AND 64),
  party      text   NOT NULL CHECK (length(party) BETWEEN 1 AND 60),   -- the part's name in the plan
  partner_id bigint NOT NULL,
  source     text   NOT NULL,
  UNIQUE (order_no, party)
);
SELECT shared.scope_by_party('sharing.placement', 'partner_id');
SELECT shared.grant_server('sharing.placement', 'SELECT, INSERT, UPDATE');

-- the decision on one order; partner_id stays null, so only head office reads it whole
CREATE TABLE sharing.split (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  partner_id     bigint CHECK (partner_id IS NULL),
  order_no       text   NOT NULL,
  no             int    NOT NULL,               -- 1; further ones share what was added to the order later
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  version_id     bigint NOT NULL,
  policy_id      bigint NOT NULL,
  plan_code      text   NOT NULL,
  sold_on        date   NOT NULL,
  final_from     date   NOT NULL,               -- the return window ends
  total_minor    bigint NOT NULL CHECK (total_minor >= 0),
  refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND total_minor),
  cut_seal       bigint NOT NULL,
  UNIQUE (order_no, no)
);
CREATE INDEX split_by_day ON sharing.split (sold_on DESC, id DESC);
SELECT shared.scope_by_party('sharing.split', 'partner_id');
SELECT shared.grant_server('sharing.split', 'SELECT, INSERT, UPDATE');

CREATE TABLE sharing.share (
  id               bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  split_id         bigint NOT NULL REFERENCES sharing.split,
  no               int    NOT NULL,
  party            text   NOT NULL,
  partner_id       bigint,                      -- null: the brand itself, or a party outside the programme
  outside          boolean NOT NULL,
  order_no         text   NOT NULL,
  plan_code        text   NOT NULL,
  policy_id        bigint NOT NULL,
  entity_id        bigint NOT NULL,
  currency         text   NOT NULL,
  sold_on          date   NOT NULL,
  final_from       date   NOT NULL,
  how              text   NOT NULL CHECK (how IN ('FIXED', 'PERCENT', 'RESIDUAL')),
  rate_ppm         int    NOT NULL,
  basis_minor      bigint NOT NULL,
  amount_minor     bigint NOT NULL CHECK (amount_minor >= 0),
  given_back_minor bigint NOT NULL DEFAULT 0,
  refundable       boolean NOT NULL,
  UNIQUE (split_id, no)
);
CREATE INDEX share_by_partner ON sharing.share (partner_id, sold_on DESC, id DESC);
CREATE INDEX share_by_day ON sharing.share (sold_on DESC, id DESC);
SELECT shared.scope_by_party('sharing.share', 'partner_id');
SELECT shared.grant_server('sharing.share', 'SELECT, INSERT, UPDATE');

-- one month of one party under one plan
CREATE TABLE sharing.statement (
  id            bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  number        text   NOT NULL UNIQUE,
  partner_id    bigint NOT NULL,
  plan_code     text   NOT NULL,
  policy_id     bigint NOT NULL,
  entity_id     bigint NOT NULL,
  currency      text   NOT NULL,
  month         text   NOT NULL,
  amount_minor  bigint NOT NULL,                -- below zero: more was given back than earned, taken back from the party
  state         text   NOT NULL CHECK (state IN ('DRAFT', 'SENT', 'ACCEPTED', 'PAYABLE')),
  drawn_by      text   NOT NULL,
  created_at    timestamptz NOT NULL,
  released_at   timestamptz,
  UNIQUE (partner_id, plan_code, month)
);
CREATE INDEX share_statement_by_month ON sharing.statement (month DESC, id DESC);
SELECT shared.scope_by_party('sharing.statement', 'partner_id');
SELECT shared.grant_server('sharing.statement', 'SELECT, INSERT, UPDATE');

-- every change of a share: what it got, what it gave back
CREATE TABLE sharing.entry (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  share_id     bigint NOT NULL REFERENCES sharing.share,
  no           int    NOT NULL,
  partner_id   bigint,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  cut_seal     bigint NOT NULL,
  booked_on    date   NOT NULL,
  statement_id bigint REFERENCES sharing.statement,
  UNIQUE (share_id, no)
);
CREATE INDEX share_entry_by_statement ON sharing.entry (statement_id, id);
SELECT shared.scope_by_party('sharing.entry', 'partner_id');
SELECT shared.grant_server('sharing.entry', 'SELECT, INSERT');
GRANT UPDATE (statement_id) ON sharing.entry TO ${serverRole};

CREATE TABLE sharing.progress (
  one_row  boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  cut_seal bigint NOT NULL
);
INSERT INTO sharing.progress (cut_seal) VALUES (0);
SELECT shared.grant_server('sharing.progress', 'SELECT, UPDATE');
