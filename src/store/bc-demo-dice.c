/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/bc-demo-private.h"

guint64
bc_dice_next (BcDice *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
bc_dice_roll (BcDice *self, guint sides)
{
  /* The high half: a remainder would do for so few sides too, but this has no bias worth naming. */
  return (guint) (((bc_dice_next (self) >> 32) * sides) >> 32);
}

int
bc_dice_between (BcDice *self, int least, int most)
{
  return least + (int) bc_dice_roll (self, (guint) (most - least + 1));
}

gboolean
bc_dice_chance (BcDice *self, guint percent)
{
  return bc_dice_roll (self, 100) < percent;
}

char *
bc_dice_uuid (BcDice *self)
{
  guint64 high = bc_dice_next (self);
  guint64 low = bc_dice_next (self);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (high >> 32),
                          (guint) (high >> 16) & 0xffff, (guint) high & 0xfff,
                          0x8000 | ((guint) (low >> 48) & 0x3fff),
                          low & G_GUINT64_CONSTANT (0xffffffffffff));
}
