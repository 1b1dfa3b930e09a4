-- id: A-1
-- titel: a title
-- class: gap
-- title: one
-- title: two
-- ask: what?
SELECT id FROM flows;
