-- Why: a stolen password alone must not move money. The shared secret is encrypted with a key that is not in the database; the last step
-- used is kept so that a code works once.
CREATE TABLE access.second_factor (
  person_id bigint PRIMARY KEY REFERENCES access.person,
  secret    bytea NOT NULL,
  confirmed boolean NOT NULL DEFAULT false,
  last_step bigint NOT NULL DEFAULT 0
);
SELECT shared.grant_server('access.second_factor', 'SELECT, INSERT, UPDATE, DELETE');
ALTER TABLE access.second_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.second_factor FORCE ROW LEVEL SECURITY;
CREATE POLICY system_only ON access.second_factor USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) = 'system');
