/* Serials of blank forms, as people type them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-blank.h"

static void
test_understood (void)
{
  static const char *const ways[] = { "空白-2026-00017",   "空白2026-17",
                                      "kb-2026-00017",     "ＫＢ２０２６００００１７",
                                      " 空白 － 2026—17 ", "KB 2026 00000017" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *serial = bc_blank_serial_parse (ways[i]);

      g_assert_cmpstr (serial, ==, "空白-2026-00017");
    }
}

/* Nothing that is a ticket's number, or could be one, is taken for a blank form. */
static void
test_not_understood (void)
{
  static const char *const other[] = {
    "",           "2026W00017",  "202600017",    "2026-00017",         "空白",
    "空白-2026-", "空白-2026-0", "空白-26-00x1", "空白-2026-00017-9a", "\xff\xfe"
  };

  g_assert_null (bc_blank_serial_parse (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autofree char *serial = bc_blank_serial_parse (other[i]);

      if (serial != NULL)
        g_error ("“%s” was taken for %s", other[i], serial);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blank/understood", test_understood);
  g_test_add_func ("/blank/not-understood", test_not_understood);
  return g_test_run ();
}
