-- id: A-1
-- title: a title
-- class: warning
-- ask: what?
SELECT id FROM flows;
