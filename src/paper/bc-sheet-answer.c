/* What a sheet's code says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-sheet-answer.h"

#include <string.h>

#include "domain/bc-printed.h"
#include "paper/bc-paper-hash.h"

static gboolean
has_hash (const BcSheetCode *code, const char *hash)
{
  return strncmp (code->hash, hash, BC_SHEET_CODE_DIGITS) == 0;
}

static gboolean
would_say_so (const BcSheetCode *code, const BcForm *form, const BcPaperSource *source)
{
  g_autofree char *hash = bc_paper_content_hash (form, source);

  return has_hash (code, hash);
}

/* Whether @event notes that this very sheet was printed. */
static gboolean
notes (const BcEvent *event, const BcSheetCode *code)
{
  g_autoptr (BcPrinted) printed = bc_printed_from_event (event);

  return printed != NULL && has_hash (code, printed->hash);
}

static BcSheetAnswer *
answer_new (BcEvent *printed)
{
  BcSheetAnswer *self = g_new0 (BcSheetAnswer, 1);

  self->since = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_event_unref);
  if (printed != NULL)
    {
      self->printed = bc_event_ref (printed);
      self->form = bc_form_find (printed->reason);
      self->state = BC_SHEET_CHANGED;
    }
  return self;
}

BcSheetAnswer *
bc_sheet_answer_ticket (const BcSheetCode *code, const BcPaperSource *source)
{
  BcEvent *printed = NULL;
  BcSheetAnswer *self;

  for (guint i = source->events->len; i > 0 && printed == NULL; i--)
    if (notes (g_ptr_array_index (source->events, i - 1), code))
      printed = g_ptr_array_index (source->events, i - 1);
  self = answer_new (printed);
  /* Paper that nobody could note, made from a file that was read-only, may be the newest too. */
  for (guint i = 0; i < bc_form_count (); i++)
    if (bc_form_get (i)->subject == BC_FORM_OF_TICKET
        && would_say_so (code, bc_form_get (i), source))
      {
        self->form = bc_form_get (i);
        self->state = BC_SHEET_NEWEST;
      }
  for (guint i = 0; i < source->events->len && printed != NULL; i++)
    {
      BcEvent *event = g_ptr_array_index (source->events, i);

      if (event->seq > printed->seq && strcmp (event->kind, "printed") != 0)
        g_ptr_array_add (self->since, bc_event_ref (event));
    }
  return self;
}

BcEvent *
bc_sheet_find_list (const BcSheetCode *code, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    if (notes (g_ptr_array_index (events, i), code))
      return g_ptr_array_index (events, i);
  return NULL;
}

BcSheetAnswer *
bc_sheet_answer_list (const BcSheetCode *code, BcEvent *printed, const BcPaperSource *source)
{
  BcSheetAnswer *self = answer_new (printed);

  if (self->form != NULL && would_say_so (code, self->form, source))
    self->state = BC_SHEET_NEWEST;
  return self;
}

void
bc_sheet_answer_free (BcSheetAnswer *self)
{
  g_clear_pointer (&self->printed, bc_event_unref);
  g_ptr_array_unref (self->since);
  g_free (self);
}
