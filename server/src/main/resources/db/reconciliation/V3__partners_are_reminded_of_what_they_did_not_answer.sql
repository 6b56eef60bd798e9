-- Why: a statement nobody answers holds up its rebate; the partner is reminded after declared days, and again, but not every day.
ALTER TABLE reconciliation.statement ADD COLUMN reminded_at timestamptz;
CREATE INDEX statement_unanswered ON reconciliation.statement (sent_at) WHERE state = 'SENT';
