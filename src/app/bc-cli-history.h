/* A ticket's history on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/bc-callback.h"
#include "domain/bc-hall.h"

G_BEGIN_DECLS

/* bc_cli_history_print: a line an event (element-type BcEvent), oldest first: when, who, what, why;
 * under it what it changed. */
void bc_cli_history_print (GPtrArray *events, BcHall *hall, gboolean masked);
/* bc_cli_history_to_json: (transfer full) an object an event, with the columns of the history as
 * keys. */
JsonArray *bc_cli_history_to_json (GPtrArray *events, BcHall *hall);

G_END_DECLS
