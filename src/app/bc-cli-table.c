/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-cli-table.h"

#include "app/bc-cli-private.h"

struct _BcCliTable
{
  guint n_columns;
  GPtrArray *cells;
  gsize *widths;
};

gsize
bc_cli_width (const char *text)
{
  gsize width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_iswide (character))
        width += 2;
      else if (!g_unichar_iszerowidth (character))
        width += 1;
    }
  return width;
}

BcCliTable *
bc_cli_table_new (guint n_columns)
{
  BcCliTable *self = g_new0 (BcCliTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_new0 (gsize, n_columns);
  return self;
}

void
bc_cli_table_free (BcCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}

void
bc_cli_table_take (BcCliTable *self, char *cell)
{
  guint column = self->cells->len % self->n_columns;

  g_strdelimit (cell, "\r\n\t", ' ');
  self->widths[column] = MAX (self->widths[column], bc_cli_width (cell));
  g_ptr_array_add (self->cells, cell);
}

static void
print_row (BcCliTable *self, guint row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize gap = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *cell = g_ptr_array_index (self->cells, row * self->n_columns + column);

      if (*cell != '\0')
        {
          g_string_append_printf (line, "%*s%s", (int) gap, "", cell);
          gap = 0;
        }
      gap += self->widths[column] - bc_cli_width (cell) + 2;
    }
  bc_cli_out ("%s\n", line->str);
}

void
bc_cli_table_print (BcCliTable *self)
{
  for (guint row = 0; (row + 1) * self->n_columns <= self->cells->len; row++)
    print_row (self, row);
}
