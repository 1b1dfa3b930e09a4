/* Databases, questions in SQL and rules of one's own, through the public interface. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

static const char text[] =
	"<model xmlns=\"urn:flowgap:model:1\" version=\"1\" id=\"m\" operator=\"o\" label=\"M\">"
	"<source id=\"s\" kind=\"pia\" label=\"S\" text-date=\"2020\" examined=\"whole\"/>"
	"<baseline id=\"b\" label=\"B\" sources=\"s\"/>"
	"<party id=\"o\" kind=\"agency\" label=\"O\"/>"
	"<party id=\"u\" kind=\"data-subject\" label=\"U\"/>"
	"<boundary id=\"in\" label=\"In\"/>"
	"<place id=\"p\" kind=\"person\" custodian=\"u\" boundary=\"in\" label=\"P\"/>"
	"<place id=\"q\" kind=\"store\" custodian=\"o\" boundary=\"in\" label=\"Q\"/>"
	"<element id=\"e\" label=\"E\" category=\"biographic\" source=\"s\" at=\"1\"/>"
	"<flow id=\"f\" label=\"F\" from=\"p\" to=\"q\" elements=\"e\" source=\"s\" at=\"1\"/>"
	"</model>";

struct state {
	struct flowgap_diags *diags;
	struct flowgap_model *model;
	struct flowgap_analysis *analysis;
};

static int set_up(void **state)
{
	static struct state own;
	struct flowgap_buffer message = { 0 };

	own = (struct state){ .diags = flowgap_diags_new() };
	*state = &own;
	if (flowgap_model_parse(text, strlen(text), "m.xml", own.diags, &own.model) < 0)
		return -1;
	return flowgap_analysis_new(own.model, &(struct flowgap_reading){ 0 }, &message,
	                            &own.analysis);
}

static int tear_down(void **state)
{
	struct state *own = *state;

	flowgap_analysis_free(own->analysis);
	flowgap_model_free(own->model);
	flowgap_diags_free(own->diags);
	return 0;
}

/* The answer in CSV is `want`; want NULL: it is refused with `status` and a message. */
static void ask(const struct state *own, const char *sql, int status, const char *want)
{
	struct flowgap_query query = { .sql = sql, .format = "csv", .seconds = 0.2 };
	struct flowgap_buffer message = { 0 }, answer = { 0 };

	assert_int_equal(flowgap_query(own->analysis, &query, &message, &answer), status);
	if (want)
		assert_string_equal(answer.data, want);
	else
		assert_non_null(message.data);
	assert_int_equal(want == NULL, answer.data == NULL);
	flowgap_buffer_clear(&message);
	flowgap_buffer_clear(&answer);
}

static void questions_are_answered_or_refused(void **state)
{
	ask(*state, "SELECT id, fate FROM flows", 0, "id,fate\r\nf,asserted\r\n");
	ask(*state, "DELETE FROM flows", -EINVAL, NULL);
	ask(*state, "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT 1 FROM a)"
	            " SELECT count(*) FROM a", -EDQUOT, NULL);
}

/* A value of each type, in each format. */
static void values_of_each_type(void **state)
{
	static const char sql[] = "SELECT 1 AS i, 1.5 AS r, 1e999 AS f, -1e999 AS g, NULL AS n,"
				  " x'00ff' AS b, 'a' AS t, '' AS e, cast(x'6100' AS text) AS z";
	static const struct {
		const char *format, *want;
	} rows[] = {
		{ "csv", "i,r,f,g,n,b,t,e,z\r\n1,1.5,Inf,-Inf,,x'00FF',a,,x'6100'\r\n" },
		{ "json", "[\n{\"i\":1,\"r\":1.5,\"f\":null,\"g\":null,\"n\":null,"
		          "\"b\":\"x'00FF'\",\"t\":\"a\",\"e\":\"\",\"z\":\"x'6100'\"}\n]\n" },
		{ NULL, "i    r    f     g  n  b        t  e  z\n"
		        "-  ---  ---  ----  -  -------  -  -  -------\n"
		        "1  1.5  Inf  -Inf     x'00FF'  a     x'6100'\n" },
	};
	const struct state *own = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct flowgap_query query = { .sql = sql, .format = rows[i].format };
		struct flowgap_buffer message = { 0 }, answer = { 0 };

		assert_int_equal(flowgap_query(own->analysis, &query, &message, &answer), 0);
		assert_string_equal(answer.data, rows[i].want);
		flowgap_buffer_clear(&answer);
	}
}

