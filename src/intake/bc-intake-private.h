/* What the form's files share.
 *
 *   bc-intake.c           the widget: actions, signals, what it hears from the desk
 *   bc-intake-form.c      the fields: making, reading, filling them; which are shown; moving among
 * them bc-intake-check.c     what is wrong, and where it is said bc-intake-keep.c      drafts
 *   bc-intake-repeat.c    has somebody come with this before?
 *   bc-intake-register.c  registering
 *   bc-intake-rules.c     all that needs no widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "intake/bc-intake.h"
#include "intake/bc-intake-drafts.h"
#include "intake/bc-intake-repeats.h"
#include "intake/bc-intake-rules.h"
#include "widgets/bc-field-editor.h"

G_BEGIN_DECLS

struct _BcIntake
{
  GtkWidget parent_instance;

  /* template */
  GtkExpander *agent_expander;
  GtkGrid *agent_grid;
  GtkWidget *attention_button;
  GtkImage *attention_image;
  GtkLabel *attention_label;
  GtkWidget *bar;
  GtkWidget *done_box;
  GtkLabel *done_label;
  BcIntakeDrafts *drafts;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  GtkWidget *form;
  GtkLabel *kept_label;
  GtkWidget *obstacle_bar;
  GtkLabel *obstacle_label;
  GtkCheckButton *other_check;
  GtkGrid *petitioner_grid;
  GtkLabel *petitioner_title;
  GtkButton *print_button;
  GtkWidget *register_button;
  GtkGrid *registration_grid;
  GtkWidget *registration_group;
  GtkLabel *registration_title;
  BcIntakeRepeats *repeats;
  GtkSpinner *spinner;
  GtkGrid *story_grid;
  GtkLabel *story_title;
  AdwToastOverlay *toasts;

  /* borrowed: children of the grids, by field; NULL where the form has none */
  BcFieldEditor *editors[BC_N_FIELDS];

  /* owned */
  GPtrArray *
      stops; /* (element-type GtkWidget): where Tab goes, in this order; the widgets are children */
  BcDesk *desk;
  BcHall *no_hall; /* stands in until a file is open, so that typing is possible before */

  /* the form on the screen */
  GHashTable *defaults; /* what it started with */
  char *draft_id;       /* NULL until there is something to keep */
  int focus_field;      /* where typing was last, -1 for nowhere */
  gboolean returning;   /* the form was shown or filled, and nobody has gone into it yet */
  gboolean attended[BC_N_FIELDS]; /* the field was left: what is wrong with it may be said */
  gboolean tried;                 /* registering was tried: everything may be said */
  gboolean received_auto;         /* the program set the time of receipt */
  gboolean department_auto;       /* the department came with the matter or the window */
  gboolean call;                  /* telephone mode */
  gboolean filling;               /* the program writes into the fields */
  gboolean dirty;                 /* something is not in the journal yet */
  gboolean composing;             /* an input method holds text that is not in the field yet */
  BcProblems
      *problems; /* what is wrong with it, in the order of the form; NULL before the first check */

  /* other drafts, newest first (element-type BcDraftEntry) */
  GPtrArray *entries;
  BcDraftEntry *discarded; /* what “Undo” brings back */
  gboolean loaded;         /* the journal was read */
  gboolean wants_new;      /* a new form was asked for: no draft is put into it at the start */

  /* registering */
  gboolean registering;
  BcRecord *sent;       /* what the store was asked to register last */
  BcTicket *registered; /* what was registered last, until the next form is begun */

  /* earlier tickets */
  char *repeat_key; /* what was searched for last */
  GCancellable *repeat_cancellable;

  guint check_source;
  guint keep_source;
  guint repeat_source;
  gboolean painted; /* the trace of the first frame is under way */
};

/* bc-intake-form.c */
void bc_intake_build_form (BcIntake *self);
/* bc_intake_hall: (transfer none): the open file's hall, or an empty one. */
BcHall *bc_intake_hall (BcIntake *self);
/* bc_intake_collect: (transfer full): all that is in the form, as text by key, with
 * BC_INTAKE_KEY_*. */
