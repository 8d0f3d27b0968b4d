/* Layout: cells, pages, documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paper/bc-layout.h"

#include "paper/bc-codes.h"
#include "paper/bc-content.h"
#include "paper/bc-layout-private.h"
#include "paper/bc-pages-private.h"
#include "paper/bc-paper-hash.h"
#include "paper/bc-sheet-code.h"

int
bc_layout_add_box (BcLayout *self, const BcBox *box)
{
  g_array_append_val (self->page->boxes, *box);
  return (int) self->page->boxes->len - 1;
}

void
bc_layout_add_rule (BcLayout *self, double x, double y, double width, double height, double weight)
{
  BcItem item = { .kind = BC_ITEM_RULE,
                  .x = x,
                  .y = y,
                  .width = width,
                  .height = height,
                  .box = -1,
                  .weight = weight };

  g_array_append_val (self->page->items, item);
}

/* What is typed to ask whether the sheet is the newest; a sheet without a number has the hash
 * alone. */
static char *
sheet_code (BcLayout *self)
{
  g_autofree char *code = bc_sheet_code_new (self->pages->number, self->pages->content_hash);

  return *code != '\0' ? g_steal_pointer (&code) : bc_paper_hash_short (self->pages->content_hash);
}

static char *
block_text (BcLayout *self, const BcBlock *block)
{
  if (block->kind == BC_BLOCK_HASH)
    return self->source->blank != NULL ? g_strdup ("") : sheet_code (self);
  if (block->kind == BC_BLOCK_PAGE_NUMBER)
    /* Translators: in Chinese 第%u页 共%u页 */
    return g_strdup_printf (C_ ("paper", "Page %u of %u"), self->number, self->n_pages);
  if (block->text != NULL)
    return block->text (self->source);
  return block->field == BC_FIELD_ID ? g_strdup ("")
                                     : bc_content_field (self->source, block->field);
}

static BcFontRole
block_role (const BcBlock *block)
{
  if (block->flags & BC_BLOCK_SMALL)
    return BC_FONT_NOTE;
  if (block->flags & BC_BLOCK_TABLE)
    return BC_FONT_TABLE;
  return block->flags & BC_BLOCK_BOLD ? BC_FONT_LABEL : BC_FONT_BODY;
}

static void
add_code (const BcCode *code, const char *caption, guint flags, BcFlow *flow)
{
  if (code->size == 0)
    return;
  bc_flow_add_qr (flow, code, BC_CODE_SIZE, caption != NULL ? BC_CODE_QUIET : 0, flags);
  if (caption != NULL)
    bc_flow_add_text (flow, BC_FONT_NOTE, 0, NULL, caption, flags | BC_FLOW_CONSTANT);
}

/* Without a field the choice is made by hand. */
static int
ticked (BcLayout *self, const BcBlock *block)
{
  g_autofree char *code = block->text != NULL ? block->text (self->source) : NULL;

  if (code != NULL)
    return bc_enum_find (block->choices, code);
  if (block->field == BC_FIELD_ID)
    return -1;
  return bc_enum_find (block->choices, bc_record_text (self->source->record, block->field));
}

static void
add_block (BcLayout *self, const BcBlock *block, BcFlow *flow)
{
  const char *caption = block->caption != NULL ? bc_form_word (block->caption) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;

  switch (block->kind)
    {
    case BC_BLOCK_TEXT:
    case BC_BLOCK_HASH:
    case BC_BLOCK_PAGE_NUMBER:
      text = block_text (self, block);
      bc_flow_add_text (flow, block_role (block), 0, caption, text,
                        block->flags
                            | (block->kind == BC_BLOCK_HASH && *text == '\0' ? BC_BLOCK_OPTIONAL
                                                                             : 0));
      break;
    case BC_BLOCK_WORDS:
      bc_flow_add_text (flow, block_role (block), 0, NULL, caption,
                        block->flags | BC_FLOW_CONSTANT);
      break;
    case BC_BLOCK_TICKS:
      bc_flow_add_ticks (flow, caption, block->choices, ticked (self, block), block->flags);
      break;
    case BC_BLOCK_SIGNATURE:
      text = block_text (self, block);
      date = block->date != NULL ? block->date (self->source) : g_strdup ("");
      bc_flow_add_signature (flow, caption, text, date, block->flags);
      break;
    case BC_BLOCK_QR:
      add_code (&self->pages->ticket_code, caption, block->flags, flow);
      break;
    case BC_BLOCK_RATING_QR:
      add_code (&self->pages->rating_code, caption, block->flags, flow);
      break;
    case BC_BLOCK_END:
    default:
      g_assert_not_reached ();
    }
}

