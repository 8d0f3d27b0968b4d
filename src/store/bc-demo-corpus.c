/* The stories, names and phrases of data/demo.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/bc-demo-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "store/bc-migrate.h"
#include "store/bc-staff.h"

struct _BcDemoCorpus
{
  JsonParser *parser;
  JsonObject *root;
  GHashTable *lists; /* (element-type utf8 GPtrArray): texts by name */
  GArray *stories;   /* BcDemoStory */
};

static void
clear_story (gpointer data)
{
  g_free (((BcDemoStory *) data)->special_groups);
}

void
bc_demo_corpus_free (BcDemoCorpus *self)
{
  g_clear_pointer (&self->stories, g_array_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_object (&self->parser);
  g_free (self);
}

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static char *
joined (JsonObject *object, const char *name)
{
  JsonArray *array =
      json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            json_array_get_string_element (array, i));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
add_story (BcDemoCorpus *self, JsonObject *object, BcHall *hall)
{
  const BcEntry *matter = bc_hall_find (hall, BC_TABLE_MATTERS, member (object, "matter"));
  BcDemoStory story = {
    .cause = member (object, "cause"),
    .matter = member (object, "matter"),
    .department = matter != NULL ? matter->department : NULL,
    .organisation = member (object, "organisation"),
    .visits = (int) json_object_get_int_member_with_default (object, "visits", 1),
    .outcome = member (object, "outcome"),
    .rating = member (object, "rating"),
    .urgency = member (object, "urgency"),
    .confidential = json_object_get_boolean_member_with_default (object, "confidential", FALSE),
    .what_happened = member (object, "what_happened"),
    .what_is_wanted = member (object, "what_is_wanted"),
    .on_the_spot = member (object, "on_the_spot"),
    .opinion = member (object, "opinion"),
    .method = member (object, "method"),
    .measures = member (object, "measures"),
    .basis = member (object, "basis"),
    .callback_remark = member (object, "callback_remark"),
    .root_cause = member (object, "root_cause"),
  };

  /* A story about a matter that the catalogue does not have cannot be told. */
  if (story.department == NULL || story.cause == NULL)
    return;
  story.is_outside = *story.cause == 'H' && !g_str_equal (story.cause, "H3");
  story.special_groups = joined (object, "special_groups");
  g_array_append_val (self->stories, story);
}

static void
add_list (BcDemoCorpus *self, const char *name, JsonArray *array)
{
  GPtrArray *texts = g_ptr_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (texts, (gpointer) json_array_get_string_element (array, i));
  g_hash_table_insert (self->lists, g_strdup (name), texts);
}

static void
read_lists (BcDemoCorpus *self)
{
  static const char *const names[] = { "surnames", "given", "rare_names", "organisations",
                                       "streets" };
  JsonObject *phrases = json_object_get_object_member (self->root, "phrases");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_list (self, names[i], json_object_get_array_member (self->root, names[i]));
  json_object_iter_init_ordered (&iter, phrases);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    add_list (self, name, json_node_get_array (node));
}

BcDemoCorpus *
bc_demo_corpus_new (BcHall *hall, GError **error)
{
  g_autofree char *json = bc_shipped_text ("demo.json", error);
  g_autoptr (BcDemoCorpus) self = NULL;
  JsonArray *stories;

  if (json == NULL)
    return NULL;
  self = g_new0 (BcDemoCorpus, 1);
  self->parser = json_parser_new_immutable ();
  self->lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->stories = g_array_new (FALSE, FALSE, sizeof (BcDemoStory));
  g_array_set_clear_func (self->stories, clear_story);
  if (!json_parser_load_from_data (self->parser, json, -1, error))
    return NULL;
  self->root = json_node_get_object (json_parser_get_root (self->parser));
  read_lists (self);
  stories = json_object_get_array_member (self->root, "stories");
  for (guint i = 0; i < json_array_get_length (stories); i++)
    add_story (self, json_array_get_object_element (stories, i), hall);
  return g_steal_pointer (&self);
}

const char *
bc_demo_text (BcDemoCorpus *self, const char *list, BcDice *dice)
{
  GPtrArray *texts = g_hash_table_lookup (self->lists, list);

  g_assert (texts != NULL && texts->len > 0);
  return g_ptr_array_index (texts, bc_dice_roll (dice, texts->len));
}

guint
bc_demo_n_stories (BcDemoCorpus *self)
{
  return self->stories->len;
}

const BcDemoStory *
bc_demo_story (BcDemoCorpus *self, guint index)
{
  return &g_array_index (self->stories, BcDemoStory, index);
}

char *
bc_demo_hall_name (GError **error)
{
  g_autofree char *json = bc_shipped_text ("demo.json", error);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, error) : NULL;

  return root != NULL ? g_strdup (
             member (json_object_get_object_member (json_node_get_object (root), "hall"), "name"))
                      : NULL;
}

gboolean
bc_demo_add_staff (BcDemoCorpus *self, BcEngine *engine, GError **error)
{
  JsonArray *staff = json_object_get_array_member (self->root, "staff");

  for (guint i = 0; i < json_array_get_length (staff); i++)
    {
      JsonObject *object = json_array_get_object_element (staff, i);
      g_autofree char *roles = joined (object, "roles");
      BcEntry entry = {
        .code = (char *) member (object, "code"),
        .name = (char *) member (object, "name"),
        .department = json_object_get_null_member (object, "department")
                          ? NULL
                          : (char *) member (object, "department"),
        .roles = (guint) MAX (bc_roles_from_codes (roles), 0),
      };

      if (!bc_staff_add (engine, &entry, error))
        return FALSE;
    }
  return TRUE;
}

const char *
bc_demo_staff (BcHall *hall, guint role, const char *department, BcDice *dice)
{
  const char *fitting[32];
  guint n_fitting = 0;

  for (guint i = 0; i < bc_hall_n_entries (hall, BC_TABLE_STAFF); i++)
    {
      const BcEntry *entry = bc_hall_entry (hall, BC_TABLE_STAFF, i);

      /* Somebody with every role stands in where one person tries the program; in the stories each
       * does one thing. */
      if (entry->roles == role && g_strcmp0 (entry->department, department) == 0
          && n_fitting < G_N_ELEMENTS (fitting))
        fitting[n_fitting++] = entry->code;
    }
  g_assert (n_fitting > 0);
  return fitting[bc_dice_roll (dice, n_fitting)];
}
