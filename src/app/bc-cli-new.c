/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/bc-check.h"
#include "store/bc-staff.h"

#define DEMO_TICKETS      400
#define MOST_DEMO_TICKETS 5000000

typedef struct
{
  char *demo;
  char *seed;
  char *name;
  char *zone;
  char *close;
  gboolean no_review;
  char **staff;
  gint64 count; /* of --demo, -1 without */
} Options;

static void
clear_options (Options *self)
{
  g_free (self->demo);
  g_free (self->seed);
  g_free (self->name);
  g_free (self->zone);
  g_free (self->close);
  g_strfreev (self->staff);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
free_entry (BcEntry *entry)
{
  g_free (entry->code);
  g_free (entry->name);
  g_free (entry->department);
  g_free (entry);
}

/* "CODE:NAME:ROLE[,ROLE]…[:DEPARTMENT]". Returns NULL after saying what is wrong. What the hall has
 * to know about is checked when it is added. */
static BcEntry *
read_member (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ":", -1);
  guint count = g_strv_length (words);
  int roles = count >= 3 ? bc_roles_from_codes (words[2]) : -1;
  BcEntry *entry;

  if (count < 3 || count > 4)
    {
      bc_cli_usage (_ ("--staff: “%s” is not CODE:NAME:ROLE[,ROLE]…[:DEPARTMENT]"), text);
      return NULL;
    }
  if (roles <= 0)
    {
      bc_cli_usage (_ ("--staff: “%s” is not a list of roles"), words[2]);
      return NULL;
    }
  entry = g_new0 (BcEntry, 1);
  entry->code = g_strdup (words[0]);
  entry->name = g_strdup (words[1]);
  entry->roles = roles;
  entry->department = count == 4 && *words[3] != '\0' ? g_strdup (words[3]) : NULL;
  return entry;
}

/* (element-type BcEntry): who is to be added. An empty hall needs somebody who may act in it. */
static GPtrArray *
read_members (const Options *options)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);

  for (guint i = 0; options->staff != NULL && options->staff[i] != NULL; i++)
    {
      BcEntry *member = read_member (options->staff[i]);

      if (member == NULL)
        return NULL;
      g_ptr_array_add (members, member);
    }
  if (members->len == 0 && options->count < 0)
    {
      BcEntry *member = g_new0 (BcEntry, 1);

      member->code = g_strdup ("admin");
      member->name = g_strdup (_ ("Administrator"));
      member->roles = BC_ROLE_ADMIN;
      g_ptr_array_add (members, member);
    }
  return g_steal_pointer (&members);
}

/* On the worker thread, one transaction: all of them or nobody. */
static gpointer
add_members_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *members = data;

  for (guint i = 0; i < members->len; i++)
    if (!bc_staff_add (engine, g_ptr_array_index (members, i), error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

static gboolean
add_members (const char *path, GPtrArray *members, GError **error)
{
  g_autoptr (BcStore) store = NULL;

  if (members->len == 0)
    return TRUE;
  store = bc_cli_open (path, error);
  return store != NULL
         && bc_store_run (store, BC_INTENT_WRITE, add_members_job, members, error) != NULL;
}

/* Only where somebody looks: a script's standard error stays one line, and that only when something
 * failed. */
static void
progress_cb (guint done, guint count, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    g_printerr (done < count ? "\r%u / %u" : "\r%u / %u\n", done, count);
}

static gboolean
create (const char *path, const Options *options, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *seat = bc_cli_seat ();

  if (options->name != NULL)
    g_hash_table_insert (settings, (char *) "hall_name", options->name);
  if (options->zone != NULL)
    g_hash_table_insert (settings, (char *) "zone", options->zone);
  if (options->close != NULL)
    g_hash_table_insert (settings, (char *) "close", options->close);
  if (options->no_review)
    g_hash_table_insert (settings, (char *) "review", (char *) "0");
  return bc_store_create (path, settings, bc_cli_clock (), seat, error);
}

/* Takes away what this command has made itself a moment ago. */
static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static int
make_hall (const char *path, const Options *options, guint64 seed, GPtrArray *members)
{
  g_autoptr (GError) error = NULL;
  gboolean made;

  if (options->count >= 0)
    made = bc_demo_create (path, options->count, seed, bc_cli_clock (), progress_cb, NULL, &error);
  else
    made = create (path, options, &error);
  if (!made)
    return bc_cli_failed (NULL, error);
  if (!add_members (path, members, &error))
    {
      remove_file (path);
      return bc_cli_failed (NULL, error);
    }
  return bc_cli_flush ();
}

/* GOption would take the word after a bare --demo for its value, though the value has to be joined
 * by “=”. */
static void
expand_bare_demo (char **argv, const char *expanded)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--demo"))
      argv[i] = (char *) expanded;
}

int
bc_cli_new (const BcCliCommand *self, char **argv)
{
  g_auto (Options) options = { .count = -1 };
  g_autofree char *expanded = g_strdup_printf ("--demo=%d", DEMO_TICKETS);
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_STRING, &options.demo,
      N_ ("A demonstration hall with N tickets (400)"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed,
      N_ ("The same S gives the same demonstration hall"), "S" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("The hall's name"), "NAME" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &options.zone, N_ ("The hall's time zone (Asia/Shanghai)"),
      "ZONE" },
    { "close", 0, 0, G_OPTION_ARG_STRING, &options.close, N_ ("When the hall closes (17:30)"),
      "HH:MM" },
    { "no-review", 0, 0, G_OPTION_ARG_NONE, &options.no_review,
      N_ ("Without the district's review"), NULL },
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.staff,
      N_ ("A member of staff; may be repeated; without any, an administrator called admin"),
      "CODE:NAME:ROLE[,ROLE]…[:DEPARTMENT]" },
    { NULL },
  };
  g_autoptr (GPtrArray) members = NULL;
  guint64 seed = 1;
  int status;

  expand_bare_demo (argv, expanded);
  if (bc_cli_parse (self, entries, argv, 1, 1, &status) == BC_CLI_LEAVE)
    return status;
  if (options.demo != NULL && !bc_cli_number (options.demo, 0, MOST_DEMO_TICKETS, &options.count))
    return bc_cli_usage (_ ("--demo: “%s” is not a number from %d to %d"), options.demo, 0,
                         MOST_DEMO_TICKETS);
  if (options.seed != NULL
      && !g_ascii_string_to_unsigned (options.seed, 10, 0, G_MAXUINT64, &seed, NULL))
    return bc_cli_usage (_ ("--seed: “%s” is not a whole number"), options.seed);
  if (options.count >= 0
      && (options.name != NULL || options.zone != NULL || options.close != NULL
          || options.no_review))
    return bc_cli_usage (
        _ ("--name, --zone, --close and --no-review are not for a demonstration hall"));
  if (options.count < 0 && options.seed != NULL)
    return bc_cli_usage (_ ("--seed is for a demonstration hall"));
  members = read_members (&options);
  if (members == NULL)
    return BC_CLI_USAGE;
  return make_hall (argv[1], &options, seed, members);
}
