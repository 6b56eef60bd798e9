-- Why: a file is evidence. Its bytes are stored once under their hash; each upload keeps who brought it, when, and under which name.
CREATE TABLE files.file (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       bigint      NOT NULL CHECK (bytes > 0),
  name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  media_type  text        NOT NULL,
  purpose     text        NOT NULL,
  party_id    bigint,                -- the partner it belongs to; null: the brand's own
  created_by  text        NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX file_by_hash ON files.file (sha256);
SELECT shared.scope_by_party('files.file', 'party_id');
SELECT shared.grant_server('files.file', 'SELECT, INSERT');
