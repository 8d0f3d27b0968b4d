/* A desktop that shows nothing and remembers everything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "alert/bc-notifier.h"

#define FAKE_TYPE_NOTIFIER (fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (FakeNotifier, fake_notifier, FAKE, NOTIFIER, GObject)

struct _FakeNotifier
{
  GObject parent_instance;

  gboolean fails;
  guint n_shown; /* how often it was asked to show something */
  GPtrArray *ids;
  GPtrArray *withdrawn; /* ids */

  /* The notice that it was asked to show last. */
  char *summary;
  char *body;
  char *action;
  BcNoticeUrgency urgency;
};

FakeNotifier *fake_notifier_new (void);
