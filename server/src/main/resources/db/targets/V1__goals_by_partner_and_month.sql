-- Why: a target is agreed once, changed only by a new version, and every attainment names the version it was measured against.
CREATE TABLE targets.sheet (
  id           bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
  code         text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  version      int  NOT NULL CHECK (version > 0),
  title_zh     text NOT NULL,
  title_en     text NOT NULL,
  year         int  NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  measure      text NOT NULL,
  currency     text CHECK (length(currency) = 3),
  entity_id    bigint,
  state        text NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  published_by text,
  published_at timestamptz,
  UNIQUE (code, version),
  CHECK (published_by IS NULL OR published_by <> created_by)
);
CREATE UNIQUE INDEX sheet_one_published ON targets.sheet (code) WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX sheet_one_draft ON targets.sheet (code) WHERE state = 'DRAFT';
SELECT shared.grant_server('targets.sheet', 'SELECT, INSERT, UPDATE');

CREATE TABLE targets.goal (
  sheet_id   bigint NOT NULL REFERENCES targets.sheet,
  partner_id bigint NOT NULL,
  month      int    NOT NULL CHECK (month BETWEEN 1 AND 12),
  amount     bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (sheet_id, partner_id, month)
);
CREATE INDEX goal_by_partner ON targets.goal (partner_id, sheet_id);
SELECT shared.scope_by_party('targets.goal', 'partner_id');
SELECT shared.grant_server('targets.goal', 'SELECT, INSERT, UPDATE, DELETE');
