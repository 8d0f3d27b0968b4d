/* Numbers that people carry: good ones, and each way of being wrong by its own sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "domain/bc-validate.h"

#define TODAY bc_day_from_ymd (2026, 11, 22)

typedef BcCheck (*Validate) (const char *input, char **normal, char **message);

static BcCheck
validate_card (const char *input, char **normal, char **message)
{
  return bc_validate_id_card (input, TODAY, normal, message);
}

static void
assert_good (Validate validate, const char *input, const char *expected)
{
  g_autofree char *normal = NULL;
  g_autofree char *message = NULL;
  BcCheck check = validate (input, &normal, &message);

  if (check != BC_CHECK_OK)
    g_error ("“%s”: %s", input, message);
  g_assert_cmpstr (normal, ==, expected);
  g_assert_null (message);
  g_assert_cmpint (validate (input, NULL, NULL), ==, BC_CHECK_OK);
}

static void
assert_wrong (Validate validate, const char *input, const char *part)
{
  g_autofree char *normal = NULL;
  g_autofree char *message = NULL;
  BcCheck check = validate (input, &normal, &message);

  if (check != BC_CHECK_ERROR)
    g_error ("“%s” was taken as %s", input, normal);
  g_assert_null (normal);
  g_assert_true (g_utf8_validate (message, -1, NULL));
  if (strstr (message, part) == NULL)
    g_error ("“%s”: “%s” does not say “%s”", input, message, part);
  g_assert_cmpint (validate (input, NULL, NULL), ==, BC_CHECK_ERROR);
}

/* What no door may fall over; all of it is an error. */
static void
assert_garbage (Validate validate)
{
  g_autofree char *long_text = g_strnfill (100000, '7');
  g_autofree char *long_han = g_strnfill (30000, ' ');

  memset (long_han, 'x', 30000);
  assert_wrong (validate, NULL, "missing");
  assert_wrong (validate, "", "missing");
  assert_wrong (validate, " 　\t", "missing");
  assert_wrong (validate, "\xff\xfe", "damaged");
  assert_wrong (validate, "12345\xe5\xbc", "damaged");
  assert_wrong (validate, long_text, "");
  assert_wrong (validate, long_han, "");
  assert_wrong (validate,
                "𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩𬭩", "");
  assert_wrong (validate, "%s%n%d%s%n%d%s%n%d", "");
}

