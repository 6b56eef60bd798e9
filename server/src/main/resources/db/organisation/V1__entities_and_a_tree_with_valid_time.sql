-- Why: a region is moved or renamed on a day, and what was before that day stays as it was; a unit's state on a day is its latest version
-- that has begun. People are opaque ids, because this room stands below access.
CREATE TABLE organisation.brand_group (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  name_zh  text NOT NULL,
  name_en  text NOT NULL,
  zone     text NOT NULL
);
INSERT INTO organisation.brand_group (name_zh, name_en, zone) VALUES ('明渠', 'Mingqu', 'Asia/Shanghai');
SELECT shared.grant_server('organisation.brand_group', 'SELECT, UPDATE');

CREATE TABLE organisation.legal_entity (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code     text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
  name_zh  text NOT NULL CHECK (length(name_zh) BETWEEN 1 AND 200),
  name_en  text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  uscc     text NOT NULL DEFAULT '',
  closed   boolean NOT NULL DEFAULT false
);
SELECT shared.grant_server('organisation.legal_entity', 'SELECT, INSERT, UPDATE');

CREATE TABLE organisation.unit (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
  kind text NOT NULL CHECK (kind IN ('HEAD_OFFICE', 'REGION', 'PROVINCE', 'OFFICE', 'DEPARTMENT'))
);
SELECT shared.grant_server('organisation.unit', 'SELECT, INSERT, UPDATE');

CREATE TABLE organisation.unit_version (
  unit_id    bigint NOT NULL REFERENCES organisation.unit,
  valid_from date NOT NULL,
  name_zh    text NOT NULL CHECK (length(name_zh) BETWEEN 1 AND 100),
  name_en    text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 100),
  parent_id  bigint REFERENCES organisation.unit CHECK (parent_id <> unit_id),
  closed     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (unit_id, valid_from)
);
SELECT shared.grant_server('organisation.unit_version', 'SELECT, INSERT, UPDATE');

CREATE TABLE organisation.position (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id  bigint NOT NULL REFERENCES organisation.unit,
  code     text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  title_zh text NOT NULL,
  title_en text NOT NULL,
  UNIQUE (unit_id, code)
);
SELECT shared.grant_server('organisation.position', 'SELECT, INSERT, UPDATE');

CREATE TABLE organisation.holder (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  position_id bigint NOT NULL REFERENCES organisation.position,
  person_id   bigint NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to > valid_from),
  UNIQUE (position_id, person_id, valid_from)
);
CREATE INDEX holder_by_person ON organisation.holder (person_id);
SELECT shared.grant_server('organisation.holder', 'SELECT, INSERT, UPDATE');

-- from the first day to the last, both included
CREATE TABLE organisation.stand_in (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   bigint NOT NULL,
  stand_in_id bigint NOT NULL CHECK (stand_in_id <> person_id),
  first_day   date NOT NULL,
  last_day    date NOT NULL CHECK (last_day >= first_day),
  reason      text NOT NULL DEFAULT '',
  withdrawn   boolean NOT NULL DEFAULT false
);
CREATE INDEX stand_in_by_person ON organisation.stand_in (person_id) WHERE NOT withdrawn;
CREATE INDEX stand_in_by_stand_in ON organisation.stand_in (stand_in_id) WHERE NOT withdrawn;
SELECT shared.grant_server('organisation.stand_in', 'SELECT, INSERT, UPDATE');