static void what_is_no_question(void **state)
{
	static const char only[] = "only SELECT from the tables of flowgap-schema(5)";
	static const struct {
		const char *sql, *says;
	} rows[] = {
		{ "", "there is no SELECT" },
		{ " ;; -- nothing\n", "there is no SELECT" },
		{ "SELECT 1; SELECT 2", "one SELECT at a time" },
		{ "EXPLAIN SELECT 1", only },
		{ "PRAGMA user_version", only },
		{ "ATTACH 'x' AS y", only },
		{ "BEGIN", only },
		{ "CREATE TABLE x(y)", only },
		{ "INSERT INTO flows DEFAULT VALUES", only },
		{ "UPDATE flows SET id = 1", only },
		{ "DROP TABLE flows", only },
		{ "SELECT load_extension('x')", "function 'load_extension' may not be used" },
		{ "SELECT zeroblob(1000000000)", "function 'zeroblob' may not be used" },
		{ "SELECT random()", "function 'random' may not be used" },
		{ "SELECT x FROM flows", "line 1, column 8: no such column: x" },
		{ "SELECT id\nFROM nowhere", "no such table: nowhere" },
		{ "SELECT sum(9223372036854775807) FROM places", "integer overflow" },
	};
	const struct state *own = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct flowgap_query query = { .sql = rows[i].sql };
		struct flowgap_buffer message = { 0 }, answer = { 0 };

		assert_int_equal(flowgap_query(own->analysis, &query, &message, &answer), -EINVAL);
		if (!strstr(message.data, rows[i].says))
			fail_msg("'%s' of '%s'", message.data, rows[i].sql);
		flowgap_buffer_clear(&message);
	}
	ask(own, "SELECT 1 AS a; -- no more", 0, "a\r\n1\r\n");
	ask(own, "VALUES (1);;", 0, "column1\r\n1\r\n");
}

static void an_unknown_format_is_refused(void **state)
{
	const struct state *own = *state;
	struct flowgap_query query = { .sql = "SELECT 1", .format = "xml" };
	struct flowgap_buffer message = { 0 }, answer = { 0 };

	assert_int_equal(flowgap_query(own->analysis, &query, &message, &answer), -EINVAL);
	assert_non_null(strstr(message.data, "xml"));
	flowgap_buffer_clear(&message);
}

static void the_schema_is_sql(void **state)
{
	struct flowgap_buffer sql = { 0 };

	(void)state;
	assert_int_equal(flowgap_schema(&sql), 0);
	assert_non_null(strstr(sql.data, "CREATE TABLE flows("));
	flowgap_buffer_clear(&sql);
}

static void a_database_file_appears(void **state)
{
	const struct state *own = *state;
	struct flowgap_buffer message = { 0 };
	char folder[] = "/tmp/flowgap-test-XXXXXX", path[64], head[16] = "";
	FILE *file;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/x.db", folder);
	assert_int_equal(flowgap_database_save(own->analysis, path, &message), 0);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(fread(head, 1, sizeof(head), file), sizeof(head));
	fclose(file);
	assert_memory_equal(head, "SQLite format 3", 16);
	unlink(path);
	assert_int_equal(flowgap_database_save(own->analysis, "/dev/null", &message), -EINVAL);
	assert_int_equal(flowgap_database_save(own->analysis, folder, &message), -EISDIR);
	rmdir(folder);         /* fails, and with it the next line, when something was left there */
	assert_int_not_equal(access(folder, F_OK), 0);
}

static int apply(struct state *own, const char *rule, struct flowgap_rules **ret_rules)
{
	int status = flowgap_rules_parse(rule, strlen(rule), "own.sql", own->diags, ret_rules);

	return status < 0 ? status : flowgap_analysis_apply(own->analysis, *ret_rules, own->diags);
}

