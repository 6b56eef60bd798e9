-- Why: compensation is paid per purchase line still on the shelf; what is claimed of a line under an order can never exceed what was bought on it.

-- one reckoning of a price-change order over all partners in its scope: what is still to be claimed
CREATE TABLE compensation.calculation (
  id            bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  policy_id     bigint NOT NULL,
  version_id    bigint NOT NULL,
  code          text   NOT NULL,
  document_no   text,
  title_zh      text   NOT NULL,
  title_en      text   NOT NULL,
  effective     date   NOT NULL,
  seal_no       bigint NOT NULL,
  state         text   NOT NULL CHECK (state IN ('CALCULATED', 'SUBMITTED', 'APPROVED', 'CANCELLED')),
  currency      text   NOT NULL,
  calculated_by text   NOT NULL,
  calculated_at timestamptz NOT NULL,
  approval_id   bigint,
  decided_by    text,
  decided_at    timestamptz,
  CHECK (state <> 'APPROVED' OR decided_by IS NOT NULL AND decided_by <> calculated_by)
);
SELECT shared.grant_server('compensation.calculation', 'SELECT, INSERT, UPDATE');

-- what one partner gets of one legal entity by a calculation
CREATE TABLE compensation.claim (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  calculation_id bigint NOT NULL REFERENCES compensation.calculation,
  policy_id      bigint NOT NULL,
  partner_id     bigint NOT NULL,
  entity_id      bigint NOT NULL,
  currency       text   NOT NULL,
  amount_minor   bigint NOT NULL,
  quantity_milli bigint NOT NULL,
  state          text   NOT NULL CHECK (state IN ('CALCULATED', 'APPROVED', 'DISPUTED', 'PAYABLE', 'CANCELLED')),
  answered_by    text,
  answered_at    timestamptz,
  note           text   NOT NULL DEFAULT '',
  UNIQUE (calculation_id, partner_id, entity_id)
);
CREATE INDEX claim_by_partner ON compensation.claim (partner_id, id);
SELECT shared.scope_by_party('compensation.claim', 'partner_id');
SELECT shared.grant_server('compensation.claim', 'SELECT, INSERT, UPDATE');

CREATE TABLE compensation.claim_line (
  claim_id        bigint NOT NULL REFERENCES compensation.claim,
  partner_id      bigint NOT NULL,
  purchase_id     bigint NOT NULL,            -- the movement
  product_id      bigint NOT NULL,
  purchased_on    date   NOT NULL,
  document_no     text   NOT NULL,
  purchased_milli bigint NOT NULL,
  quantity_milli  bigint NOT NULL CHECK (quantity_milli > 0),
  old_price       text   NOT NULL,
  new_price       text   NOT NULL,
  amount_minor    bigint NOT NULL,
  in_transit      boolean NOT NULL,
  outcome         text   NOT NULL,            -- how the stock reconciled
  source          text   NOT NULL,            -- which quantity counted
  PRIMARY KEY (claim_id, purchase_id, in_transit)
);
SELECT shared.scope_by_party('compensation.claim_line', 'partner_id');
SELECT shared.grant_server('compensation.claim_line', 'SELECT, INSERT');

-- the guard: whoever claims adds here, and the database refuses more than was bought
CREATE TABLE compensation.claimed (
  policy_id       bigint NOT NULL,
  purchase_id     bigint NOT NULL,
  partner_id      bigint NOT NULL,
  purchased_milli bigint NOT NULL,
  claimed_milli   bigint NOT NULL,
  PRIMARY KEY (policy_id, purchase_id),
  CONSTRAINT never_claimed_twice CHECK (claimed_milli BETWEEN 0 AND purchased_milli)
);
SELECT shared.scope_by_party('compensation.claimed', 'partner_id');
SELECT shared.grant_server('compensation.claimed', 'SELECT, INSERT, UPDATE');