BcFlow *
bc_layout_cell (BcLayout *self, const BcFormCell *cell, double width)
{
  BcFlow *flow = bc_flow_new (self->pages, width);

  for (const BcBlock *block = cell->blocks; block->kind != BC_BLOCK_END; block++)
    add_block (self, block, flow);
  return flow;
}

/* A word of an alphabetic language may be wider than a narrow cell: it is set smaller rather than
 * broken. Chinese words never need it. */
static double
label_size (BcLayout *self, const char *words, double width)
{
  g_auto (GStrv) list = g_strsplit_set (words, " \n", -1);
  double size = bc_font_size (BC_FONT_LABEL), widest = 0;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_ascii_isalpha (*list[i]))
      {
        g_autoptr (BcFlow) flow = bc_flow_new (self->pages, 10 * width);

        bc_flow_add_text (flow, BC_FONT_LABEL, 0, NULL, list[i], BC_FLOW_CONSTANT);
        widest = MAX (widest, bc_flow_text_width (flow));
      }
  return widest <= width ? size : MAX (6, size * width / widest * 0.99);
}

BcFlow *
bc_layout_label (BcLayout *self, const char *message_id, double width, gboolean continued)
{
  BcFlow *flow = bc_flow_new (self->pages, width);
  const char *words = bc_form_word (message_id);

  bc_flow_add_text (flow, BC_FONT_LABEL, label_size (self, words, width), NULL, words,
                    BC_BLOCK_CENTRED | BC_FLOW_CONSTANT);
  if (continued)
    bc_flow_add_text (flow, BC_FONT_NOTE, 0, NULL, C_ ("paper", "(continued)"),
                      BC_BLOCK_CENTRED | BC_FLOW_CONSTANT);
  return flow;
}

void
bc_layout_begin_page (BcLayout *self)
{
  self->page = bc_pages_append (self->pages);
  self->number = self->pages->pages->len;
  self->frame_top = -1;
  bc_layout_header (self);
  self->y = self->table_top;
}

/* The frame's lines lie with their middle on the grid's edge and meet in the corners. */
void
bc_layout_close_frame (BcLayout *self)
{
  const double left = BC_PAGE_MARGIN, right = BC_PAGE_MARGIN + self->grid,
               reach = BC_FRAME_WEIGHT / 2;
  const double width = self->grid + 2 * reach, height = self->y - self->frame_top;

  if (self->frame_top < 0)
    return;
  bc_layout_add_rule (self, left - reach, self->frame_top, width, 0, BC_FRAME_WEIGHT);
  bc_layout_add_rule (self, left - reach, self->y, width, 0, BC_FRAME_WEIGHT);
  bc_layout_add_rule (self, left, self->frame_top, 0, height, BC_FRAME_WEIGHT);
  bc_layout_add_rule (self, right, self->frame_top, 0, height, BC_FRAME_WEIGHT);
  self->frame_top = -1;
}

void
bc_layout_end_page (BcLayout *self)
{
  bc_layout_close_frame (self);
}

/* A list has no number of its own: its sheets are told apart by the day they were printed. */
static char *
list_number (const BcPaperSource *source)
{
  int year, month, day;

  bc_day_to_ymd (bc_hall_day (source->hall, source->printed_at), &year, &month, &day);
  return bc_sheet_code_of_list (year, month, day);
}

