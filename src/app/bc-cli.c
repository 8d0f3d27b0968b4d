/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bc-config.h"

/* Where the program carries what it is shipped with. */
#define SHIPPED "/cn/bancheng/Bancheng/data/"

static const BcCliCommand commands[] = {
  { "new", "FILE", N_ ("Make an empty hall, or a demonstration hall"), bc_cli_new },
  { "register", "FILE --as STAFF < JSON-LINES", N_ ("Register tickets, one JSON object a line"),
    bc_cli_register },
  { "list", "FILE", N_ ("List tickets"), bc_cli_list },
  { "show", "FILE [NUMBER]", N_ ("Show a ticket, or the staff of the hall"), bc_cli_show },
  { "move", "FILE NUMBER STATE --as STAFF", N_ ("Move a ticket to another state"), bc_cli_move },
  { "part", "FILE NUMBER DEPARTMENT STATE --as STAFF",
    N_ ("Take, report, return or waive an assisting department’s part"), bc_cli_part },
  { "callback", "FILE NUMBER --as STAFF", N_ ("Plan a callback, or record one"), bc_cli_callback },
  { "due", "[FILE] --from INSTANT", N_ ("Count a due date"), bc_cli_due },
  { "hours", "FILE", N_ ("Show or change when the hall is open"), bc_cli_hours },
  { "ics", "FILE -o OUT.ics", N_ ("Export deadlines, callbacks and meetings to a calendar file"),
    bc_cli_ics },
  { "workdays", "FILE TABLE",
    N_ ("Load a year's table of working days, or see what it would change"), bc_cli_workdays },
  { "print", "FILE NUMBER… -o OUT.pdf", N_ ("Print tickets to a PDF file"), bc_cli_print },
  { "blanks", "FILE", N_ ("List the blank forms that were issued, and what became of them"),
    bc_cli_blanks },
  { "sheet", "FILE CODE", N_ ("Tell whether a sheet of paper is the newest, by its code"),
    bc_cli_sheet },
  { "remind", "FILE", N_ ("Tell the deadlines that are due now"), bc_cli_remind },
  { "check", "FILE", N_ ("Check a hall's file: integrity, history, every invariant"),
    bc_cli_check },
  { "backup", "FILE [DEST]", N_ ("Make a checked backup of a hall, also while it is in use"),
    bc_cli_backup },
  { "restore", "BACKUP FILE", N_ ("Put a backup in a hall's place; what was there is kept"),
    bc_cli_restore },
  { "rescue", "BAD NEW", N_ ("Save what can be read of a damaged hall to a new one"),
    bc_cli_rescue },
};

static const BcCliCommand *
find_command (const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].verb, verb))
      return &commands[i];
  return NULL;
}

static gboolean
is_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h");
}

/* One line, whatever the text: a script reads standard error by lines. */
static void
say (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  fflush (stdout);
  g_printerr ("bancheng: %s\n", g_strchomp (line));
}

static void
print_help (void)
{
  bc_cli_out (_ ("Usage:\n"));
  bc_cli_out ("  bancheng [FILE]\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    bc_cli_out ("  bancheng %s %s\n", commands[i].verb, commands[i].arguments);
  bc_cli_out ("\n%s\n", _ ("Without a command the window is opened, on FILE if it is given."));
  bc_cli_out ("\n%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    bc_cli_out ("  %-9s %s\n", commands[i].verb, _ (commands[i].summary));
  bc_cli_out ("\n%s\n", _ ("“bancheng COMMAND --help” explains a command. The exit status is 0 "
                           "when it is done, 1 when it was refused or "
                           "failed, and 2 when it was wrongly called."));
}

/* What keeps the command from running: options that nobody knows, too few or too many arguments,
 * broken text. */
static gboolean
check_arguments (const BcCliCommand *self, char **argv, guint least, guint most)
{
  guint given = g_strv_length (argv) - 1;

  for (guint i = 1; i <= given; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      {
        bc_cli_usage (_ ("argument %u is not valid UTF-8"), i);
        return FALSE;
      }
  if (given < least || given > most)
    {
      bc_cli_usage (_ ("wrong number of arguments; usage: bancheng %s %s"), self->verb,
                    self->arguments);
      return FALSE;
    }
  return TRUE;
}

BcCliParsed
bc_cli_parse (const BcCliCommand *self,
              const GOptionEntry *entries,
              char **argv,
              guint least,
              guint most,
              int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->arguments);
  g_autofree char *program = g_strdup_printf ("bancheng %s", self->verb);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  int argc = g_strv_length (argv);
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { NULL },
  };

  /* GOption's own help would leave by exit() past the callers that close the file. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_set_prgname (program);

  *status = BC_CLI_USAGE;
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      bc_cli_usage ("%s", error->message);
      return BC_CLI_LEAVE;
    }
  /* A "--" that ended the options stays in the arguments. */
  if (argc > 1 && g_str_equal (argv[1], "--"))
    memmove (&argv[1], &argv[2], sizeof (char *) * (argc - 1));
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      bc_cli_out ("%s", text);
      *status = bc_cli_flush ();
      return BC_CLI_LEAVE;
    }
  return check_arguments (self, argv, least, most) ? BC_CLI_RUN : BC_CLI_LEAVE;
}

