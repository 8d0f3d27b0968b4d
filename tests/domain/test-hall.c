/* The hall: its settings, the shipped catalogue, catalogues that are wrong, and finding entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample-hall.h"

static void
test_settings (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } wrong[] = {
    { "zone", "Asia/Beijing" }, { "zone", "" },       { "close", "24:00" },
    { "close", "17:60" },       { "close", "17" },    { "close", "1730" },
    { "close", "17:3" },        { "close", " 7:30" }, { "close", "-1:30" },
    { "close", "17:30:00" },    { "close", "+7:30" }, { "close", "" },
    { "review", "yes" },        { "review", "" },     { "demonstration", "2" },
    { "close", "0017:30" },     { "close", "17:+3" }, { "close", ":30" },
  };
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (bc_hall_name (hall), ==, "");
  g_assert_cmpint (bc_hall_close (hall), ==, 17 * 3600 + 1800);
  g_assert_cmpstr (g_time_zone_get_identifier (bc_hall_zone (hall)), ==, "Asia/Shanghai");
  g_assert_true (bc_hall_has_review (hall));
  g_assert_false (bc_hall_is_demonstration (hall));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      if (bc_hall_set (hall, wrong[i].key, wrong[i].value, &error))
        g_error ("%s “%s” was taken", wrong[i].key, wrong[i].value);
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (bc_hall_close (hall), ==, 17 * 3600 + 1800);
  g_assert_cmpstr (g_time_zone_get_identifier (bc_hall_zone (hall)), ==, "Asia/Shanghai");
  g_assert_true (bc_hall_has_review (hall));

  g_assert_true (bc_hall_set (hall, "hall_name", "东港区政务服务中心", &error));
  g_assert_true (bc_hall_set (hall, "zone", "Asia/Urumqi", &error));
  g_assert_true (bc_hall_set (hall, "close", "9:05", &error));
  g_assert_true (bc_hall_set (hall, "review", "0", &error));
  g_assert_true (bc_hall_set (hall, "demonstration", "1", &error));
  g_assert_true (bc_hall_set (hall, "of a newer program", "?", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (bc_hall_name (hall), ==, "东港区政务服务中心");
  g_assert_cmpint (bc_hall_close (hall), ==, 9 * 3600 + 300);
  g_assert_false (bc_hall_has_review (hall));
  g_assert_true (bc_hall_is_demonstration (hall));
}

/* A PNG's first bytes with those measures, and @size bytes in all. */
static GBytes *
make_png (guint width, guint height, gsize size)
{
  guint8 *bytes = g_malloc0 (size);
  const guint32 measures[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };

  memcpy (bytes, "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  memcpy (bytes + 16, measures, sizeof measures);
  return g_bytes_new_take (bytes, size);
}

static void
test_logo (void)
{
  static const struct
  {
    guint width, height;
    gsize size;
  } wrong[] = {
    { 15, 100, 1000 }, { 100, 4001, 1000 }, { 0, 0, 100 }, { 100, 100, BC_LOGO_MOST + 1 }
  };
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autoptr (GBytes) png = make_png (600, 200, BC_LOGO_MOST);
  g_autofree char *text = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  g_autoptr (GError) error = NULL;

  g_assert_null (bc_hall_logo (hall));
  g_assert_true (bc_hall_set (hall, "logo", text, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bc_hall_logo (hall), png));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bad = make_png (wrong[i].width, wrong[i].height, wrong[i].size);

      g_assert_false (bc_hall_check_logo (bad, &error));
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (bc_hall_set (hall, "logo",
                               "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", &error));
  g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
  g_assert_nonnull (bc_hall_logo (hall));
  g_clear_error (&error);
  g_assert_true (bc_hall_set (hall, "logo", "", &error));
  g_assert_null (bc_hall_logo (hall));
}

static void
test_rating_url (void)
{
  static const char *const wrong[] = { "example.cn", "ftp://example.cn/",   "https://",
                                       "https:///x", "javascript:alert(1)", "好差评" };
  g_autoptr (BcHall) hall = bc_hall_new ();
  g_autofree char *path = g_strnfill (BC_RATING_URL_MOST, 'a');
  g_autofree char *long_url = g_strconcat ("https://example.cn/", path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bc_hall_rating_url (hall));
  g_assert_true (bc_hall_set (hall, "rating_url", "https://example.cn/hcp?h=1", &error));
  g_assert_cmpstr (bc_hall_rating_url (hall), ==, "https://example.cn/hcp?h=1");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      if (bc_hall_set (hall, "rating_url", wrong[i], &error))
        g_error ("“%s” was taken", wrong[i]);
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (bc_hall_set (hall, "rating_url", long_url, NULL));
  g_assert_cmpstr (bc_hall_rating_url (hall), ==, "https://example.cn/hcp?h=1");
  g_assert_true (bc_hall_set (hall, "rating_url", "", &error));
  g_assert_null (bc_hall_rating_url (hall));
}

static void
test_catalogue (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  static const char *const special[] = { "elderly", "disabled", "military", "minor" };

  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_DEPARTMENTS), ==, 16);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_UNITS), ==, 108);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_PACKAGES), ==, 27);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_CAUSES), ==, 27 + 8);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_MATTERS), >, 100);
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    g_assert_nonnull (bc_hall_find (hall, BC_TABLE_SPECIAL_GROUPS, special[i]));
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_REJECT_GROUNDS); i++)
    g_assert_nonnull (bc_hall_entry (hall, BC_TABLE_REJECT_GROUNDS, i)->route);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_SUSPEND_GROUNDS), >, 3);
  g_assert_cmpuint (bc_hall_n_entries (hall, BC_TABLE_TERMINATE_GROUNDS), >, 0);
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_UNITS); i++)
    g_assert_nonnull (bc_hall_find (hall, BC_TABLE_DEPARTMENTS,
                                    bc_hall_entry (hall, BC_TABLE_UNITS, i)->department));
  /* Every cause that can be chosen has its package. */
  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_CAUSES); i++)
    {
      const BcEntry *cause = bc_hall_entry (hall, BC_TABLE_CAUSES, i);
      const BcEntry *package = bc_hall_find (hall, BC_TABLE_PACKAGES, cause->code);

      g_assert_true ((cause->parent != NULL) == (package != NULL));
      if (package == NULL)
        continue;
      g_assert_cmpstr (package->cause, ==, cause->code);
      g_assert_nonnull (package->wording);
      g_assert_nonnull (strchr (package->steps, '\n'));
      g_assert_cmpint (package->version, ==, 1);
    }
}

