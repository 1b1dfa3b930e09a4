-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows ORDER BY random();
-- id: A-2
-- title: a title
-- class: gap
-- ask: what?
ATTACH 'x.db' AS x;
-- id: A-3
-- title: a title
-- class: gap
-- ask: what?
DELETE FROM gaps;
-- id: A-4
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
SELECT id FROM places;
-- id: A-5
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows WHERE date('now') > '2020'
