/* What the chooser's files share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/bc-code-chooser.h"
#include "widgets/bc-code-list.h"

G_BEGIN_DECLS

struct _BcCodeChooser
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkPopover *popover; /* made when first opened: a form has many choosers, most are never opened */
  BcCodeList *list;

  BcHall *hall;
  BcTable table;
  BcDay today;
  char *department;
  char *code;
  gboolean setting; /* we write into the entry ourselves */
};

/* bc_code_chooser_keep_code: the code is @code from now on (nullable); the entry stays. */
void bc_code_chooser_keep_code (BcCodeChooser *self, const char *code);
/* bc_code_chooser_show_code: writes the name of the code into the entry. */
void bc_code_chooser_show_code (BcCodeChooser *self);
/* bc_code_chooser_tell_text: the entry's text has changed. */
void bc_code_chooser_tell_text (BcCodeChooser *self);
/* bc_code_chooser_tell: emits "changed" and, where @chosen, "chosen". */
void bc_code_chooser_tell (BcCodeChooser *self, gboolean chosen);

/* bc_code_chooser_connect: makes the entry find while it is typed into. */
void bc_code_chooser_connect (BcCodeChooser *self);
void bc_code_chooser_close_list (BcCodeChooser *self);

G_END_DECLS
