/* What the cells of repeated rows say: the source's item is the row's number from 0. Items beyond a list's end are empty rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-content.h"

#include <glib/gi18n.h>

char *
bc_content_serial (const BcPaperSource *source)
{
  return g_strdup_printf ("%u", source->item + 1);
}

static void
add_office (GPtrArray *offices, const char *code)
{
  if (code != NULL && *code != '\0'
      && !g_ptr_array_find_with_equal_func (offices, code, g_str_equal, NULL))
    g_ptr_array_add (offices, g_strdup (code));
}

/* The leading department, those that assist, and those that were asked to the meeting. */
static GPtrArray *
list_offices (const BcPaperSource *source)
{
  GPtrArray *offices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *asked = bc_content_meeting_value (source, "meeting_departments");
  g_auto (GStrv) others = g_strsplit (asked, ",", -1);

  add_office (offices, bc_record_text (source->record, BC_FIELD_LEAD_DEPARTMENT));
  for (guint i = 0; i < bc_record_n_parts (source->record); i++)
    add_office (offices, bc_record_part (source->record, i)->department);
  for (guint i = 0; others[i] != NULL; i++)
    add_office (offices, g_strstrip (others[i]));
  return offices;
}

guint
bc_content_n_offices (const BcPaperSource *source)
{
  g_autoptr (GPtrArray) offices = list_offices (source);

  return offices->len;
}

char *
bc_content_office (const BcPaperSource *source)
{
  g_autoptr (GPtrArray) offices = list_offices (source);

  return g_strdup (bc_hall_name_of (source->hall, BC_TABLE_DEPARTMENTS,
                                    source->item < offices->len
                                        ? g_ptr_array_index (offices, source->item)
                                        : NULL));
}

char *
bc_content_office_duty (const BcPaperSource *source)
{
  g_autoptr (GPtrArray) offices = list_offices (source);
  const char *code = source->item < offices->len ? g_ptr_array_index (offices, source->item) : NULL;

  if (code == NULL)
    return g_strdup ("");
  if (g_strcmp0 (code, bc_record_text (source->record, BC_FIELD_LEAD_DEPARTMENT)) == 0)
    return g_strdup (C_ ("paper", "leads"));
  return g_strdup (bc_record_find_part (source->record, code) != NULL ? C_ ("paper", "assists")
                                                                      : "");
}

static const BcPart *
part_at (const BcPaperSource *source, guint index)
{
  return index < bc_record_n_parts (source->record) ? bc_record_part (source->record, index) : NULL;
}

char *
bc_content_part_department (const BcPaperSource *source)
{
  const BcPart *part = part_at (source, source->item);

  return g_strdup (
      bc_hall_name_of (source->hall, BC_TABLE_DEPARTMENTS, part != NULL ? part->department : NULL));
}

char *
bc_content_part_due (const BcPaperSource *source)
{
  const BcPart *part = part_at (source, source->item);

  return bc_content_instant (source, part != NULL ? part->due_at : BC_INT_NONE);
}

char *
bc_content_part_state (const BcPaperSource *source)
{
  const BcPart *part = part_at (source, source->item);

  return g_strdup (part != NULL ? bc_enum_label (&bc_part_states, part->state) : "");
}

char *
bc_content_part_report (const BcPaperSource *source)
{
  const BcPart *part = part_at (source, source->item);

  return bc_content_hide (source, part != NULL ? part->report : NULL);
}

char *
bc_content_step (const BcPaperSource *source)
{
  g_auto (GStrv) steps = bc_content_steps (source);

  return g_strdup (source->item < g_strv_length (steps) ? steps[source->item] : "");
}

static const BcCallback *
attempt_at (const BcPaperSource *source)
{
  g_autoptr (GPtrArray) tried = bc_content_tried (source);

  return source->item < tried->len ? g_ptr_array_index (tried, source->item) : NULL;
}

char *
bc_content_attempt_at (const BcPaperSource *source)
{
  const BcCallback *attempt = attempt_at (source);

  return bc_content_instant (source, attempt != NULL ? attempt->done_at : BC_INT_NONE);
}

char *
bc_content_attempt_method (const BcPaperSource *source)
{
  const BcCallback *attempt = attempt_at (source);
  int method = attempt != NULL ? bc_enum_find (&bc_contact_methods, attempt->method) : -1;

  return g_strdup (method >= 0 ? bc_enum_label (&bc_contact_methods, method) : "");
}

char *
bc_content_attempt_reached (const BcPaperSource *source)
{
  const BcCallback *attempt = attempt_at (source);

  if (attempt == NULL || attempt->reached < 0)
    return g_strdup ("");
  return g_strdup (attempt->reached == 1 ? C_ ("paper", "reached") : C_ ("paper", "not reached"));
}

char *
bc_content_attempt_by (const BcPaperSource *source)
{
  const BcCallback *attempt = attempt_at (source);

  return g_strdup (
      bc_hall_name_of (source->hall, BC_TABLE_STAFF, attempt != NULL ? attempt->done_by : NULL));
}

char *
bc_content_attempt_remark (const BcPaperSource *source)
{
  const BcCallback *attempt = attempt_at (source);

  return bc_content_hide (source, attempt != NULL ? attempt->remark : NULL);
}

static const BcEvent *
move_at (const BcPaperSource *source)
{
  g_autoptr (GPtrArray) moves = bc_content_all_moves (source);

  return source->item < moves->len ? g_ptr_array_index (moves, source->item) : NULL;
}

char *
bc_content_move_at (const BcPaperSource *source)
{
  const BcEvent *move = move_at (source);

  return bc_content_instant (source, move != NULL ? move->at : BC_INT_NONE);
}

static const char *
state_word (const char *code)
{
  int state = bc_enum_find (&bc_states, code);

  return state >= 0 ? bc_enum_label (&bc_states, state) : code;
}

char *
bc_content_move_step (const BcPaperSource *source)
{
  const BcEvent *move = move_at (source);

  if (move == NULL)
    return g_strdup ("");
  return bc_content_join (" → ", 2, state_word (move->from), state_word (move->to));
}

char *
bc_content_move_by (const BcPaperSource *source)
{
  const BcEvent *move = move_at (source);

  return g_strdup (
      bc_hall_name_of (source->hall, BC_TABLE_STAFF, move != NULL ? move->staff : NULL));
}

char *
bc_content_move_why (const BcPaperSource *source)
{
  const BcEvent *move = move_at (source);

  return bc_content_hide (source, move != NULL ? move->reason : NULL);
}
