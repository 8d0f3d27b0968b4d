/* What of the board somebody wants to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-board-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/bc-text.h"

#define TEXT_MARK "text:"

static const struct
{
  const char *code;
  const char *label;
  const char *hint;
} flag_table[BC_N_FILTERS] = {
  [BC_FILTER_MINE] = { "mine", NC_ ("filter", "Mine"),
                       N_ ("Only tickets that you handle, took in, or are to call back about") },
  [BC_FILTER_DUE_TODAY] = { "due_today", NC_ ("filter", "Due today"),
                            N_ ("Only tickets that are due today and not yet late") },
  [BC_FILTER_OVERDUE] = { "overdue", NC_ ("filter", "Overdue"), N_ ("Only tickets that are late") },
  [BC_FILTER_BAD_RATING] = { "bad_rating", NC_ ("filter", "Rated badly"),
                             N_ ("Only tickets whose petitioner was dissatisfied") },
  [BC_FILTER_REPEATED] = { "repeated", NC_ ("filter", "Repeated"),
                           N_ ("Only cases that have come to the hall before") },
  [BC_FILTER_CONFIDENTIAL] = { "confidential", NC_ ("filter", "Confidential"),
                               N_ ("Only confidential tickets") },
};

G_DEFINE_BOXED_TYPE (BcBoardFilter, bc_board_filter, bc_board_filter_copy, bc_board_filter_free)

BcBoardFilter *
bc_board_filter_new (void)
{
  return g_new0 (BcBoardFilter, 1);
}

BcBoardFilter *
bc_board_filter_copy (const BcBoardFilter *self)
{
  BcBoardFilter *copy = bc_board_filter_new ();

  copy->flags = self->flags;
  copy->text = g_strdup (self->text);
  return copy;
}

void
bc_board_filter_free (BcBoardFilter *self)
{
  g_free (self->text);
  g_free (self);
}

gboolean
bc_board_filter_has (const BcBoardFilter *self, BcFilterFlag flag)
{
  return (self->flags & 1u << flag) != 0;
}

void
bc_board_filter_set (BcBoardFilter *self, BcFilterFlag flag, gboolean is_on)
{
  if (is_on)
    self->flags |= 1u << flag;
  else
    self->flags &= ~(1u << flag);
}

void
bc_board_filter_set_text (BcBoardFilter *self, const char *text)
{
  g_clear_pointer (&self->text, g_free);
  if (!bc_text_is_blank (text))
    self->text = bc_text_clean (text);
}

gboolean
bc_board_filter_is_empty (const BcBoardFilter *self)
{
  return self->flags == 0 && self->text == NULL;
}

gboolean
bc_board_filter_equal (const BcBoardFilter *a, const BcBoardFilter *b)
{
  return a->flags == b->flags && g_strcmp0 (a->text, b->text) == 0;
}

const char *
bc_filter_flag_code (BcFilterFlag flag)
{
  return flag_table[flag].code;
}

const char *
bc_filter_flag_label (BcFilterFlag flag)
{
  return g_dpgettext2 (NULL, "filter", flag_table[flag].label);
}

const char *
bc_filter_flag_hint (BcFilterFlag flag)
{
  return _ (flag_table[flag].hint);
}

char *
bc_board_filter_to_text (const BcBoardFilter *self)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < BC_N_FILTERS; i++)
    if (bc_board_filter_has (self, (BcFilterFlag) i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", flag_table[i].code);
  if (self->text != NULL)
    g_string_append_printf (text, "%s" TEXT_MARK "%s", text->len > 0 ? " " : "", self->text);
  return g_string_free (text, FALSE);
}

static void
set_by_code (BcBoardFilter *self, const char *code)
{
  for (int i = 0; i < BC_N_FILTERS; i++)
    if (strcmp (flag_table[i].code, code) == 0)
      bc_board_filter_set (self, (BcFilterFlag) i, TRUE);
}

BcBoardFilter *
bc_board_filter_from_text (const char *text)
{
  BcBoardFilter *self = bc_board_filter_new ();
  const char *mark = strstr (text, TEXT_MARK);
  g_autofree char *flags = mark != NULL ? g_strndup (text, (gsize) (mark - text)) : g_strdup (text);
  g_auto (GStrv) codes = g_strsplit (flags, " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    set_by_code (self, codes[i]);
  if (mark != NULL)
    bc_board_filter_set_text (self, mark + strlen (TEXT_MARK));
  return self;
}
