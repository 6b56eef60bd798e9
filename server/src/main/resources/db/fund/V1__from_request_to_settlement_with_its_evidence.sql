-- Why: a market fund is money promised before it is spent and paid only against evidence. Amounts are fenced here a second time: nobody can be
-- settled above the approval and its tolerance, and who verifies is neither who asked, nor who approved, nor who claimed, whatever the program does.
CREATE TABLE fund.application (
  id              bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  policy_id       bigint NOT NULL,
  version_id      bigint NOT NULL,
  partner_id      bigint,
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  state           text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'RETURNED', 'REFUSED')),
  activities      int NOT NULL CHECK (activities > 0),
  requested_minor bigint NOT NULL CHECK (requested_minor > 0),
  currency        text NOT NULL,
  requested_by    text NOT NULL,
  requested_at    timestamptz NOT NULL,
  approved_by     text,
  decided_at      timestamptz,
  note            text NOT NULL DEFAULT '',
  CONSTRAINT nobody_approves_their_own CHECK (state <> 'APPROVED' OR approved_by <> requested_by)
);
SELECT shared.scope_by_party('fund.application', 'partner_id');
SELECT shared.grant_server('fund.application', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.agreement (
  id            bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  policy_id     bigint NOT NULL,
  partner_id    bigint NOT NULL,
  outlet_id     bigint NOT NULL,
  title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  monthly_minor bigint NOT NULL CHECK (monthly_minor > 0),
  from_day      date NOT NULL,
  through_day   date NOT NULL CHECK (through_day >= from_day),
  state         text NOT NULL CHECK (state IN ('ACTIVE', 'ENDED')),
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL,
  EXCLUDE USING gist (int8range(outlet_id, outlet_id, '[]') WITH &&, int8range(policy_id, policy_id, '[]') WITH &&,
                      daterange(from_day, through_day, '[]') WITH &&) WHERE (state = 'ACTIVE')
);
CREATE INDEX agreement_by_partner ON fund.agreement (partner_id, id);
SELECT shared.scope_by_party('fund.agreement', 'partner_id');
SELECT shared.grant_server('fund.agreement', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.activity (
  id              bigint GENERATED ALWAYS AS IDENTITY (START WITH 100000) PRIMARY KEY,
  application_id  bigint NOT NULL REFERENCES fund.application,
  agreement_id    bigint REFERENCES fund.agreement,
  policy_id       bigint NOT NULL,
  version_id      bigint NOT NULL,
  partner_id      bigint NOT NULL,
  entity_id       bigint NOT NULL,
  currency        text NOT NULL,
  budget_code     text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('DISPLAY', 'PROMOTION', 'EVENT', 'ADVERTISING', 'MATERIAL')),
  title           text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  outlet_id       bigint,
  latitude_e6     int,
  longitude_e6    int,
  from_day        date NOT NULL,
  through_day     date NOT NULL CHECK (through_day >= from_day),
  stage           text NOT NULL,
  stage_since     timestamptz NOT NULL,
  requested_minor bigint NOT NULL CHECK (requested_minor >= 0),
  approved_minor  bigint NOT NULL CHECK (approved_minor >= 0),
  claimed_minor   bigint NOT NULL CHECK (claimed_minor >= 0),
  settled_minor   bigint NOT NULL CHECK (settled_minor >= 0),
  tolerance_ppm   int NOT NULL CHECK (tolerance_ppm BETWEEN 0 AND 1000000),
  claim_until     date,
  noticed_on      date,
  extensions      int NOT NULL DEFAULT 0,
  requested_by    text NOT NULL,
  approved_by     text NOT NULL DEFAULT '',
  UNIQUE (id, requested_by, approved_by),
  CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL)),
  CONSTRAINT never_above_the_approval CHECK ((claimed_minor + settled_minor)::numeric * 1000000 <= approved_minor::numeric * (1000000 + tolerance_ppm)),
  CONSTRAINT nobody_approves_their_own CHECK (approved_by = '' OR approved_by <> requested_by)
);
CREATE INDEX activity_by_application ON fund.activity (application_id, id);
CREATE INDEX activity_by_partner ON fund.activity (partner_id, id);
CREATE INDEX activity_by_stage ON fund.activity (stage, claim_until);
CREATE UNIQUE INDEX activity_once_per_agreement_and_month ON fund.activity (agreement_id, from_day) WHERE agreement_id IS NOT NULL AND stage <> 'REFUSED';
SELECT shared.scope_by_party('fund.activity', 'partner_id');
SELECT shared.grant_server('fund.activity', 'SELECT, INSERT, UPDATE');

