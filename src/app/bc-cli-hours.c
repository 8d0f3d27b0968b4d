/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/bc-hall-hours.h"

typedef struct
{
  char *staff;
  char **sets;
  char **closed;
  char **opened;
  char **normal;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->staff);
  g_strfreev (self->sets);
  g_strfreev (self->closed);
  g_strfreev (self->opened);
  g_strfreev (self->normal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

typedef struct
{
  GHashTable *settings;
  GArray *days;
  const char *staff;
} Job;

static gpointer
hours_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  BcAct *act = bc_act_new (job->staff);
  BcYearPreview *preview =
      bc_hall_hours_apply (engine, job->settings, (const BcLocalDay *) (gpointer) job->days->data,
                           job->days->len, act, error);

  bc_act_free (act);
  return preview;
}

static void
local_clear (gpointer data)
{
  g_free (((BcLocalDay *) data)->name);
}

/* "2026-09-21" or "2026-09-21:why". FALSE after saying what is wrong. */
static gboolean
read_days (char **texts, BcDayKind kind, GArray *days)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (texts[i], ":", 2);
      BcLocalDay local = { .kind = kind };

      if (halves[0] == NULL || !bc_day_parse (halves[0], &local.day))
        {
          bc_cli_usage (_ ("“%s” is not a date such as 2026-09-18, or 2026-09-18:REASON"),
                        texts[i]);
          return FALSE;
        }
      local.name = g_strdup (halves[1]);
      g_array_append_val (days, local);
    }
  return TRUE;
}

static gboolean
read_settings (char **texts, GHashTable *settings)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      const char *equals = strchr (texts[i], '=');

      if (equals == NULL || equals == texts[i])
        {
          bc_cli_usage (_ ("--set: “%s” is not KEY=VALUE"), texts[i]);
          return FALSE;
        }
      g_hash_table_replace (settings, g_strndup (texts[i], (gsize) (equals - texts[i])),
                            g_strdup (equals + 1));
    }
  return TRUE;
}

static void
print_shifts (const BcYearPreview *preview, BcHall *hall)
{
  for (guint i = 0; i < preview->shifts->len; i++)
    {
      const BcDueShift *shift = g_ptr_array_index (preview->shifts, i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (shift->old_due == BC_INT_NONE || shift->new_due == BC_INT_NONE)
        continue;
      before = bc_instant_to_string (shift->old_due, bc_hall_zone (hall));
      after = bc_instant_to_string (shift->new_due, bc_hall_zone (hall));
      bc_cli_out ("%s %s -> %s\n", shift->number, before, after);
    }
}

static void
print_time (const char *key, int second)
{
  bc_cli_out ("%s=%02d:%02d\n", key, second / 3600, second / 60 % 60);
}

static void
print_hours (BcHall *hall)
{
  const BcHours *hours = bc_hall_hours (hall);

  print_time ("open", hours->open);
  print_time ("close", hours->close);
  if (hours->lunch.from == hours->lunch.to)
    bc_cli_out ("lunch=\n");
  else
    bc_cli_out ("lunch=%02d:%02d-%02d:%02d\n", hours->lunch.from / 3600,
                hours->lunch.from / 60 % 60, hours->lunch.to / 3600, hours->lunch.to / 60 % 60);
  bc_cli_out ("half_days=%02d:%02d,%02d:%02d\n", hours->half_days[0] / 3600,
              hours->half_days[0] / 60 % 60, hours->half_days[1] / 3600,
              hours->half_days[1] / 60 % 60);
  bc_cli_out ("weekend_open=%s%s%s\n", hours->weekend & 1u << 6 ? "6" : "",
              (hours->weekend & (1u << 6 | 1u << 7)) == (1u << 6 | 1u << 7) ? "," : "",
              hours->weekend & 1u << 7 ? "7" : "");
  bc_cli_out ("weekend_counts=%d\n", hours->weekend_counts);
}

int
bc_cli_hours (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.staff,
      N_ ("Who changes them: the code of an administrator"), "STAFF" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.sets,
      N_ ("open, close, lunch, half_days, weekend_open, weekend_counts"), "KEY=VALUE" },
    { "closed", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.closed,
      N_ ("The hall is closed on this day"), "DATE[:WHY]" },
    { "opened", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.opened,
      N_ ("The hall works on this day off, and it counts"), "DATE[:WHY]" },
    { "normal", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.normal,
      N_ ("This day is as the table says again"), "DATE" },
    { NULL },
  };
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BcLocalDay));
  g_autoptr (GError) error = NULL;
  g_autoptr (BcStore) store = NULL;
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcYearPreview) preview = NULL;
  Job job = { .settings = settings, .days = days };
  int status;

  g_array_set_clear_func (days, local_clear);
  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (!read_settings (options.sets, settings) || !read_days (options.closed, BC_DAY_CLOSED, days)
      || !read_days (options.opened, BC_DAY_OPENED, days)
      || !read_days (options.normal, BC_DAY_WORKING, days))
    return BC_CLI_USAGE;
  store = bc_cli_open (argv[1], &error);
  if (store == NULL)
    return bc_cli_failed (NULL, error);
  hall = bc_store_dup_hall (store);
  if (g_hash_table_size (settings) == 0 && days->len == 0)
    {
      print_hours (hall);
      return bc_cli_flush ();
    }
  if (options.staff == NULL)
    return bc_cli_usage (_ ("--as STAFF is missing"));
  job.staff = options.staff;
  preview = bc_store_run (store, BC_INTENT_WRITE, hours_job, &job, &error);
  if (preview == NULL)
    return bc_cli_failed (NULL, error);
  print_shifts (preview, hall);
  return bc_cli_flush ();
}
