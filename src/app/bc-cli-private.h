/* What the commands share; one file a verb.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/bc-cli.h"
#include "domain/bc-callback.h"
#include "store/bc-store.h"

G_BEGIN_DECLS

/* Exit statuses. */
enum
{
  BC_CLI_DONE,
  BC_CLI_FAILED,
  BC_CLI_USAGE,
};

typedef struct _BcCliCommand BcCliCommand;
struct _BcCliCommand
{
  const char *verb;
  const char *arguments; /* as the usage line shows them; not translated: they are what one types */
  const char *summary;   /* untranslated */
  /* Runs the command and returns the exit status. @argv is NULL-terminated and begins with the
   * program's name, the verb left out; it may be changed, its strings belong to the caller. */
  int (*run) (const BcCliCommand *self, char **argv);
};

int bc_cli_new (const BcCliCommand *self, char **argv);
int bc_cli_register (const BcCliCommand *self, char **argv);
int bc_cli_list (const BcCliCommand *self, char **argv);
int bc_cli_blanks (const BcCliCommand *self, char **argv);
int bc_cli_sheet (const BcCliCommand *self, char **argv);
int bc_cli_show (const BcCliCommand *self, char **argv);
int bc_cli_part (const BcCliCommand *self, char **argv);
int bc_cli_callback (const BcCliCommand *self, char **argv);
int bc_cli_move (const BcCliCommand *self, char **argv);
/* bc_cli_due_ticket: when the ticket is due and, with @explain, day by day why. */
int bc_cli_due_ticket (const char *path, const char *number, gboolean explain);
int bc_cli_hours (const BcCliCommand *self, char **argv);
int bc_cli_ics (const BcCliCommand *self, char **argv);
int bc_cli_workdays (const BcCliCommand *self, char **argv);
int bc_cli_due (const BcCliCommand *self, char **argv);
int bc_cli_print (const BcCliCommand *self, char **argv);
int bc_cli_remind (const BcCliCommand *self, char **argv);
int bc_cli_check (const BcCliCommand *self, char **argv);
int bc_cli_backup (const BcCliCommand *self, char **argv);
int bc_cli_restore (const BcCliCommand *self, char **argv);
int bc_cli_rescue (const BcCliCommand *self, char **argv);

/* What bc_cli_parse() found. */
typedef enum
{
  BC_CLI_RUN,   /* go on */
  BC_CLI_LEAVE, /* return *status: help was shown, or the command was wrongly called and that has
                   been said */
} BcCliParsed;

/**
 * bc_cli_parse:
 * @entries: the command's options
 * @argv: options are taken out of it; what is left begins at [1]
 * @least: how many arguments there must be at least
 * @most: at most; G_MAXUINT for any number
 * @status: (out): the exit status where the answer is BC_CLI_LEAVE
 *
 * Reads the options, answers --help, and checks that every argument is valid text.
 */
BcCliParsed bc_cli_parse (const BcCliCommand *self,
                          const GOptionEntry *entries,
                          char **argv,
                          guint least,
                          guint most,
                          int *status);

/* bc_cli_usage: says on standard error, in one line, how the command was wrongly called. Returns
 * BC_CLI_USAGE. */
int bc_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* bc_cli_failed: says @error on standard error in one line, after "@where: " if that is given.
 * Returns BC_CLI_FAILED. */
int bc_cli_failed (const char *where, const GError *error);

/* bc_cli_out: writes to standard output in the terminal's charset. */
void bc_cli_out (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* bc_cli_out_json: writes @json and an end of line; always UTF-8. */
void bc_cli_out_json (const char *json);
/* bc_cli_flush: BC_CLI_DONE when everything that was written has arrived; otherwise says why not
 * and returns BC_CLI_FAILED. */
int bc_cli_flush (void);

/* bc_cli_number: reads a whole number from @minimum to @maximum; FALSE for anything else. */
gboolean bc_cli_number (const char *text, gint64 minimum, gint64 maximum, gint64 *number);

/* bc_cli_seat: (transfer full) how the history names this process. */
char *bc_cli_seat (void);
/* bc_cli_open: (transfer full) the open file. */
BcStore *bc_cli_open (const char *path, GError **error);
/* bc_cli_hall: (transfer full) the hall of the file at @path; for NULL one with the settings, the
 * catalogue's default and the working-day table that are shipped. */
BcHall *bc_cli_hall (const char *path, GError **error);
/* bc_cli_clock: (transfer none) the clock of this run. */
BcClock *bc_cli_clock (void);

/* bc_cli_print_blank: issues @n blank forms to @staff and writes them to @output; says their serials.
 * bc_cli_print_test_page: of the hall at @path. Both return the exit status. */
int bc_cli_print_blank (
    const char *path, const char *form, guint n, const char *output, const char *staff);
int bc_cli_print_test_page (const char *path, const char *output);

/* bc_cli_read_callback: (transfer full) what came of a callback, from words as they are typed; each
 * may be NULL. BC_ERROR_INVALID names what cannot be. */
BcCallback *bc_cli_read_callback (const char *method,
                                  const char *reached,
                                  const char *solved,
                                  const char *rating,
                                  const char *remark,
                                  GError **error);
/* bc_cli_record_callback: records @result for the callback of @ticket that is planned. On the
 * worker thread, in a write transaction. */
gboolean bc_cli_record_callback (
    BcEngine *engine, gint64 ticket, const BcCallback *result, const char *staff, GError **error);

G_END_DECLS
