-- Why: programmes may now have scorecards, groups and limits shared by all partners, and a settling can be re-rated from its sums.
ALTER TABLE incentive.settling ADD COLUMN first_day date;
UPDATE incentive.settling SET first_day = date_trunc('month', through)::date;
ALTER TABLE incentive.settling ALTER COLUMN first_day SET NOT NULL;

ALTER TABLE incentive.payout ADD COLUMN lines_paying bigint;
ALTER TABLE incentive.payout ADD COLUMN opening_paying bigint;
ALTER TABLE incentive.payout ADD COLUMN effects jsonb;            -- null: nothing but tiers and bounds
ALTER TABLE incentive.payout DROP CONSTRAINT payout_limited_by_check;
ALTER TABLE incentive.payout ADD CONSTRAINT payout_limited_by_check
  CHECK (limited_by IN ('NONE', 'MINIMUM', 'CAP', 'UNMET', 'PENALTY', 'PAY_FROM', 'LINE_CAP', 'PROGRAMME_CAP', 'BUDGET'));