GHashTable *bc_intake_collect (BcIntake *self);
/* bc_intake_fill: puts @values into the form, and nothing else. */
void bc_intake_fill (BcIntake *self, GHashTable *values);
/* bc_intake_begin: an empty form; @previous (nullable): the values of the one before. */
void bc_intake_begin (BcIntake *self, GHashTable *previous);
/* bc_intake_is_empty: nobody has given anything yet. */
gboolean bc_intake_is_empty (BcIntake *self);
/* bc_intake_update_shown: shows the fields that apply and marks those that are needed. */
void bc_intake_update_shown (BcIntake *self, GHashTable *values);
/* bc_intake_refresh_received: an untouched empty form is received now. */
void bc_intake_refresh_received (BcIntake *self);
/* bc_intake_set_text: the program writes @text (nullable) into @field, which then has to be kept
 * and checked. */
void bc_intake_set_text (BcIntake *self, BcField field, const char *text);
/* bc_intake_touch: something was changed: keep, check and search at the next pause. */
void bc_intake_touch (BcIntake *self);
void bc_intake_other_toggled (BcIntake *self);

/* bc-intake-focus.c */
/* bc_intake_connect_text: Enter goes on from what can be typed in inside @widget. */
void bc_intake_connect_text (BcIntake *self, GtkWidget *widget);
/* bc_intake_order_focus: lays down the order of Tab, once the form is built. */
void bc_intake_order_focus (BcIntake *self);
/* bc_intake_move_focus: Tab and Shift+Tab. FALSE at the end, where the focus goes on outside. */
gboolean bc_intake_move_focus (BcIntake *self, GtkDirectionType direction);
/* bc_intake_go_to: puts the focus into @field, wherever it is hidden. */
void bc_intake_go_to (BcIntake *self, BcField field);
/* bc_intake_go_back: puts the focus where typing was, or into the first field. */
gboolean bc_intake_go_back (BcIntake *self);

/* bc-intake-check.c */
void bc_intake_check_soon (BcIntake *self);
void bc_intake_check_now (BcIntake *self);
/* bc_intake_show_problems: shows @problems (transfer full) at their fields. */
void bc_intake_show_problems (BcIntake *self, BcProblems *problems, const BcProblems *warnings);
void bc_intake_attend (BcIntake *self);

/* bc-intake-keep.c */
void bc_intake_load_drafts (BcIntake *self);
void bc_intake_keep_soon (BcIntake *self);
void bc_intake_park (BcIntake *self);
void bc_intake_choose_draft (BcIntake *self, const char *id);
void bc_intake_discard_form (BcIntake *self);
void bc_intake_discard_draft (BcIntake *self, const char *id);
void bc_intake_restore_draft (BcIntake *self, const char *id);
/* bc_intake_forget_draft: the form was registered: its draft is not needed any more. */
void bc_intake_forget_draft (BcIntake *self);
/* bc_intake_release_draft: the form's draft is somebody else's now. */
void bc_intake_release_draft (BcIntake *self);
/* bc_intake_draft_returned: a queued registration is the draft @id again. */
void bc_intake_draft_returned (BcIntake *self, const char *id);
/* bc_intake_keep_anew: keeps what stands in the form as a draft of its own. */
void bc_intake_keep_anew (BcIntake *self);

/* bc-intake-repeat.c */
void bc_intake_repeat_soon (BcIntake *self);
void bc_intake_repeat_clear (BcIntake *self);
void bc_intake_repeat_confirm (BcIntake *self, BcTicket *ticket);

/* bc-intake-register.c */
void bc_intake_register (BcIntake *self);
BcIntakeObstacle bc_intake_get_obstacle (BcIntake *self);
void bc_intake_update_obstacle (BcIntake *self);
void bc_intake_show_error (BcIntake *self, const char *message);
void bc_intake_hide_done (BcIntake *self);

/* bc-intake-actions.c */
void bc_intake_install_actions (GtkWidgetClass *widget_class);
gboolean
bc_intake_key_pressed_cb (BcIntake *self, guint keyval, guint keycode, GdkModifierType state);

/* bc-intake.c */
void bc_intake_emit_registered (BcIntake *self, BcTicket *ticket);
void bc_intake_emit_open_ticket (BcIntake *self, BcTicket *ticket);
void bc_intake_set_call (BcIntake *self, gboolean call);
/* bc_intake_await_paint: writes the trace once all is there that the form shows. */
void bc_intake_await_paint (BcIntake *self);

G_END_DECLS