static void
test_find (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  const BcEntry *entry = bc_hall_find (hall, BC_TABLE_DEPARTMENTS, "区公安分局");
  BcEntry newer = { .code = (char *) "A2",
                    .name = (char *) "新缺件套餐",
                    .cause = (char *) "A2",
                    .version = 2,
                    .ended_on = BC_DAY_NONE };

  g_assert_cmpstr (entry->code, ==, "d01");
  g_assert_true (bc_hall_find (hall, BC_TABLE_DEPARTMENTS, "d01") == entry);
  g_assert_null (bc_hall_find (hall, BC_TABLE_DEPARTMENTS, "公安"));
  g_assert_null (bc_hall_find (hall, BC_TABLE_DEPARTMENTS, ""));
  g_assert_null (bc_hall_find (hall, BC_TABLE_DEPARTMENTS, NULL));
  g_assert_cmpstr (bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, "d01"), ==, "区公安分局");
  g_assert_cmpstr (bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, "d99"), ==, "d99");
  g_assert_cmpstr (bc_hall_name_of (hall, BC_TABLE_DEPARTMENTS, NULL), ==, "");

  /* The newest version stands for the code, and for the names of the older ones. */
  bc_hall_add (hall, BC_TABLE_PACKAGES, &newer);
  newer.version = 3;
  newer.name = (char *) "缺件补正套餐";
  bc_hall_add (hall, BC_TABLE_PACKAGES, &newer);
  g_assert_cmpint (bc_hall_find (hall, BC_TABLE_PACKAGES, "A2")->version, ==, 3);
  g_assert_cmpint (bc_hall_find (hall, BC_TABLE_PACKAGES, "缺件补正套餐")->version, ==, 3);
  g_assert_cmpint (bc_hall_find (hall, BC_TABLE_PACKAGES, "新缺件套餐")->version, ==, 3);
}

