-- Why: a held row that does not say its document may be the very line that seems gone; its removal waits until the row is mended or dropped.
-- held rows of a batch without a readable document number; low is null when it could be any, else the rounded number lay between
CREATE TABLE movement.unknown_document (
  batch_id bigint  NOT NULL,
  low      numeric,
  high     numeric,
  CHECK ((low IS NULL) = (high IS NULL))
);
CREATE INDEX unknown_document_by_batch ON movement.unknown_document (batch_id);
SELECT shared.grant_server('movement.unknown_document', 'SELECT, INSERT, DELETE');

-- lines that would count as removed by the batch, were it not for its held rows
CREATE TABLE movement.suspended_removal (
  batch_id     bigint  NOT NULL,
  movement_id  bigint  NOT NULL,
  month        date    NOT NULL,
  source_id    int     NOT NULL,
  document_no  text    NOT NULL,
  line_key     text    NOT NULL,
  content      uuid    NOT NULL,
  old_batch_id bigint  NOT NULL,
  unknown      boolean NOT NULL,    -- the held row does not name its document; false: it names this one
  PRIMARY KEY (batch_id, movement_id)
);
CREATE INDEX suspended_removal_by_document ON movement.suspended_removal (source_id, document_no);
SELECT shared.grant_server('movement.suspended_removal', 'SELECT, INSERT, DELETE');

-- documents with a suspended removal that this batch says again, whole
CREATE TABLE movement.restated_document (
  batch_id    bigint NOT NULL,
  source_id   int    NOT NULL,
  document_no text   NOT NULL,
  PRIMARY KEY (batch_id, source_id, document_no)
);
SELECT shared.grant_server('movement.restated_document', 'SELECT, INSERT, DELETE');
