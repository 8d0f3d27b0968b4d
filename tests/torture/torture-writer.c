/* A seat that never tires: registers, moves, edits, plans callbacks and takes back, over the store's public interface, and says of each operation what it was told.
 *
 *   torture-writer HALL --log=FILE [--operations=N] [--think=MS] [--seed=N] [--hot=N] [--arm=N] [seat's options]
 *   torture-writer HALL --create [seat's options]
 *
 * The log has one line a step, each written with one call, so that what a killed process has said stands there whole:
 *   try UUID KIND              before the operation
 *   ok UUID TICKET NUMBER VERSION   it was acknowledged
 *   same UUID                  there was nothing to change, so nothing was written
 *   no UUID CODE               it was refused: nothing was saved
 *   unclear UUID CODE          it is not known (the drive failed, again and again)
 *   calls N                    how many system calls the armed operation made, see fault.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "bc-store-fixture.h"
#include "torture-common.h"

/* A clerk tries again so often before giving up. */
#define TRIES 4

typedef enum
{
  ACT_REGISTER,
  ACT_MOVE,
  ACT_EDIT,
  ACT_CALLBACK,
  ACT_UNDO,
} ActKind;

static const char *const act_names[] = { "register", "move", "edit", "callback", "undo" };

static struct
{
  char *log;
  int operations;
  int think; /* milliseconds */
  int seed;
  int hot; /* seats fight about the last so many tickets */
  int arm; /* the accident of fault.c is armed for this operation, from 1; 0: from the opening to the end of the first */
  char *only;
  gboolean create;
} options = { .operations = G_MAXINT, .hot = 20, .arm = -1 };

static TortureSeat seat;
static BcStore *store;
static GRand *dice;
static int log_fd = -1;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (write (log_fd, line, strlen (line)) != (ssize_t) strlen (line))
    _exit (3);
}

/* fault.c, when it is loaded. */
static void
arm (gboolean on)
{
  void (*set) (int) = (void (*) (int)) dlsym (RTLD_DEFAULT, "bc_fault_arm");

  if (set != NULL)
    set (on);
}

static long
calls (void)
{
  long (*count) (void) = (long (*) (void)) dlsym (RTLD_DEFAULT, "bc_fault_calls");

  return count != NULL ? count () : -1;
}

/* What is to be done, as the clerk saw the ticket; kept for every retry. */
typedef struct
{
  ActKind kind;
  BcAct *act;
  BcRecord *seen; /* NULL for a registration */
  BcState to;
  GHashTable *input;
  char *undone;
  gint64 now;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->act, bc_act_free);
  g_clear_pointer (&self->seen, bc_record_unref);
  g_clear_pointer (&self->input, g_hash_table_unref);
  g_clear_pointer (&self->undone, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gpointer
work_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;
  gint64 id = self->seen != NULL ? bc_record_int (self->seen, BC_FIELD_ID) : 0;
  gint64 version = self->seen != NULL ? bc_record_int (self->seen, BC_FIELD_VERSION) : 0;
  g_autoptr (BcRecord) draft = NULL;
  g_autoptr (BcCallback) callback = NULL;

  switch (self->kind)
    {
    case ACT_REGISTER:
      draft = fixture_draft (self->now);
      return bc_tickets_register (engine, draft, self->act, error);
    case ACT_MOVE:
      return bc_tickets_move (engine, id, version, self->to, self->input, self->act, NULL, error);
    case ACT_EDIT:
      return bc_tickets_edit (engine, id, version, self->input, self->act, error);
    case ACT_UNDO:
      return bc_tickets_undo (engine, id, self->undone, self->act, error);
    case ACT_CALLBACK:
    default:
      callback = bc_callbacks_add (engine, id, self->now + (gint64) 86400 * G_USEC_PER_SEC, "f01",
                                   "再问一次", self->act, error);
      return callback != NULL ? bc_tickets_get (engine, id, error) : NULL;
    }
}

typedef struct
{
  GPtrArray *records;
  int limit;
} Look;

static gpointer
look_job (BcEngine *engine, gpointer data, GCancellable *cancellable, GError **error)
{
  BcListFilter filter = { .limit = ((Look *) data)->limit };

  return bc_lists_filter (engine, &filter, error);
}