static void
fill_facts (BcLayout *self)
{
  BcPages *pages = self->pages;
  const char *number = bc_record_text (self->source->record, BC_FIELD_NUMBER);
  g_autofree char *title = g_strdelimit (bc_form_title (self->form, self->source), "\n", ' ');

  pages->copy = self->source->copy;
  pages->mask = self->source->mask;
  pages->number = self->form->subject == BC_FORM_OF_LIST ? list_number (self->source)
                                                         : g_strdup (number != NULL ? number : "");
  pages->title =
      bc_content_join (" ", 4, title, number, self->source->blank, bc_copy_label (pages->copy));
  pages->author = bc_content_hall (self->source);
  pages->printed_at = self->source->printed_at;
  pages->content_hash = bc_paper_content_hash (self->form, self->source);
  pages->logo = bc_logo_for_context (bc_hall_logo (self->source->hall), pages->context);
  if (number != NULL)
    {
      g_autofree char *uri = bc_paper_uri (self->form, number, pages->content_hash);

      bc_code_fill (&pages->ticket_code, uri);
    }
  if (bc_hall_rating_url (self->source->hall) != NULL)
    bc_code_fill (&pages->rating_code, bc_hall_rating_url (self->source->hall));
}

/* What the form's readers may not see is masked here, so that no caller can forget it. */
static BcPaperSource *
source_for_reader (const BcForm *form, const BcPaperSource *source)
{
  BcPaperSource *own = bc_paper_source_for_copy (source, source->copy);
  BcMask mask = BC_MASK_NOTHING;

  if (form->reader == BC_READER_MANY)
    mask = BC_MASK_ALL;
  else if (form->reader == BC_READER_PETITIONER)
    mask = BC_MASK_NUMBERS;
  else if (form->reader == BC_READER_DEPARTMENT
           && bc_record_flag (source->record, BC_FIELD_CONFIDENTIAL))
    mask = BC_MASK_ALL;
  own->mask = MAX (own->mask, mask);
  return own;
}

BcPages *
bc_paper_layout (const BcForm *form, const BcPaperSource *source, PangoContext *context)
{
  g_autoptr (BcPaperSource) own = NULL;
  BcLayout self = { .form = form };

  g_return_val_if_fail (form != NULL && source != NULL && PANGO_IS_CONTEXT (context), NULL);
  own = source_for_reader (form, source);
  self.source = own;
  self.pages = bc_pages_new (form, context);
  self.grid = self.pages->width - 2 * BC_PAGE_MARGIN;
  self.column = self.grid / BC_FORM_COLUMNS;
  self.page_bottom = self.pages->height - BC_PAGE_MARGIN;
  fill_facts (&self);
  self.bottom = self.page_bottom - bc_layout_footer_height (&self);
  bc_layout_begin_page (&self);
  bc_layout_table (&self);
  bc_layout_end_page (&self);

  /* Only now is it known how many pages there are. */
  self.n_pages = bc_pages_count (self.pages);
  for (guint i = 0; i < self.n_pages; i++)
    {
      self.page = g_ptr_array_index (self.pages->pages, i);
      self.number = i + 1;
      bc_layout_footer (&self);
    }
  return self.pages;
}

GPtrArray *
bc_paper_layout_copies (const BcForm *form,
                        const BcPaperSource *source,
                        guint copies,
                        PangoContext *context)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bc_pages_unref);

  if (!form->has_copies)
    {
      g_ptr_array_add (documents, bc_paper_layout (form, source, context));
      return documents;
    }
  for (BcCopy copy = BC_COPY_HANDLING; copy <= BC_COPY_ARCHIVE; copy++)
    if (copies & (1u << copy))
      {
        g_autoptr (BcPaperSource) own = bc_paper_source_for_copy (source, copy);

        g_ptr_array_add (documents, bc_paper_layout (form, own, context));
      }
  return documents;
}

GPtrArray *
bc_paper_work_order_pages (const BcPaperSource *source, PangoContext *context)
{
  return bc_paper_layout_copies (&bc_form_work_order, source, BC_COPIES_ALL, context);
}
