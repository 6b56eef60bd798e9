-- Why: an entry is written once, unchained, in the transaction it tells about; one sealer chains entries afterwards, so that writers never
-- queue for the head of the chain. The server may append and read; it may change and delete nothing but the list of entries to be sealed.
CREATE SEQUENCE audit.entry_id;

CREATE TABLE audit.entry (
  id             bigint PRIMARY KEY,
  at             timestamptz NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  principal      text NOT NULL,
  principal_name text NOT NULL,
  action         text NOT NULL,
  subject_kind   text NOT NULL,
  subject_id     text NOT NULL,
  detail         text NOT NULL
);
CREATE INDEX entry_by_subject ON audit.entry (subject_kind, subject_id, id);
CREATE INDEX entry_by_principal ON audit.entry (principal, id);

CREATE TABLE audit.seal (
  seq       bigint PRIMARY KEY,
  entry_id  bigint NOT NULL UNIQUE REFERENCES audit.entry,
  hash      bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE audit.unsealed (entry_id bigint PRIMARY KEY);

SELECT shared.grant_server('audit.entry', 'SELECT, INSERT');
SELECT shared.grant_server('audit.seal', 'SELECT, INSERT');
SELECT shared.grant_server('audit.unsealed', 'SELECT, INSERT, DELETE');

-- anyone may append, only head office and the system read
ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON audit.entry FOR INSERT WITH CHECK (true);
CREATE POLICY read ON audit.entry FOR SELECT USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'));
