#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks can fail: each is given a small tree with one thing wrong, and has to name it."""

import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import check_format
import check_includes
import check_po
import check_ui

TABLE = """| room | what it is for | may include |
|---|---|---|
| base | all | – |
| store | SQL | base |
| app | wiring | all |
"""
PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_CN\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
UI = '<?xml version="1.0"?>\n<interface>\n  <template class="BcThing" parent="GtkBox">\n    <child>\n      <object class="GtkLabel">%s</object>\n    </child>\n  </template>\n</interface>\n'


class Tree(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def assert_names(self, problems, word):
        self.assertTrue(any(word in problem for problem in problems), f"nothing of {word!r} in {problems}")


class Includes(Tree):
    def setUp(self):
        super().setUp()
        self.write("docs/architecture.md", TABLE)
        for room in ("base", "store", "app"):
            self.write(f"src/{room}/README.md", "One line.\n")
        self.write("src/base/bc-base.h", '#include <glib.h>\n#include "base/bc-other.h"\n')
        self.write("src/store/bc-store.c", '#include "base/bc-base.h"\n#include <sqlite3.h>\nconst char *sql = "SELECT 1";\n')
        self.write("src/app/bc-app.c", '#include "store/bc-store.h"\n#include "bc-config.h"\n/* SELECT and gtk_ in words are fine. */\n')
        self.write("tests/store/test-store.c", '#include "store/bc-engine.h"\n')

    def check(self):
        return check_includes.check(self.root)

    def test_good(self):
        self.assertEqual(self.check(), [])

    def test_upward(self):
        self.write("src/base/bc-base.c", '\n#include "store/bc-store.h"\n')
        self.assert_names(self.check(), 'src/base/bc-base.c:2: base must not include "store/bc-store.h"')

    def test_private(self):
        self.write("src/app/bc-app.c", '#include "store/bc-store-private.h"\n')
        self.assert_names(self.check(), "only for store itself")

    def test_engine(self):
        self.write("src/app/bc-app.c", '#include "store/bc-engine.h"\n')
        self.assert_names(self.check(), "only for store itself")

    def test_engine_in_tests(self):
        self.write("tests/app/test-app.c", '#include "store/bc-engine.h"\n')
        self.assert_names(self.check(), "only for the tests of its room")

    def test_short_path(self):
        self.write("src/base/bc-base.c", '#include "bc-base.h"\n')
        self.assert_names(self.check(), 'is not written as "room/')

    def test_unknown_room(self):
        self.write("src/cellar/README.md", "One line.\n")
        self.assert_names(self.check(), "not in the table")

    def test_sql(self):
        self.write("src/app/bc-app.c", 'const char *sql = "UPDATE ticket SET version = 1";\n')
        self.assert_names(self.check(), "SQL outside the store")

    def test_sqlite(self):
        self.write("src/app/bc-app.c", "int x = sqlite3_changes (db);\n")
        self.assert_names(self.check(), "SQLite outside the store")

    def test_gtk(self):
        self.write("src/store/bc-store.c", "GtkWidget *widget;\n")
        self.assert_names(self.check(), "toolkit")

    def test_long_file(self):
        self.write("src/base/bc-base.c", "\n" * 601)
        self.assert_names(self.check(), "longer than 600 lines")

    def test_readme(self):
        os.unlink(os.path.join(self.root, "src/base/README.md"))
        self.write("src/app/README.md", "line\n" * 11)
        self.assert_names(self.check(), "src/base/README.md:1: missing")
        self.assert_names(self.check(), "longer than 10 lines")

    def test_unfinished(self):
        self.write("src/base/bc-base.c", "/* FIX" + "ME */\n")
        self.assert_names(self.check(), "left unfinished")


@unittest.skipIf(check_format.version() != check_format.VERSION, "another clang-format")
class Format(Tree):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", "BasedOnStyle: GNU\n")
        self.write("src/base/bc-base.c", "int x = 1;\n")

    def test_good(self):
        self.assertEqual(check_format.check(self.root), [])

    def test_bad(self):
        self.write("tests/base/test-base.c", "\nint   x=1;\n")
        self.assert_names(check_format.check(self.root), "tests/base/test-base.c:2")


class Translation(Tree):
    def setUp(self):
        super().setUp()
        self.write("po/POTFILES", "src/base/bc-base.c\n")
        self.write("src/base/bc-base.c", 'const char *word = _ ("Ticket");\nconst char *other = C_ ("paper", "Name");\n')
        self.write("ui/empty", "")
        self.write("po/zh_CN.po", PO_HEAD + 'msgid "Ticket"\nmsgstr "工单"\n\nmsgctxt "paper"\nmsgid "Name"\nmsgstr "姓名"\n')

    def check(self):
        return check_po.check(self.root)

    def test_good(self):
        self.assertEqual(self.check(), [])

    def test_missing(self):
        self.write("src/base/bc-base.c", 'const char *word = _ ("Callback" " of a ticket that is so long that it is written on more than one line");\n')
        self.assert_names(self.check(), "“Callback of a ticket that is so long that it is written on")

    def test_untranslated(self):
        self.write("po/zh_CN.po", PO_HEAD + 'msgid "Ticket"\nmsgstr ""\n\nmsgctxt "paper"\nmsgid "Name"\nmsgstr "姓名"\n')
        self.assert_names(self.check(), "untranslated")

    def test_fuzzy(self):
        self.write("po/zh_CN.po", PO_HEAD + '#, fuzzy\nmsgid "Ticket"\nmsgstr "工单"\n\nmsgctxt "paper"\nmsgid "Name"\nmsgstr "姓名"\n')
        self.assert_names(self.check(), "fuzzy")

    def test_broken_format(self):
        self.write("src/base/bc-base.c", 'const char *word = _ ("%d tickets");\n')
        self.write("po/zh_CN.po", PO_HEAD + '#, c-format\nmsgid "%d tickets"\nmsgstr "%s 件"\n')
        self.assert_names(self.check(), "format")

    def test_split_format(self):
        self.write("src/base/bc-base.c", 'const char *word = _ ("%" G_GINT64_FORMAT " tickets");\n')
        self.assert_names(self.check(), "cannot be translated")

    def test_not_listed(self):
        self.write("src/base/bc-more.c", 'const char *word = N_ ("Ticket");\n')
        self.assert_names(self.check(), "src/base/bc-more.c has words and is not listed")

    def test_listed_in_vain(self):
        self.write("po/POTFILES", "src/base/bc-base.c\nsrc/base/bc-gone.c\n")
        self.assert_names(self.check(), "there is no src/base/bc-gone.c")


@unittest.skipIf(shutil.which("xmllint") is None or not os.path.exists(check_ui.GRAMMAR), "no grammar")
class Templates(Tree):
    def setUp(self):
        super().setUp()
        self.write("ui/ui.gresource.xml", "<file>bc-thing.ui</file>")
        self.write("src/base/bc-thing.c", '"bc-thing.ui"')
        self.write("ui/bc-thing.ui", UI % '<property name="label" translatable="yes">Word</property>')

    def check(self):
        return check_ui.check(self.root)

    def test_good(self):
        self.assertEqual(self.check(), [])

    def test_not_translatable(self):
        self.write("ui/bc-thing.ui", UI % '<property name="label">Word</property>')
        self.assert_names(self.check(), "not translatable")

    def test_grammar(self):
        self.write("ui/bc-thing.ui", (UI % "").replace("<template", "<wrong/><template"))
        self.assert_names(self.check(), "ui/bc-thing.ui")

    def test_not_xml(self):
        self.write("ui/bc-thing.ui", "<interface>")
        self.assert_names(self.check(), "ui/bc-thing.ui")

    def test_not_shipped(self):
        self.write("ui/bc-lost.ui", UI % "")
        self.assert_names(self.check(), "no resource file carries it")

    def test_same_id(self):
        text = (UI % "").replace("<child>", '<child><object class="GtkLabel" id="a"/></child><child><object class="GtkLabel" id="a"/></child><child>')
        self.write("ui/bc-thing.ui", text)
        self.assert_names(self.check(), "the id a stands twice")


if __name__ == "__main__":
    unittest.main()
