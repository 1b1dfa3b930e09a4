-- id: A-1
-- title: a title
-- class: gap
-- ask: what?
SELECT 'nowhere' AS id;
-- id: A-2
-- title: a title
-- class: gap
-- ask: what?
SELECT id, 'nothing' AS element, -1 AS cell FROM flows LIMIT 1;
-- id: A-3
-- title: a title
-- class: gap
-- ask: what?
SELECT id, 999999 AS cell FROM flows LIMIT 1;
-- id: A-4
-- title: a title
-- class: gap
-- ask: what?
SELECT NULL AS id
-- id: A-5
-- title: a title
-- class: gap
-- ask: what?
SELECT char(27) || '[2J' AS id