-- 垫付: goods a dealer gave out for the brand are a line of their own and come back in goods
CREATE TABLE fund.activity_line (
  activity_id     bigint NOT NULL REFERENCES fund.activity,
  line_no         int NOT NULL CHECK (line_no > 0),
  partner_id      bigint NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('EXPENSE', 'FRONTED_GOODS')),
  item            text NOT NULL CHECK (length(item) BETWEEN 1 AND 120),
  product_id      bigint,
  quantity_milli  bigint CHECK (quantity_milli > 0),
  requested_minor bigint NOT NULL CHECK (requested_minor > 0),
  approved_minor  bigint CHECK (approved_minor BETWEEN 0 AND requested_minor),
  reason          text NOT NULL DEFAULT '',
  PRIMARY KEY (activity_id, line_no),
  CHECK ((kind = 'FRONTED_GOODS') = (quantity_milli IS NOT NULL))
);
SELECT shared.scope_by_party('fund.activity_line', 'partner_id');
SELECT shared.grant_server('fund.activity_line', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.top_up (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  activity_id  bigint NOT NULL REFERENCES fund.activity,
  partner_id   bigint NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  reason       text NOT NULL,
  state        text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED')),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by   text,
  CHECK (state <> 'APPROVED' OR decided_by <> requested_by)
);
CREATE INDEX top_up_by_activity ON fund.top_up (activity_id);
SELECT shared.scope_by_party('fund.top_up', 'partner_id');
SELECT shared.grant_server('fund.top_up', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.claim (
  id             bigint GENERATED ALWAYS AS IDENTITY (START WITH 500000) PRIMARY KEY,
  activity_id    bigint NOT NULL,
  policy_id      bigint NOT NULL,
  partner_id     bigint NOT NULL,
  currency       text NOT NULL,
  month          date NOT NULL,
  state          text NOT NULL CHECK (state IN ('SUBMITTED', 'RETURNED', 'PROPOSED', 'SETTLED', 'REFUSED')),
  state_since    timestamptz NOT NULL,
  claimed_minor  bigint NOT NULL CHECK (claimed_minor > 0),
  verified_minor bigint NOT NULL DEFAULT 0 CHECK (verified_minor BETWEEN 0 AND claimed_minor),
  last           boolean NOT NULL,
  sellout_minor  bigint NOT NULL DEFAULT 0 CHECK (sellout_minor >= 0),
  bank_account   text NOT NULL DEFAULT '' CHECK (bank_account ~ '^[0-9]{0,32}$'),
  note           text NOT NULL DEFAULT '',
  verdict        text NOT NULL DEFAULT '',
  requested_by   text NOT NULL,
  approved_by    text NOT NULL,
  claimed_by     text NOT NULL,
  submitted_at   timestamptz NOT NULL,
  verified_by    text,
  verified_at    timestamptz,
  accepted_by    text,
  settled_on     date,
  check_id       bigint,
  sampled        boolean NOT NULL DEFAULT false,
  FOREIGN KEY (activity_id, requested_by, approved_by) REFERENCES fund.activity (id, requested_by, approved_by),
  CONSTRAINT four_eyes CHECK (verified_by IS NULL OR verified_by NOT IN (requested_by, approved_by, claimed_by)),
  CONSTRAINT settled_is_verified CHECK (state <> 'SETTLED' OR (verified_by IS NOT NULL AND verified_minor > 0 AND settled_on IS NOT NULL))
);
CREATE INDEX claim_by_activity ON fund.claim (activity_id);
CREATE INDEX claim_by_partner ON fund.claim (partner_id, id);
CREATE INDEX claim_by_state ON fund.claim (state, id);
CREATE INDEX claim_unchecked ON fund.claim (month, id) WHERE check_id IS NULL;
CREATE UNIQUE INDEX claim_one_open ON fund.claim (activity_id) WHERE state IN ('SUBMITTED', 'RETURNED', 'PROPOSED');
SELECT shared.scope_by_party('fund.claim', 'partner_id');
SELECT shared.grant_server('fund.claim', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.claim_line (
  claim_id       bigint NOT NULL REFERENCES fund.claim,
  line_no        int NOT NULL,
  partner_id     bigint NOT NULL,
  claimed_minor  bigint NOT NULL CHECK (claimed_minor > 0),
  verified_minor bigint CHECK (verified_minor BETWEEN 0 AND claimed_minor),
  reason         text NOT NULL DEFAULT '',
  PRIMARY KEY (claim_id, line_no)
);
SELECT shared.scope_by_party('fund.claim_line', 'partner_id');
SELECT shared.grant_server('fund.claim_line', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE fund.claim_invoice (
  claim_id      bigint NOT NULL REFERENCES fund.claim,
  position      int NOT NULL,
  partner_id    bigint NOT NULL,
  seller_tax_no text NOT NULL,
  number        text NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (claim_id, position)
);
SELECT shared.scope_by_party('fund.claim_invoice', 'partner_id');
SELECT shared.grant_server('fund.claim_invoice', 'SELECT, INSERT, DELETE');

CREATE TABLE fund.evidence (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 900000) PRIMARY KEY,
  activity_id  bigint NOT NULL REFERENCES fund.activity,
  claim_id     bigint REFERENCES fund.claim,
  partner_id   bigint NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('PHOTO', 'DOCUMENT')),
  file_id      bigint NOT NULL,
  name         text NOT NULL,
  latitude_e6  int,
  longitude_e6 int,
  taken_at     timestamp,
  said_by      text NOT NULL CHECK (said_by IN ('CAMERA', 'PERSON', 'NOBODY')),
  added_by     text NOT NULL,
  added_at     timestamptz NOT NULL
);
CREATE INDEX evidence_by_activity ON fund.evidence (activity_id, id);
CREATE INDEX evidence_by_claim ON fund.evidence (claim_id);
SELECT shared.scope_by_party('fund.evidence', 'partner_id');
SELECT shared.grant_server('fund.evidence', 'SELECT, INSERT, UPDATE');

-- 感知哈希: what makes a picture be found again, the whole one first (0), then its cuts
CREATE TABLE fund.photo_print (
  evidence_id bigint NOT NULL REFERENCES fund.evidence,
  variant     int NOT NULL,
  partner_id  bigint NOT NULL,
  across      bigint NOT NULL,
  down        bigint NOT NULL,
  PRIMARY KEY (evidence_id, variant)
);
SELECT shared.scope_by_party('fund.photo_print', 'partner_id');
SELECT shared.grant_server('fund.photo_print', 'SELECT, INSERT');

CREATE TABLE fund.check_run (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at   timestamptz,
  claims     int NOT NULL DEFAULT 0,
  known      int NOT NULL DEFAULT 0,
  flagged    int NOT NULL DEFAULT 0,
  findings   int NOT NULL DEFAULT 0,
  sampled    int NOT NULL DEFAULT 0,
  compared   bigint NOT NULL DEFAULT 0
);
SELECT shared.grant_server('fund.check_run', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.finding (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  claim_id          bigint NOT NULL REFERENCES fund.claim,
  partner_id        bigint NOT NULL,
  check_id          bigint NOT NULL REFERENCES fund.check_run,
  kind              text NOT NULL,
  witness_claim_id  bigint NOT NULL,
  photo_id          bigint,
  witness_photo_id  bigint,
  value             bigint NOT NULL,
  detail            text NOT NULL,
  state             text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'UPHELD', 'DISMISSED')),
  decided_by        text,
  reason            text NOT NULL DEFAULT ''
);
CREATE INDEX finding_by_claim ON fund.finding (claim_id);
SELECT shared.scope_by_party('fund.finding', 'partner_id');
SELECT shared.grant_server('fund.finding', 'SELECT, INSERT, UPDATE');

CREATE TABLE fund.event (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activity_id  bigint NOT NULL REFERENCES fund.activity,
  claim_id     bigint,
  partner_id   bigint NOT NULL,
  act          text NOT NULL,
  amount_minor bigint NOT NULL DEFAULT 0,
  note         text NOT NULL DEFAULT '',
  done_by      text NOT NULL,
  done_at      timestamptz NOT NULL
);
CREATE INDEX event_by_activity ON fund.event (activity_id, id);
SELECT shared.scope_by_party('fund.event', 'partner_id');
SELECT shared.grant_server('fund.event', 'SELECT, INSERT');
