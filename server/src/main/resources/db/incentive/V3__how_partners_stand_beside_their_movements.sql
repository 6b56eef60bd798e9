-- Why: scorecards, penalty lists, market totals, targets and opening volumes come by file or by hand and must be known at a seal like every fact.
CREATE TABLE incentive.standing_fact (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text   NOT NULL CHECK (kind IN ('SCORE', 'PENALTY', 'MARKET', 'TARGET', 'OPENING')),
  key         text   NOT NULL,              -- what a later fact of the same key replaces
  partner_id  bigint,                       -- none for a market total of a region
  region      text,
  name        text   NOT NULL,              -- metric, penalty reason, market, or programme code
  programme_code text,                      -- a penalty for one programme only
  first_day   date   NOT NULL,
  last_day    date   NOT NULL CHECK (last_day >= first_day),
  value       bigint NOT NULL DEFAULT 0,    -- millionths, minor units or thousandths, as the kind says; a penalty's amount
  second_value bigint NOT NULL DEFAULT 0,   -- an opening's paying base; a penalty's part of the payout in ppm
  batch_id    bigint,
  seal_no     bigint,                       -- for facts stated by hand; those of a file have their batch's
  recorded_at timestamptz NOT NULL,
  recorded_by text   NOT NULL,
  CHECK ((batch_id IS NULL) <> (seal_no IS NULL))
);
CREATE INDEX standing_fact_by_key ON incentive.standing_fact (kind, key, id DESC);
CREATE INDEX standing_fact_by_partner ON incentive.standing_fact (partner_id, kind, first_day);
CREATE INDEX standing_fact_by_batch ON incentive.standing_fact (batch_id);
SELECT shared.scope_by_party('incentive.standing_fact', 'partner_id');
SELECT shared.grant_server('incentive.standing_fact', 'SELECT, INSERT');

-- a programme that depends on a buy-out dealer's resale price is published only after somebody of the legal side looked at these very words
CREATE TABLE incentive.legal_review (
  version_id   bigint NOT NULL,
  sha256       text   NOT NULL,
  opinion_no   text   NOT NULL,
  note         text   NOT NULL,
  reviewed_by  text   NOT NULL,
  reviewed_at  timestamptz NOT NULL,
  PRIMARY KEY (version_id, sha256)
);
SELECT shared.grant_server('incentive.legal_review', 'SELECT, INSERT');

-- what a draft would have paid to each partner on past facts; kept so that the page can be left while it is computed
CREATE TABLE incentive.simulation (
  job_id      bigint NOT NULL PRIMARY KEY,
  code        text   NOT NULL,
  currency    text   NOT NULL,
  beside_code text,
  first_day   date   NOT NULL,
  last_day    date   NOT NULL,
  cut_seal    bigint NOT NULL,
  return_ppm  int    NOT NULL,
  tiers       int    NOT NULL,
  started_by  text   NOT NULL,
  started_at  timestamptz NOT NULL
);
SELECT shared.grant_server('incentive.simulation', 'SELECT, INSERT');

CREATE TABLE incentive.simulation_row (
  job_id         bigint NOT NULL REFERENCES incentive.simulation,
  partner_id     bigint NOT NULL,
  draft_minor    bigint NOT NULL,
  other_minor    bigint NOT NULL,
  base           bigint NOT NULL,
  tier           int    NOT NULL,
  clawback_minor bigint NOT NULL,
  cliff_minor    bigint NOT NULL,
  PRIMARY KEY (job_id, partner_id)
);
SELECT shared.scope_by_party('incentive.simulation_row', 'partner_id');
SELECT shared.grant_server('incentive.simulation_row', 'SELECT, INSERT');
