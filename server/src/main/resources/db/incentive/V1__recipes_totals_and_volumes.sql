-- Why: a settlement is stored as its recipe (cut, programmes, engine) and its totals; which line earned what is computed again when asked.
CREATE TABLE incentive.settling (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  purpose        text   NOT NULL CHECK (purpose IN ('MONTH_END', 'SIMULATE')),
  cut_seal       bigint NOT NULL,
  through        date   NOT NULL,
  entity_code    text   NOT NULL DEFAULT '',
  engine_version int    NOT NULL,
  programmes     jsonb  NOT NULL,            -- code, version and policy of each
  lines_read     bigint NOT NULL,
  payouts        bigint NOT NULL,
  paid_minor     bigint NOT NULL,
  created_at     timestamptz NOT NULL,
  created_by     text   NOT NULL
);
SELECT shared.grant_server('incentive.settling', 'SELECT, INSERT');

-- totals by partner, programme and period with the kernel's trace; paid is what is due after the smallest payout was asked for
CREATE TABLE incentive.payout (
  settling_id         bigint NOT NULL REFERENCES incentive.settling,
  partner_id          bigint NOT NULL,
  programme_code      text   NOT NULL,
  programme_version   int    NOT NULL,
  period_code         text   NOT NULL,
  period_first        date   NOT NULL,
  period_last         date   NOT NULL,
  closed              boolean NOT NULL,      -- the period ended by the day settled through
  currency            text   NOT NULL,
  lines               int    NOT NULL,
  lines_base          bigint NOT NULL,
  opening_base        bigint NOT NULL,
  qualifying_base     bigint NOT NULL,
  paying_base         bigint NOT NULL,
  reference           bigint NOT NULL,
  tier                int    NOT NULL,
  to_next_tier        bigint NOT NULL,
  calculated_minor    bigint NOT NULL,
  rounding_millionths bigint NOT NULL,
  limited_by          text   NOT NULL CHECK (limited_by IN ('NONE', 'MINIMUM', 'CAP')),
  payout_minor        bigint NOT NULL,
  paid_minor          bigint NOT NULL,
  PRIMARY KEY (settling_id, partner_id, programme_code, period_code)
);
CREATE INDEX payout_by_partner ON incentive.payout (partner_id, programme_code, period_code, settling_id DESC);
SELECT shared.scope_by_party('incentive.payout', 'partner_id');
SELECT shared.grant_server('incentive.payout', 'SELECT, INSERT');

-- volumes from before we counted, so that a start in mid-year works
CREATE TABLE incentive.opening_volume (
  partner_id     bigint NOT NULL,
  programme_code text   NOT NULL,
  through        date   NOT NULL,
  qualifying     bigint NOT NULL,
  paying         bigint NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text   NOT NULL,
  PRIMARY KEY (partner_id, programme_code, through)
);
SELECT shared.scope_by_party('incentive.opening_volume', 'partner_id');
SELECT shared.grant_server('incentive.opening_volume', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE incentive.target (
  partner_id     bigint NOT NULL,
  programme_code text   NOT NULL,
  period_code    text   NOT NULL,
  value          bigint NOT NULL CHECK (value > 0),
  recorded_at    timestamptz NOT NULL,
  recorded_by    text   NOT NULL,
  PRIMARY KEY (partner_id, programme_code, period_code)
);
SELECT shared.scope_by_party('incentive.target', 'partner_id');
SELECT shared.grant_server('incentive.target', 'SELECT, INSERT, UPDATE, DELETE');

-- which published version of the policy stands behind a programme's code and number on statements
CREATE TABLE incentive.programme_version (
  programme_code text   NOT NULL,
  number         int    NOT NULL,
  version_id     bigint NOT NULL,
  policy_id      bigint NOT NULL,
  PRIMARY KEY (programme_code, number)
);
SELECT shared.grant_server('incentive.programme_version', 'SELECT, INSERT');
