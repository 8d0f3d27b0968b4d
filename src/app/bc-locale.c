/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bc-locale.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "bc-config.h"

#define FALLBACK "C.UTF-8"

/* The locale that the environment asks messages to be in: the order is that of setlocale(3). */
static const char *
wanted_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return "C";
}

/* "zh_CN.UTF-8@pinyin" as LANGUAGE wants it: "zh_CN". */
static char *
language_of (const char *locale)
{
  return g_strndup (locale, strcspn (locale, ".@"));
}

static gboolean
is_plain_c (const char *locale)
{
  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

void
bc_locale_init (void)
{
  const char *directory = g_getenv ("BANCHENG_LOCALEDIR");
  g_autofree char *wanted = g_strdup (wanted_locale ());
  gboolean known = setlocale (LC_ALL, "") != NULL;

  if (!known || is_plain_c (setlocale (LC_CTYPE, NULL)))
    {
      const char *language = g_getenv ("LANGUAGE");

      /* gettext takes its language from a locale that exists or from LANGUAGE. The locale does not
       * exist here, so LANGUAGE has to say it. */
      if ((language == NULL || *language == '\0') && !is_plain_c (wanted))
        {
          g_autofree char *kept = language_of (wanted);

          g_setenv ("LANGUAGE", kept, TRUE);
        }
      /* GTK asks for the environment's locale once more and would undo a plain setlocale(). */
      g_setenv ("LC_ALL", FALLBACK, TRUE);
      setlocale (LC_ALL, FALLBACK);
    }

  bindtextdomain (GETTEXT_PACKAGE,
                  directory != NULL && *directory != '\0' ? directory : BC_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