/* The weights of GB 11643 written out, to check the doubling in the program. */
static char
card_check (const char *digits)
{
  const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (int i = 0; i < 17; i++)
    sum += weights[i] * (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

static void
test_card (void)
{
  const int provinces[] = { 11, 15, 21, 23, 31, 37, 41, 46, 50, 54, 61, 65, 71, 81, 82, 83 };
  int x = 0;

  /* The example of the standard. */
  assert_good (validate_card, "11010519491231002X", "11010519491231002X");
  assert_good (validate_card, "11010519491231002x", "11010519491231002X");
  assert_good (validate_card, "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X");
  assert_good (validate_card, " 110105 1949 1231 002X\n", "11010519491231002X");

  for (int i = 0; i < 2000; i++)
    {
      char *card = g_strdup_printf ("%02d%04d%04d%02d%02d%03d_",
                                    provinces[(gsize) i % G_N_ELEMENTS (provinces)], 100 + i % 900,
                                    1930 + i % 90, 1 + i % 12, 1 + i % 28, i % 1000);

      card[17] = card_check (card);
      x += card[17] == 'X' ? 1 : 0;
      assert_good (validate_card, card, card);
      /* Every other character in the last place is refused, and the right one is named. */
      for (const char *c = "0123456789X"; *c != '\0'; c++)
        if (*c != card_check (card))
          {
            g_autofree char *part =
                g_strdup_printf ("The 18th character should be %c, not %c", card_check (card), *c);

            card[17] = *c;
            assert_wrong (validate_card, card, part);
          }
      g_free (card);
    }
  g_assert_cmpint (x, >, 0);
}

static void
test_card_errors (void)
{
  assert_garbage (validate_card);
  assert_wrong (validate_card, "110105491231002", "15 digits");
  assert_wrong (validate_card, "1101051949123100", "18 characters, this has 16");
  assert_wrong (validate_card, "11010519491231002XX", "18 characters, this has 19");
  assert_wrong (validate_card, "110105I9491231002X", "Character 7 should be a digit, not “I”");
  assert_wrong (validate_card, "1101051949123𬭩002X",
                "Character 14 should be a digit, not “𬭩”");
  assert_wrong (validate_card, "11010519491231002Y",
                "18th character should be a digit or X, not “Y”");
  assert_wrong (validate_card, "11010519491231002张", "not “张”");
  assert_wrong (validate_card, "X1010519491231002X", "Character 1 should be a digit");
  assert_wrong (validate_card, "160105194912310029", "No province has the code 16");
  assert_wrong (validate_card, "000105194912310029", "No province has the code 00");
  assert_wrong (validate_card, "110105194902310029", "no birth date 1949-02-31");
  assert_wrong (validate_card, "110105194913010029", "no birth date 1949-13-01");
  assert_wrong (validate_card, "110105000000000000", "no birth date 0000-00-00");
  assert_wrong (validate_card, "440524188001010014", "1880 is before 1900");
  assert_wrong (validate_card, "110105202611230020", "2026-11-23 is in the future");
  assert_wrong (validate_card, "110105194912310021", "should be X, not 1");
  /* Born today is no error of the date. */
  assert_wrong (validate_card, "110105202611220020", "18th");
}

static void
test_credit_code (void)
{
  /* Published examples, one of them with letters in its middle. */
  assert_good (bc_validate_credit_code, "91350100M000100Y43", "91350100M000100Y43");
  assert_good (bc_validate_credit_code, " 91350100m000 100y43", "91350100M000100Y43");
  assert_good (bc_validate_credit_code, "９１３５０１００Ｍ０００１００Ｙ４３",
               "91350100M000100Y43");

  assert_garbage (bc_validate_credit_code);
  assert_wrong (bc_validate_credit_code, "91350100M000100Y4", "18 characters, this has 17");
  assert_wrong (bc_validate_credit_code, "9135O100M000100Y43", "Character 5 is “O”");
  assert_wrong (bc_validate_credit_code, "91350100M000100Z43", "Character 16 is “Z”");
  assert_wrong (bc_validate_credit_code, "91350100M000-00Y43", "Character 13 should be");
  assert_wrong (bc_validate_credit_code, "91350100M000100Y4山", "Character 18 should be");
}

/* Codes in circulation fail the checksum, so it only warns; every single wrong character is
 * noticed. */
static void
test_credit_warning (void)
{
  const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const char good[] = "91350100M000100Y43";
  g_autofree char *last = NULL;

  for (int i = 0; i < 18; i++)
    for (const char *c = alphabet; *c != '\0'; c++)
      {
        g_autofree char *code = g_strdup (good);
        g_autofree char *normal = NULL;
        g_autofree char *message = NULL;

        if (*c == good[i])
          continue;
        code[i] = *c;
        g_assert_cmpint (bc_validate_credit_code (code, &normal, &message), ==, BC_CHECK_WARNING);
        g_assert_cmpstr (normal, ==, code);
        g_assert_nonnull (strstr (message, "The 18th character should be"));
        g_assert_cmpint (bc_validate_credit_code (code, NULL, NULL), ==, BC_CHECK_WARNING);
      }
  g_assert_cmpint (bc_validate_credit_code ("91350100M000100Y44", NULL, &last), ==,
                   BC_CHECK_WARNING);
  g_assert_nonnull (strstr (last, "should be 3, not 4"));
}

static void
test_passport (void)
{
  assert_good (bc_validate_passport, "E12345678", "E12345678");
  assert_good (bc_validate_passport, " ｅａ 1234567 ", "EA1234567");
  assert_good (bc_validate_passport, "12345", "12345");

  assert_garbage (bc_validate_passport);
  assert_wrong (bc_validate_passport, "E123", "5 to 20 letters and digits, this has 4");
  assert_wrong (bc_validate_passport, "E12345678901234567890", "this has 21");
  assert_wrong (bc_validate_passport, "ABCDEF", "at least one digit");
  assert_wrong (bc_validate_passport, "E1234-678", "“-” does not belong");
  assert_wrong (bc_validate_passport, "E1234张678", "“张” does not belong");
}

static void
test_telephone (void)
{
  const char *const good[][2] = {
    /* Mobile. */
    { "13812345678", "13812345678" },
    { "138 1234 5678", "13812345678" },
    { "138-1234-5678", "13812345678" },
    { "１３８１２３４５６７８", "13812345678" },
    { "+86 138 1234 5678", "13812345678" },
    { "+86-13812345678", "13812345678" },
    { "(+86)13812345678", "13812345678" },
    { "＋８６１３８１２３４５６７８", "13812345678" },
    { "008613812345678", "13812345678" },
    { "8613812345678", "13812345678" },
    { "86-138-1234-5678", "13812345678" },
    { "013812345678", "13812345678" },
    { "\xe2\x80\x8b"
      "19912345678",
      "19912345678" },
    /* Landline. */
    { "0633-8771234", "0633-8771234" },
    { "06338771234", "0633-8771234" },
    { "0633 877 1234", "0633-8771234" },
    { "0633-877-1234", "0633-8771234" },
    { "（０６３３）８７７１２３４", "0633-8771234" },
    { "0633－8771234", "0633-8771234" },
    { "0633—8771234", "0633-8771234" },
    { "0633-8771234-801", "0633-8771234-801" },
    { "0633-8771234转801", "0633-8771234-801" },
    { "0633-8771234 转分机 801", "0633-8771234-801" },
    { "06338771234-801", "0633-8771234-801" },
    { "0633-8771234 ext. 801", "0633-8771234-801" },
    { "0633-8771234x801", "0633-8771234-801" },
    { "0633-8771234#801", "0633-8771234-801" },
    { "010-12345678", "010-12345678" },
    { "01065251234", "010-65251234" },
    { "021-6525 1234", "021-65251234" },
    { "0755-86123456", "0755-86123456" },
    { "+86 633 8771234", "0633-8771234" },
    { "+86 0633 8771234", "0633-8771234" },
    { "+86 10 65251234", "010-65251234" },
    { "+86 (0)10 65251234", "010-65251234" },
    { "0086-633-8771234-801", "0633-8771234-801" },
    { "86-10-65251234", "010-65251234" },
    { "866338771234", "0633-8771234" },
    { "8771234", "8771234" },
    { "877-1234", "8771234" },
    { "65251234", "65251234" },
    { "86123456", "86123456" },
    { "8612345", "8612345" },
    { "8771234-801", "8771234-801" },
    { "86123456-8012", "86123456-8012" },
    { "4001234", "4001234" },
    /* Service and short numbers. */
    { "400-123-4567", "4001234567" },
    { "8008101234", "8008101234" },
    { "400 123 4567 转 2", "4001234567-2" },
    { "+864001234567", "4001234567" },
    { "12345", "12345" },
    { "95588", "95588" },
    { "118114", "118114" },
    { "+86 12345", "12345" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      assert_good (bc_validate_telephone, good[i][0], good[i][1]);
      /* A normal form is its own normal form. */
      assert_good (bc_validate_telephone, good[i][1], good[i][1]);
    }
}

static void
test_telephone_errors (void)
{
  assert_garbage (bc_validate_telephone);
  assert_wrong (bc_validate_telephone, "1381234567", "A mobile number has 11 digits, this has 10");
  assert_wrong (bc_validate_telephone, "138123456789",
                "A mobile number has 11 digits, this has 12");
  assert_wrong (bc_validate_telephone, "12812345678", "No mobile number begins with 12");
  assert_wrong (bc_validate_telephone, "13812345678-12", "11 digits, this has 13");
  assert_wrong (bc_validate_telephone, "13812345678转12", "Only landlines and 400 or 800");
  assert_wrong (bc_validate_telephone, "13812345678/13912345678", "this has 22");
  assert_wrong (bc_validate_telephone, "1381234567a", "“A” does not belong");
  assert_wrong (bc_validate_telephone, "一三八", "“一” does not belong");
  assert_wrong (bc_validate_telephone, "138𬭩2345678", "“𬭩” does not belong");
  assert_wrong (bc_validate_telephone, "0633-12345",
                "After the area code 0633 come 7 or 8 digits, not 5");
  assert_wrong (bc_validate_telephone, "06338771234801", "not 10; an extension is written after");
  assert_wrong (bc_validate_telephone, "010-8771234",
                "After the area code 010 come 8 digits, not 7");
  assert_wrong (bc_validate_telephone, "0633-0771234", "No local number begins with 0");
  assert_wrong (bc_validate_telephone, "0133-8771234", "No area code begins with 01");
  assert_wrong (bc_validate_telephone, "0", "No area code");
  assert_wrong (bc_validate_telephone, "0633", "not 0");
  assert_wrong (bc_validate_telephone, "02", "not 0");
  assert_wrong (bc_validate_telephone, "0633-8771234-8012345", "An extension has 1 to 6 digits");
  assert_wrong (bc_validate_telephone, "0633-8771234转", "An extension has 1 to 6 digits");
  assert_wrong (bc_validate_telephone, "0633-8771234-1转2", "An extension has");
  assert_wrong (bc_validate_telephone, "0633-8771234转8转9", "“转” does not belong");
  assert_wrong (bc_validate_telephone, "400-123-456",
                "A 400 or 800 number has 10 digits, this has 9");
  assert_wrong (bc_validate_telephone, "12345678", "No local number begins with 1");
  assert_wrong (bc_validate_telephone, "23456", "does not have 5 digits");
  assert_wrong (bc_validate_telephone, "7", "does not have 1 digit:");
  assert_wrong (bc_validate_telephone, "+852 2123 4567", "Only numbers of the mainland");
  assert_wrong (bc_validate_telephone, "+", "Only numbers of the mainland");
  assert_wrong (bc_validate_telephone, "转801", "A telephone number has digits");
  assert_wrong (bc_validate_telephone, "---", "A telephone number has digits");
  assert_wrong (bc_validate_telephone, "+86", "A telephone number has digits");
}

/* Nothing that can be typed makes a door fail, and what it gives out it takes in again. */
static void
test_random (void)
{
  const char *const pieces[] = { "0",  "1",    "3",    "8", "86", "0633", "400", "-",
                                 "(",  ")",    "转",   "+", " ",  "x",    "X",   "９",
                                 "张", "𬭩", "\xff", "#", ".",  "1990", "0101" };
  const Validate doors[] = { validate_card, bc_validate_credit_code, bc_validate_passport,
                             bc_validate_telephone };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (random, 0, 24);

      for (int j = 0; j < length; j++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      for (gsize d = 0; d < G_N_ELEMENTS (doors); d++)
        {
          g_autofree char *normal = NULL;
          g_autofree char *message = NULL;
          BcCheck check = doors[d](text->str, &normal, &message);

          g_assert_true ((check == BC_CHECK_ERROR) == (normal == NULL));
          g_assert_true ((check == BC_CHECK_OK) == (message == NULL));
          if (check == BC_CHECK_OK)
            assert_good (doors[d], normal, normal);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validate/card", test_card);
  g_test_add_func ("/validate/card-errors", test_card_errors);
  g_test_add_func ("/validate/credit-code", test_credit_code);
  g_test_add_func ("/validate/credit-warning", test_credit_warning);
  g_test_add_func ("/validate/passport", test_passport);
  g_test_add_func ("/validate/telephone", test_telephone);
  g_test_add_func ("/validate/telephone-errors", test_telephone_errors);
  g_test_add_func ("/validate/random", test_random);
  return g_test_run ();
}