/* One of the newest tickets as it stands, or NULL. */
static BcRecord *
look_at_ticket (void)
{
  Look look = { .limit = options.hot };
  g_autoptr (GPtrArray) records = bc_store_run (store, BC_INTENT_READ, look_job, &look, NULL);

  if (records == NULL || records->len == 0)
    return NULL;
  return bc_record_ref (
      g_ptr_array_index (records, g_rand_int_range (dice, 0, (gint32) records->len)));
}

/* The usual way of a ticket, with what each step asks for. */
static gboolean
plan_move (Work *self, const char **staff)
{
  BcState state = bc_record_state (self->seen);

  if (state == BC_STATE_REGISTERED && g_rand_int_range (dice, 0, 3) == 0)
    {
      *staff = "b01";
      self->to = BC_STATE_REJECTED;
      self->input =
          fixture_input ("reject_ground", "litigation", "route", "请到人民法院提出", NULL);
    }
  else if (state == BC_STATE_REGISTERED)
    {
      *staff = "b01";
      self->to = BC_STATE_REVIEW;
      self->input = fixture_input ("main_cause", "A2", "package", "A2", "lead_department", "d01",
                                   "proposed_limit", "5", NULL);
    }
  else if (state == BC_STATE_REVIEW)
    {
      *staff = "e01";
      self->to = BC_STATE_DISPATCHED;
      self->input = fixture_input ("method", "一次性告知后当场受理", "due_at", "2026-09-24T17:30",
                                   "reviewer", "e01", NULL);
    }
  else if (state == BC_STATE_DISPATCHED)
    {
      *staff = "c01";
      self->to = BC_STATE_IN_PROGRESS;
      self->input = fixture_input (NULL, NULL);
    }
  else if (state == BC_STATE_IN_PROGRESS)
    {
      *staff = "d01";
      self->to = BC_STATE_RESULT_CHECK;
      self->input = fixture_input ("outcome", "done", "measures", "已经办好了，证件当场交给本人。",
                                   "basis", "户口登记条例", "answered_on", "2026-09-18", NULL);
    }
  else if (state == BC_STATE_RESULT_CHECK)
    {
      *staff = "b01";
      self->to = BC_STATE_CALLBACK;
      self->input = fixture_input (NULL, NULL);
    }
  return self->input != NULL;
}

static ActKind
choose_kind (void)
{
  int roll = g_rand_int_range (dice, 0, 100);

  if (options.only != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (act_names); i++)
      if (strcmp (options.only, act_names[i]) == 0)
        return i;
  return roll < 30   ? ACT_REGISTER
         : roll < 65 ? ACT_MOVE
         : roll < 85 ? ACT_EDIT
         : roll < 95 ? ACT_CALLBACK
                     : ACT_UNDO;
}

/* Decides what to do next; whatever cannot be done becomes a registration. */
static void
plan (Work *self, const char *undoable, BcRecord *undoable_ticket)
{
  const char *staff = "a01";
  g_autoptr (BcClock) clock = torture_seat_clock (&seat);
  g_autofree char *telephone = g_strdup_printf ("138%08d", g_rand_int_range (dice, 0, 100000000));

  self->now = bc_clock_now (clock);
  self->kind = choose_kind ();
  if (self->kind == ACT_UNDO && undoable != NULL)
    {
      staff = "b01";
      self->undone = g_strdup (undoable);
      self->seen = bc_record_ref (undoable_ticket);
    }
  else if (self->kind != ACT_REGISTER)
    {
      self->seen = look_at_ticket ();
      if (self->kind == ACT_UNDO)
        self->kind = ACT_EDIT;
    }
  if (self->kind != ACT_REGISTER
      && (self->seen == NULL || (self->kind == ACT_MOVE && !plan_move (self, &staff))))
    self->kind = ACT_REGISTER;
  if (self->kind == ACT_EDIT)
    self->input = fixture_input ("telephone", telephone, NULL);
  else if (self->kind == ACT_CALLBACK)
    staff = "b01";
  self->act = bc_act_new (staff);
}

static gboolean
reopen (void)
{
  g_clear_object (&store);
  store = torture_seat_open (&seat, NULL);
  return store != NULL;
}

