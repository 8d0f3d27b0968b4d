/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Far enough for any limit, near enough that counting day by day stays quick. */
#define MOST_DAYS  10000
#define MOST_HOURS 100000
/* The years between which a due date may be counted. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2999

typedef struct
{
  char *from;
  char *ticket;
  char *counts[4]; /* by BcLimitUnit */
  gboolean explain;
  gboolean json;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->from);
  g_free (self->ticket);
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    g_free (self->counts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Which limit is given, and how much of it. FALSE after saying what is wrong. */
static gboolean
read_limit (const Options *options, BcLimitUnit *unit, int *count)
{
  static const char *const names[] = { "--working-days", "--hours", "--days", "--working-hours" };
  guint given = 0;
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (options->counts); i++)
    {
      int most = i == BC_LIMIT_HOURS || i == BC_LIMIT_WORKING_HOURS ? MOST_HOURS : MOST_DAYS;

      if (options->counts[i] == NULL)
        continue;
      if (!bc_cli_number (options->counts[i], 0, most, &number))
        {
          bc_cli_usage (_ ("%s: “%s” is not a number from %d to %d"), names[i], options->counts[i],
                        0, most);
          return FALSE;
        }
      *unit = i;
      *count = number;
      given++;
    }
  if (given != 1)
    bc_cli_usage (
        _ ("one of --working-days N, --working-hours N, --hours N and --days N is needed"));
  return given == 1;
}

static gboolean
read_from (const char *text, GTimeZone *zone, gint64 *from)
{
  int year = 0;

  if (bc_instant_parse (text, zone, from))
    bc_day_to_ymd (bc_instant_to_day (*from, zone, NULL), &year, NULL, NULL);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      bc_cli_usage (_ ("--from: “%s” is not a date (2026-09-18) or an instant (2026-09-18T09:30) "
                       "of the years %d to %d"),
                    text, FIRST_YEAR, LAST_YEAR);
      return FALSE;
    }
  return TRUE;
}

static const char *
kind_code (BcDayKind kind)
{
  static const char *const codes[] = { "working", "make_up", "weekend",
                                       "holiday", "closed",  "opened" };

  return codes[kind];
}

static void
build_steps (JsonBuilder *builder, GArray *steps)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const BcDueStep *step = &g_array_index (steps, BcDueStep, i);
      g_autofree char *day = bc_day_to_string (step->day);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "day");
      json_builder_add_string_value (builder, day);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, kind_code (step->kind));
      if (step->name != NULL)
        {
          json_builder_set_member_name (builder, "name");
          json_builder_add_string_value (builder, step->name);
        }
      json_builder_set_member_name (builder, "counted");
      json_builder_add_int_value (builder, step->counted);
      json_builder_set_member_name (builder, "provisional");
      json_builder_add_boolean_value (builder, step->provisional);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const BcDue *due, BcLimitUnit unit, int count, BcHall *hall, gboolean explain)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *from = bc_instant_to_string (due->start, bc_hall_zone (hall));
  g_autofree char *at = bc_instant_to_string (due->due, bc_hall_zone (hall));
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "from");
  json_builder_add_string_value (builder, from);
  json_builder_set_member_name (builder, bc_enum_code (&bc_limit_units, unit));
  json_builder_add_int_value (builder, count);
  json_builder_set_member_name (builder, "due_at");
  json_builder_add_string_value (builder, at);
  json_builder_set_member_name (builder, "due_provisional");
  json_builder_add_boolean_value (builder, due->provisional);
  if (explain)
    build_steps (builder, due->steps);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  bc_cli_out_json (text);
}

static void
print_words (const BcDue *due, BcHall *hall, gboolean explain)
{
  g_autofree char *at = bc_instant_to_string (due->due, bc_hall_zone (hall));

  for (guint i = 0; explain && i < due->steps->len; i++)
    {
      g_autofree char *line = bc_due_step_explain (&g_array_index (due->steps, BcDueStep, i));

      bc_cli_out ("%s\n", line);
    }
  if (due->provisional)
    bc_cli_out (_ ("%s (provisional: the working days of that year are not known yet)\n"), at);
  else
    bc_cli_out ("%s\n", at);
}

int
bc_cli_due (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("When the limit begins: a date or an instant, in the hall's zone unless it has an "
          "offset"),
      "INSTANT" },
    { "working-days", 0, 0, G_OPTION_ARG_STRING, &options.counts[BC_LIMIT_WORKING_DAYS],
      N_ ("Count working days; 0 is the same day"), "N" },
    { "hours", 0, 0, G_OPTION_ARG_STRING, &options.counts[BC_LIMIT_HOURS],
      N_ ("Count hours on the clock"), "N" },
    { "days", 0, 0, G_OPTION_ARG_STRING, &options.counts[BC_LIMIT_DAYS], N_ ("Count calendar days"),
      "N" },
    { "working-hours", 0, 0, G_OPTION_ARG_STRING, &options.counts[BC_LIMIT_WORKING_HOURS],
      N_ ("Count hours in which the hall is open"), "N" },
    { "ticket", 0, 0, G_OPTION_ARG_STRING, &options.ticket,
      N_ ("Say when this ticket of FILE is due, instead of counting"), "NUMBER" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain,
      N_ ("Say of every day why it counts or not"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Answer as one JSON object"), NULL },
    { NULL },
  };
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcDue) due = NULL;
  g_autoptr (GError) error = NULL;
  BcLimitUnit unit = BC_LIMIT_WORKING_DAYS;
  int count = 0;
  gint64 from;
  int status;

  if (bc_cli_parse (self, entries, argv, 0, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (options.ticket != NULL && argv[1] == NULL)
    return bc_cli_usage (_ ("--ticket needs the hall’s FILE"));
  if (options.ticket != NULL)
    return bc_cli_due_ticket (argv[1], options.ticket, options.explain);
  if (options.from == NULL)
    return bc_cli_usage (_ ("--from INSTANT is missing"));
  if (!read_limit (&options, &unit, &count))
    return BC_CLI_USAGE;
  hall = bc_cli_hall (argv[1], &error);
  if (hall == NULL)
    return bc_cli_failed (NULL, error);
  if (!read_from (options.from, bc_hall_zone (hall), &from))
    return BC_CLI_USAGE;

  due = bc_hall_due (hall, from, unit, count);
  if (options.json)
    print_json (due, unit, count, hall, options.explain);
  else
    print_words (due, hall, options.explain);
  return bc_cli_flush ();
}