static void
assert_found (
    BcHall *hall, BcTable table, const char *query, const char *department, const char *first)
{
  g_autoptr (GPtrArray) found =
      bc_hall_search (hall, table, query, department, sample_day ("2026-09-18"), 10);

  if (found->len == 0)
    g_error ("“%s” finds nothing", query);
  g_assert_cmpuint (found->len, <=, 10);
  g_assert_cmpstr (((const BcEntry *) found->pdata[0])->code, ==, first);
}

static guint
count_found (
    BcHall *hall, BcTable table, const char *query, const char *department, BcDay day, guint limit)
{
  g_autoptr (GPtrArray) found = bc_hall_search (hall, table, query, department, day, limit);

  return found->len;
}

static void
test_search (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcDay day = sample_day ("2026-09-18");

  assert_found (hall, BC_TABLE_UNITS, "户籍", NULL, "u001");
  assert_found (hall, BC_TABLE_UNITS, "huji", NULL, "u001");
  assert_found (hall, BC_TABLE_UNITS, "hjyw", NULL, "u001");
  assert_found (hall, BC_TABLE_UNITS, "HJYW", NULL, "u001");
  assert_found (hall, BC_TABLE_UNITS, " hu ji ", NULL, "u001");
  assert_found (hall, BC_TABLE_DEPARTMENTS, "ga", NULL, "d01");
  assert_found (hall, BC_TABLE_DEPARTMENTS, "公积金", NULL, "d16");
  assert_found (hall, BC_TABLE_DEPARTMENTS, "D07", NULL, "d07");
  assert_found (hall, BC_TABLE_STAFF, "c1", NULL, "c1");
  assert_found (hall, BC_TABLE_MATTERS, "hkqr", NULL, "m001");
  g_assert_cmpuint (count_found (hall, BC_TABLE_UNITS, "hjyw", "d02", day, 10), ==, 0);
  g_assert_cmpuint (count_found (hall, BC_TABLE_UNITS, "", "d01", day, 100), ==, 9);
  g_assert_cmpuint (count_found (hall, BC_TABLE_UNITS, "", NULL, day, 1000), ==, 108);
  g_assert_cmpuint (count_found (hall, BC_TABLE_UNITS, "", NULL, day, 5), ==, 5);
  g_assert_cmpuint (count_found (hall, BC_TABLE_UNITS, "zzzzqqq", NULL, day, 5), ==, 0);
  /* Without a query the order is the catalogue's. */
  assert_found (hall, BC_TABLE_UNITS, "", NULL, "u001");
}

static void
test_ended (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  BcEntry entry = { .code = (char *) "m999",
                    .name = (char *) "寻呼机入网登记",
                    .department = (char *) "d01",
                    .ended_on = sample_day ("2026-09-18") };
  BcEntry package = { .code = (char *) "A2",
                      .name = (char *) "缺件补正套餐",
                      .cause = (char *) "A2",
                      .version = 2,
                      .ended_on = BC_DAY_NONE };

  bc_hall_add (hall, BC_TABLE_MATTERS, &entry);
  g_assert_cmpuint (count_found (hall, BC_TABLE_MATTERS, "xhj", NULL, sample_day ("2026-09-18"), 9),
                    ==, 1);
  g_assert_cmpuint (count_found (hall, BC_TABLE_MATTERS, "xhj", NULL, sample_day ("2026-09-19"), 9),
                    ==, 0);
  /* An old ticket still has its name. */
  g_assert_cmpstr (bc_hall_name_of (hall, BC_TABLE_MATTERS, "m999"), ==, "寻呼机入网登记");
  bc_hall_add (hall, BC_TABLE_PACKAGES, &package);
  g_assert_cmpuint (count_found (hall, BC_TABLE_PACKAGES, "缺件补正", NULL,
                                 sample_day ("2026-09-18"), 9),
                    ==, 1);
}