/* As the window does: what is not known to be saved is asked for again under the same operation, on a new connection after an error of the drive. */
static BcRecord *
try_hard (Work *work, GError **error)
{
  for (int tries = 1;; tries++)
    {
      g_autoptr (GError) local = NULL;
      BcRecord *record =
          store != NULL ? bc_store_run (store, BC_INTENT_WRITE, work_job, work, &local) : NULL;
      gboolean is_drive = local == NULL || g_error_matches (local, BC_ERROR, BC_ERROR_IO);

      if (record != NULL)
        return record;
      if (local == NULL)
        local = g_error_new_literal (BC_ERROR, BC_ERROR_IO, "the hall could not be opened again");
      if ((!is_drive && !g_error_matches (local, BC_ERROR, BC_ERROR_BUSY)
           && !g_error_matches (local, BC_ERROR, BC_ERROR_FULL))
          || tries == TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (is_drive)
        reopen ();
    }
}

static void
tell (Work *work, BcRecord *record, const GError *error)
{
  if (record != NULL && work->kind == ACT_EDIT
      && bc_record_int (record, BC_FIELD_VERSION) == bc_record_int (work->seen, BC_FIELD_VERSION))
    {
      say ("same %s\n", work->act->operation);
      return;
    }
  if (record != NULL)
    {
      say ("ok %s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT "\n", work->act->operation,
           bc_record_int (record, BC_FIELD_ID), bc_record_text (record, BC_FIELD_NUMBER),
           bc_record_int (record, BC_FIELD_VERSION));
      return;
    }
  say ("%s %s %d %s\n", g_error_matches (error, BC_ERROR, BC_ERROR_IO) ? "unclear" : "no",
       work->act->operation, error->code, error->message);
}

static int
work_all (void)
{
  g_autofree char *undoable = NULL;
  g_autoptr (BcRecord) undoable_ticket = NULL;

  for (int number = 1; number <= options.operations; number++)
    {
      g_auto (Work) work = { 0 };
      g_autoptr (BcRecord) record = NULL;
      g_autoptr (GError) error = NULL;

      plan (&work, undoable, undoable_ticket);
      say ("try %s %s\n", work.act->operation, act_names[work.kind]);
      if (number == options.arm)
        arm (TRUE);
      record = try_hard (&work, &error);
      if (number == MAX (options.arm, 1))
        {
          arm (FALSE);
          if (options.arm >= 0)
            say ("calls %ld\n", calls ());
        }
      tell (&work, record, error);
      if (store == NULL && !reopen ())
        return 4;
      g_clear_pointer (&undoable, g_free);
      g_clear_pointer (&undoable_ticket, bc_record_unref);
      if (record != NULL && work.kind == ACT_MOVE && strcmp (work.act->staff, "b01") == 0)
        {
          undoable = g_strdup (work.act->operation);
          undoable_ticket = bc_record_ref (record);
        }
      if (options.think > 0)
        g_usleep ((gulong) g_rand_int_range (dice, 0, 2 * options.think + 1) * 1000);
    }
  return 0;
}

static int
create (void)
{
  g_autoptr (BcClock) clock = bc_clock_new_fixed (FIXTURE_NOW);

  fixture_create_hall (seat.path, clock);
  return 0;
}

int
main (int argc, char *argv[])
{
  const GOptionEntry entries[] = {
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &options.log, "where to say what was done", "FILE" },
    { "operations", 0, 0, G_OPTION_ARG_INT, &options.operations, "how many", "N" },
    { "think", 0, 0, G_OPTION_ARG_INT, &options.think, "milliseconds between two, on average",
      "MS" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "of the choices", "N" },
    { "hot", 0, 0, G_OPTION_ARG_INT, &options.hot, "how many tickets the seats fight about", "N" },
    { "arm", 0, 0, G_OPTION_ARG_INT, &options.arm, "during which operation accidents happen", "N" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options.only, "one kind of operation", "KIND" },
    { "create", 0, 0, G_OPTION_ARG_NONE, &options.create, "make the hall instead", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("HALL");
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, torture_seat_options (&seat));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  torture_seat_begin (&seat, argc, argv);
  if (options.create)
    return create ();
  log_fd =
      options.log != NULL ? open (options.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : 1;
  dice = g_rand_new_with_seed ((guint32) options.seed);
  if (options.arm == 0)
    arm (TRUE);
  store = torture_seat_open (&seat, &error);
  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 5;
    }
  say ("open\n");
  status = work_all ();
  g_clear_object (&store);
  return status;
}
