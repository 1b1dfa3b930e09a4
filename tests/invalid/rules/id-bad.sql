-- id: FG-R01
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
-- id: said
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
-- id: 1st
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
-- id: a@b
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
-- id: a-1
-- title: a title
-- class: gap
-- ask: what?
SELECT id FROM flows;
