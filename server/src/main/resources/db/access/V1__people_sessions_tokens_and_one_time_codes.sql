-- Why: who may sign in stands apart from what proves it: password hashes are read only while signing in (system scope). Sessions, tokens,
-- links and codes are kept as hashes. Expiry goes by real time, which moving the demo's clock does not touch.
CREATE TABLE access.person (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login       text UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 2 AND 60),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  partner     boolean NOT NULL,
  phone       text NOT NULL DEFAULT '',
  language    text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
  roles       text[] NOT NULL,
  sees_all    boolean NOT NULL,
  disabled    boolean NOT NULL DEFAULT false,
  created_at  timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT (partner AND sees_all))
);
CREATE UNIQUE INDEX person_by_phone ON access.person (phone) WHERE partner AND phone <> '';
SELECT shared.grant_server('access.person', 'SELECT, INSERT, UPDATE');

CREATE TABLE access.person_unit (
  person_id bigint NOT NULL REFERENCES access.person,
  unit_id   bigint NOT NULL,
  PRIMARY KEY (person_id, unit_id)
);
SELECT shared.grant_server('access.person_unit', 'SELECT, INSERT, DELETE');

CREATE TABLE access.person_partner (
  person_id  bigint NOT NULL REFERENCES access.person,
  partner_id bigint NOT NULL,
  PRIMARY KEY (person_id, partner_id)
);
CREATE INDEX person_by_partner ON access.person_partner (partner_id);
SELECT shared.grant_server('access.person_partner', 'SELECT, INSERT, DELETE');
SELECT shared.scope_by_party('access.person_partner', 'partner_id');

-- staff's names may be read by anybody signed in; a partner's people by those who see the partner
ALTER TABLE access.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.person FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON access.person USING (
  (SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all')
  OR (NOT partner AND (SELECT nullif(current_setting('mingqu.principal', true), '')) IS NOT NULL)
  OR ('person:' || id) = (SELECT nullif(current_setting('mingqu.principal', true), ''))
  OR EXISTS (SELECT 1 FROM access.person_partner p WHERE p.person_id = person.id));

CREATE TABLE access.credential (
  person_id     bigint PRIMARY KEY REFERENCES access.person,
  password_hash text NOT NULL,
  changed_at    timestamptz NOT NULL DEFAULT now()
);
SELECT shared.grant_server('access.credential', 'SELECT, INSERT, UPDATE');

CREATE TABLE access.session (
  hash       bytea PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES access.person,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  address    text NOT NULL,
  agent      text NOT NULL
);
CREATE INDEX session_by_person ON access.session (person_id);
SELECT shared.grant_server('access.session', 'SELECT, INSERT, DELETE');

CREATE TABLE access.token (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash         bytea NOT NULL UNIQUE,
  person_id    bigint NOT NULL REFERENCES access.person,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  roles        text[] NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
CREATE INDEX token_by_person ON access.token (person_id);
SELECT shared.grant_server('access.token', 'SELECT, INSERT, UPDATE');

-- a code belongs to a link (its hash then needs the link's token too) or to a phone
CREATE TABLE access.code (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES access.person,
  link_hash  bytea UNIQUE,
  code_hash  bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  tries      int NOT NULL DEFAULT 0,
  used       boolean NOT NULL DEFAULT false
);
CREATE INDEX code_by_person ON access.code (person_id) WHERE NOT used;
SELECT shared.grant_server('access.code', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE access.message (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES access.person,
  phone      text NOT NULL,
  purpose    text NOT NULL,
  text       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at    timestamptz
);
SELECT shared.grant_server('access.message', 'SELECT, INSERT, UPDATE, DELETE');

-- failures to sign in, by account and by address
CREATE TABLE access.throttle (
  key           text PRIMARY KEY,
  failures      int NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz
);
SELECT shared.grant_server('access.throttle', 'SELECT, INSERT, UPDATE, DELETE');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['credential', 'session', 'code', 'throttle'] LOOP
    EXECUTE format('ALTER TABLE access.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE access.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY system_only ON access.%I USING ((SELECT nullif(current_setting(''mingqu.scope'', true), '''')) = ''system'')', name);
  END LOOP;
END $$;

ALTER TABLE access.token ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.token FORCE ROW LEVEL SECURITY;
CREATE POLICY own_or_head_office ON access.token USING (
  (SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all')
  OR ('person:' || person_id) = (SELECT nullif(current_setting('mingqu.principal', true), '')));

-- anyone's act may send, only head office reads
ALTER TABLE access.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE access.message FORCE ROW LEVEL SECURITY;
CREATE POLICY send ON access.message FOR INSERT WITH CHECK (true);
CREATE POLICY read ON access.message FOR SELECT USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) IN ('system', 'all'));
CREATE POLICY mark ON access.message FOR UPDATE USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) = 'system');
CREATE POLICY forget ON access.message FOR DELETE USING ((SELECT nullif(current_setting('mingqu.scope', true), '')) = 'system');