int
bc_cli_usage (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  say (text);
  return BC_CLI_USAGE;
}

int
bc_cli_failed (const char *where, const GError *error)
{
  g_autofree char *text =
      where != NULL ? g_strdup_printf ("%s: %s", where, error->message) : g_strdup (error->message);

  say (text);
  return BC_CLI_FAILED;
}

void
bc_cli_out (const char *format, ...)
{
  g_autofree char *text = NULL;
  const char *charset;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (g_get_charset (&charset))
    {
      fputs (text, stdout);
    }
  else
    {
      g_autofree char *local =
          g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

      fputs (local != NULL ? local : text, stdout);
    }
}

void
bc_cli_out_json (const char *json)
{
  fputs (json, stdout);
  fputc ('\n', stdout);
}

int
bc_cli_flush (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return BC_CLI_DONE;
  {
    g_autofree char *text =
        g_strdup_printf (_ ("the output cannot be written: %s"), g_strerror (errno));

    say (text);
  }
  return BC_CLI_FAILED;
}

gboolean
bc_cli_number (const char *text, gint64 minimum, gint64 maximum, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, minimum, maximum, number, NULL);
}

char *
bc_cli_seat (void)
{
  return g_strdup_printf ("%s/%d", g_get_host_name (), (int) getpid ());
}

BcClock *
bc_cli_clock (void)
{
  static BcClock *clock = NULL;

  if (clock == NULL)
    clock = bc_clock_new_system ();
  return clock;
}

BcStore *
bc_cli_open (const char *path, GError **error)
{
  g_autofree char *seat = bc_cli_seat ();
  g_autoptr (BcStore) store = bc_store_new (path, bc_cli_clock (), seat);

  if (!bc_store_open (store, NULL, error))
    return NULL;
  return g_steal_pointer (&store);
}

/* The hall as it is before anybody has set anything: what is shipped inside the program. */
static BcHall *
shipped_hall (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED "workdays-cn.csv", 0, error);
  g_autoptr (BcHall) hall = NULL;
  g_autoptr (BcWorkdays) workdays = NULL;

  if (bytes == NULL)
    return NULL;
  /* Resources end with a NUL that their size does not count. */
  workdays = bc_workdays_new_from_csv (g_bytes_get_data (bytes, NULL), error);
  if (workdays == NULL)
    return NULL;
  hall = bc_hall_new ();
  bc_hall_set_workdays (hall, workdays);
  return g_steal_pointer (&hall);
}

BcHall *
bc_cli_hall (const char *path, GError **error)
{
  g_autoptr (BcStore) store = NULL;

  if (path == NULL)
    return shipped_hall (error);
  store = bc_cli_open (path, error);
  return store != NULL ? bc_store_dup_hall (store) : NULL;
}

gboolean
bc_cli_is_command (const char *word)
{
  return find_command (word) != NULL || is_help (word) || g_str_equal (word, "--version");
}

int
bc_cli_run (int argc, char **argv)
{
  const BcCliCommand *command;
  g_autofree char **rest = NULL;

  if (argc < 2 || is_help (argv[1]))
    {
      print_help ();
      return bc_cli_flush ();
    }
  if (g_str_equal (argv[1], "--version"))
    {
      bc_cli_out ("bancheng %s\n", BC_VERSION);
      return bc_cli_flush ();
    }
  command = find_command (argv[1]);
  if (command == NULL)
    return bc_cli_usage (_ ("there is no command “%s”; see bancheng --help"), argv[1]);

  /* A copy without the verb: GOption takes the options out of it. */
  rest = g_new0 (char *, argc);
  rest[0] = argv[0];
  for (int i = 2; i < argc; i++)
    rest[i - 1] = argv[i];
  return command->run (command, rest);
}
