/* Blank forms for when the power is out: numbered sheets that are filled in by hand and typed in
 * later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of the ledger of blank forms. Immutable once it has been handed on. */
typedef struct
{
  char *serial; /* "空白-2026-00017": nobody can take it for a ticket's number */
  char *form;   /* the form's id */
  gint64 issued_at;
  char *issued_by; /* staff code; nullable */
  char *number;    /* of the ticket that was typed in from it; nullable: it is not back yet */
  gint64 used_at;  /* BC_INT_NONE while it is not back */
} BcBlank;

void bc_blank_free (BcBlank *self);

/* bc_blank_serial: (transfer full) the serial with that running number, from 1, of @year. */
char *bc_blank_serial (int year, gint64 running);

/**
 * bc_blank_serial_parse:
 * @text: (nullable): as typed: "空白-2026-00017", "空白2026 17", "KB-2026-00017" where only Latin
 * letters can be typed; full width too
 *
 * Returns: (transfer full) (nullable): the serial as it is printed; NULL for anything else
 */
char *bc_blank_serial_parse (const char *text);

G_END_DECLS
