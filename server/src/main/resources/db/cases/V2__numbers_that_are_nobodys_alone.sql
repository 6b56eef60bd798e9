-- Why: a regional manager may doubt a number that belongs to no single partner, such as a board's total. The case then names no partner;
-- head office sees it as all cases, and whoever opened it keeps seeing it and its comments.
CREATE POLICY by_opener ON cases.case_file
  USING (party_id IS NULL AND opened_by = (SELECT nullif(current_setting('mingqu.principal', true), '')));
CREATE POLICY by_opener ON cases.comment
  USING (party_id IS NULL AND EXISTS (SELECT FROM cases.case_file c
    WHERE c.id = case_id AND c.opened_by = (SELECT nullif(current_setting('mingqu.principal', true), ''))));
