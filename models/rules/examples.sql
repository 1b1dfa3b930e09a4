-- Three rules to start from: flowgap gaps --rules=models/rules/examples.sql models/cbp-one.xml
-- The form of such a file is described in flowgap-schema(5).

-- id: EX-BIOMETRIC-OUT
-- title: biometric data change hands without a stated purpose
-- class: gap
-- reference: Fair Information Practice Principles: purpose specification
-- why: A face or a fingerprint cannot be changed. Whoever receives one should be told what for,
--   and so should the person.
-- false-alarm: The purpose is stated in a part that nobody has read.
-- ask: For which purpose does this recipient get biometric data?
SELECT f.id, e.id AS element, c.number AS cell, 'to ' || p.label AS detail
FROM flows f JOIN places p ON p.id = f.to_place
JOIN places o ON o.id = f.from_place AND o.custodian <> p.custodian
JOIN flow_elements x ON x.flow = f.id
JOIN elements e ON e.id = x.element AND e.category = 'biometric'
JOIN cells c ON c.flow = f.id AND c.attribute = 'purpose' AND c.family <> 'answered'
WHERE f.fate = 'asserted';

-- id: EX-LONG
-- title: something is kept for more than ten years
-- class: question
-- ask: Why so long, and is it needed for all of these people?
SELECT h.id, h.place || ': ' || c.value || ' (' || c.source || ')' AS detail
FROM holdings h JOIN claims c ON c.holding = h.id
WHERE c.days > 3650 AND c.says = 'states';

-- id: EX-NO-PERIOD
-- title: a place of the operator keeps what nobody wrote down, and it is not said how long
-- class: gap
-- ask: How long are data kept there, and under which schedule?
SELECT place AS id, element, number AS cell
FROM cells
WHERE attribute = 'period' AND kind = 'implied' AND NOT homework AND family <> 'answered';
