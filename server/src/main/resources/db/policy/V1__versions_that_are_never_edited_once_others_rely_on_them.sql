-- Why: what was agreed has to be provable later: which text, in force on which days, known since when, approved by whom, seen by which
-- partner. A body changes in draft only; everything after that is a new version.
CREATE TABLE policy.policy (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       text NOT NULL,
  code       text NOT NULL UNIQUE,
  entity_id  bigint,
  title_zh   text NOT NULL,
  title_en   text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX policy_by_kind ON policy.policy (kind, id);
SELECT shared.grant_server('policy.policy', 'SELECT, INSERT, UPDATE (title_zh, title_en)');

CREATE TABLE policy.version (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id     bigint NOT NULL REFERENCES policy.policy,
  number        int NOT NULL,
  state         text NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
  document_no   text UNIQUE,
  valid_from    date NOT NULL,
  valid_through date CHECK (valid_through >= valid_from),
  body          jsonb NOT NULL,
  sha256        text NOT NULL,
  note          text NOT NULL DEFAULT '',
  authors       text[] NOT NULL,
  approved_by   text,
  approved_at   timestamptz,
  published_at  timestamptz,
  superseded_at timestamptz,
  withdrawn_at  timestamptz,
  examples      jsonb,
  updated_at    timestamptz NOT NULL,
  UNIQUE (policy_id, number),
  CHECK (state NOT IN ('PUBLISHED', 'SUPERSEDED') OR (published_at IS NOT NULL AND document_no IS NOT NULL AND approved_by IS NOT NULL)),
  CHECK (approved_by IS NULL OR NOT approved_by = ANY (authors))
);
CREATE UNIQUE INDEX one_open_version ON policy.version (policy_id) WHERE state IN ('DRAFT', 'IN_REVIEW', 'APPROVED');
CREATE INDEX version_published ON policy.version (published_at) WHERE published_at IS NOT NULL;
SELECT shared.grant_server('policy.version', 'SELECT, INSERT, UPDATE');

CREATE TABLE policy.event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version_id bigint NOT NULL REFERENCES policy.version,
  act        text NOT NULL,
  actor_id   text NOT NULL,
  actor_name text NOT NULL,
  text       text NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX event_by_version ON policy.event (version_id, id);
SELECT shared.grant_server('policy.event', 'SELECT, INSERT');

CREATE TABLE policy.acknowledgement (
  version_id   bigint NOT NULL REFERENCES policy.version,
  party_id     bigint NOT NULL,
  sha256       text NOT NULL,
  principal_id text NOT NULL,
  name         text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (version_id, party_id)
);
SELECT shared.scope_by_party('policy.acknowledgement', 'party_id');
SELECT shared.grant_server('policy.acknowledgement', 'SELECT, INSERT');

-- a published text cannot change any more, whoever asks
CREATE FUNCTION policy.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL AND (NEW.body, NEW.sha256, NEW.valid_from, NEW.valid_through, NEW.document_no, NEW.published_at)
      IS DISTINCT FROM (OLD.body, OLD.sha256, OLD.valid_from, OLD.valid_through, OLD.document_no, OLD.published_at) THEN
    RAISE EXCEPTION 'policy version % is published and cannot change', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE ON policy.version FOR EACH ROW EXECUTE FUNCTION policy.keep_published();
