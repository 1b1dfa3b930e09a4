-- A comment may stand here,
SELECT id FROM flows;
-- id: A-1
