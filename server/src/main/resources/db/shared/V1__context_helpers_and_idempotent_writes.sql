-- Why: every later schema states its row-level security and its grants by these functions, so there is one way to do it,
-- and every write finds here whether its key was used before.
GRANT USAGE ON SCHEMA shared TO ${serverRole};

CREATE TABLE shared.migrated (
  module      text PRIMARY KEY,
  fingerprint bigint NOT NULL,
  migrated_at timestamptz NOT NULL DEFAULT now()
);

-- grants to the server's own user; append-only tables simply get no UPDATE and no DELETE
CREATE FUNCTION shared.grant_server(target regclass, privileges text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  home text := (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = target);
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${serverRole}', home);
  EXECUTE format('GRANT %s ON %s TO ${serverRole}', privileges, target);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO ${serverRole}', home);
END $$;

-- rows of a partner are seen by system and head-office scope and by those whose scope names the partner; no context sees nothing
CREATE FUNCTION shared.scope_by_party(target regclass, party_column name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  visible text := format(
    '(SELECT nullif(current_setting(''mingqu.scope'', true), '''')) IN (''system'', ''all'')
     OR %I = ANY ((SELECT nullif(current_setting(''mingqu.parties'', true), ''''))::bigint[])', party_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY by_party ON %s USING (%s) WITH CHECK (%s)', target, visible, visible);
END $$;

CREATE TABLE shared.idempotency (
  principal    text NOT NULL,
  key          text NOT NULL,
  route        text NOT NULL,
  body_hash    bytea NOT NULL,
  status       int,
  content_type text,
  body         bytea,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (principal, key)
);
CREATE INDEX idempotency_by_age ON shared.idempotency (created_at);
SELECT shared.grant_server('shared.idempotency', 'SELECT, INSERT, UPDATE, DELETE');