static void
test_wrong_catalogues (void)
{
  static const char *const wrong[] = {
    "",
    "[]",
    "null",
    "{\"departments\":{}}",
    "{\"departments\":[1]}",
    "{\"departments\":[{\"code\":\"d01\"}]}",
    "{\"departments\":[{\"name\":\"x\"}]}",
    "{\"departments\":[{\"code\":\"\",\"name\":\"x\"}]}",
    "{\"departments\":[{\"code\":\"d,1\",\"name\":\"x\"}]}",
    "{\"departments\":[{\"code\":1,\"name\":\"x\"}]}",
    "{\"departments\":[{\"code\":\"d01\",\"name\":\"x\"},{\"code\":\"d01\",\"name\":\"y\"}]}",
    "{\"units\":[{\"code\":\"u1\",\"name\":\"x\",\"department\":\"d09\"}]}",
    "{\"staff\":[{\"code\":\"s1\",\"name\":\"x\",\"roles\":[\"boss\"]}]}",
    "{\"staff\":[{\"code\":\"s1\",\"name\":\"x\",\"roles\":[1]}]}",
    "{\"staff\":[{\"code\":\"s1\",\"name\":\"x\",\"roles\":\"intake\"}]}",
    "{\"causes\":[{\"code\":\"A1\",\"name\":\"x\",\"parent\":\"A\"}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"cause\":\"A1\"}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"limit\":-1}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"limit\":4294967296}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"limit\":\"3\"}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"assisting\":[\"d01\"]}]}",
    "{\"packages\":[{\"code\":\"A1\",\"name\":\"x\",\"version\":1},"
    "{\"code\":\"A1\",\"name\":\"x\",\"version\":2},{\"code\":\"A1\",\"name\":\"x\",\"version\":1}]"
    "}",
    "{\"grounds\":[]}",
    "{\"grounds\":{\"rejected\":3}}",
    "{\"departments\":[]} {}",
    "{\"departments\":[{\"code\":\"d01\",\"name\":\"\xff\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (BcHall) hall = bc_hall_new ();
      g_autoptr (GError) error = NULL;

      if (bc_hall_load_catalogue (hall, wrong[i], &error))
        g_error ("taken: %s", wrong[i]);
      g_assert_error (error, BC_ERROR, BC_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_cut_catalogue (void)
{
  g_autofree char *json = sample_data ("catalogue.json");
  gsize length = strlen (g_strchomp (json));

  for (gsize cut = 0; cut < length; cut += 997)
    {
      g_autoptr (BcHall) hall = bc_hall_new ();
      g_autofree char *part = g_strndup (json, cut);

      g_assert_false (bc_hall_load_catalogue (hall, part, NULL));
    }
}

static void
test_due (void)
{
  g_autoptr (BcHall) hall = sample_hall (TRUE);
  g_autoptr (BcDue) due =
      bc_hall_due (hall, sample_instant ("2026-09-30 10:00"), BC_LIMIT_WORKING_DAYS, 5);

  g_assert_cmpint (due->due, ==, sample_instant ("2026-10-13 17:30"));
  g_assert_cmpint (bc_hall_day (hall, sample_instant ("2026-09-18 00:00")), ==,
                   sample_day ("2026-09-18"));
  g_assert_cmpint (bc_hall_day (hall, sample_instant ("2026-09-18 00:00") - 1), ==,
                   sample_day ("2026-09-17"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/settings", test_settings);
  g_test_add_func ("/hall/logo", test_logo);
  g_test_add_func ("/hall/rating-url", test_rating_url);
  g_test_add_func ("/hall/catalogue", test_catalogue);
  g_test_add_func ("/hall/find", test_find);
  g_test_add_func ("/hall/search", test_search);
  g_test_add_func ("/hall/ended", test_ended);
  g_test_add_func ("/hall/wrong-catalogues", test_wrong_catalogues);
  g_test_add_func ("/hall/cut-catalogue", test_cut_catalogue);
  g_test_add_func ("/hall/due", test_due);
  return g_test_run ();
}