static void a_rule_becomes_a_row(void **state)
{
	struct state *own = *state;
	struct flowgap_rules *rules = NULL;
	struct flowgap_filter filter = { .question = "OWN" };
	size_t count;

	assert_int_equal(apply(own, "-- id: OWN\n-- title: a place\n-- class: question\n"
	                            "-- ask: why?\nSELECT id FROM places;", &rules), 0);
	assert_int_equal(flowgap_row_count(own->analysis, "to-verify", &filter, &count), 0);
	assert_int_equal(count, 2);
	assert_int_equal(flowgap_row_count(own->analysis, "gap", &filter, &count), 0);
	assert_int_equal(count, 0);
	assert_int_equal(flowgap_row_count(own->analysis, "gape", &filter, &count), -EINVAL);
	ask(own, "SELECT id FROM gaps WHERE rule = 'OWN' ORDER BY id", 0,
	    "id\r\nOWN@p\r\nOWN@q\r\n");
	flowgap_analysis_free(own->analysis);    /* before the rules that it borrows */
	own->analysis = NULL;
	flowgap_rules_free(rules);
}

/* What the one row of the rule OWN has found. */
static void expect_found(const struct state *own, const char *want)
{
	struct flowgap_buffer found = { 0 };
	struct flowgap_gap gap;
	size_t rows = 0;

	for (size_t i = 0; flowgap_gap_at(own->analysis, i, &gap) == 1; i++) {
		if (!gap.rule || strcmp(gap.rule, "OWN") != 0)
			continue;
		rows++;
		assert_int_equal(flowgap_gap_found(own->analysis, i, NULL, &found), 0);
		assert_string_equal(found.data, want);
		flowgap_buffer_clear(&found);
	}
	assert_int_equal(rows, 1);
}

/* Rows about one thing are one row, which says what each of them says once, of ten at most. */
static void details_are_told_once(void **state)
{
	static const struct {
		const char *details, *found;
	} rows[] = {
		{ "('a'), ('b'), ('a'), (''), (NULL)", "a; b" },
		{ "('1'),('2'),('3'),('4'),('5'),('6'),('7'),('8'),('9'),('a'),('1'),('a')",
		  "1; 2; 3; 4; 5; 6; 7; 8; 9; a" },
		{ "('1'),('2'),('3'),('4'),('5'),('6'),('7'),('8'),('9'),('a'),('1'),('b'),('c')",
		  "1; 2; 3; 4; 5; 6; 7; 8; 9; a; and 2 more" },
		{ "(''), (NULL)", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct flowgap_rules *rules = NULL;
		struct state *own = *state;
		char rule[400];

		snprintf(rule, sizeof(rule), "-- id: OWN\n-- title: t\n-- class: gap\n-- ask: a\n"
		         "SELECT 'p' AS id, column1 AS detail FROM (VALUES %s);", rows[i].details);
		assert_int_equal(apply(own, rule, &rules), 0);
		expect_found(own, rows[i].found);
		tear_down(state);
		flowgap_rules_free(rules);
		set_up(state);
	}
}

static void a_bad_rule_changes_nothing(void **state)
{
	struct state *own = *state;
	struct flowgap_rules *rules = NULL;

	assert_int_equal(apply(own, "-- id: OWN\nSELECT 1", &rules), -EINVAL);
	assert_null(rules);
	assert_int_equal(apply(own, "-- id: OWN\n-- title: t\n-- class: gap\n-- ask: a\n"
	                            "SELECT 'x' AS id", &rules), -EINVAL);
	flowgap_rules_free(rules);
	assert_true(flowgap_diags_errors(own->diags) >= 4);
	ask(own, "SELECT count(*) AS n FROM gaps WHERE rule = 'OWN'", 0, "n\r\n0\r\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
		TEST(values_of_each_type),               TEST(what_is_no_question),
		TEST(questions_are_answered_or_refused), TEST(an_unknown_format_is_refused),
		TEST(the_schema_is_sql),                 TEST(a_database_file_appears),
		TEST(a_rule_becomes_a_row),              TEST(a_bad_rule_changes_nothing),
		TEST(details_are_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
