#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes bc-pinyin-table.inc from the Unicode Han database.

    gen-pinyin.py /usr/share/unicode/Unihan_Readings.txt.bz2 > bc-pinyin-table.inc

The result is committed, so that a build needs neither Python nor the database; run this again
when a new Unicode version matters. Debian has the database in the package unicode-data.

What is written:
  * sets: every distinct list of readings, as "4zhong chong": the tone of the first reading, then
    the readings without tones, the usual one first, u with diaeresis as v;
  * ranges of code points, each with the place in one long string where its characters begin;
  * that string: two printable characters a code point, the number of its set in base 62;
  * surnames whose reading is not the usual one of their character.
"""

import bz2
import sys
import unicodedata

FIELDS = ("kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu")

# Only what differs from the usual reading of the character. A second character is given where the
# reading belongs to a compound surname alone.
SURNAMES = """
单 shan4, 曾 zeng1, 解 xie4, 查 zha1, 翟 zhai2, 盖 ge3, 乐 yue4, 缪 miao4, 覃 qin2, 区 ou1, 仇 qiu2,
朴 piao2, 任 ren2, 华 hua4, 宁 ning4, 纪 ji3, 种 chong2, 员 yun4, 洗 xian3, 召 shao4, 燕 yan1,
应 ying1, 逄 pang2, 尉 wei4, 卜 bu3, 折 she2, 黑 he4, 秘 bi4, 薄 bo2, 都 du1, 隗 wei3, 阚 kan4,
佴 nai4, 繁 po2, 乜 nie4, 撒 sa4, 少 shao4, 肖 xiao1, 那 na1, 句 gou1, 炅 gui4, 祭 zhai4, 占 zhan1,
能 nai4, 要 yao1, 么 yao1, 晟 cheng2, 郇 xun2, 过 guo1, 哈 ha3, 於 yu1, 干 gan1, 沓 ta4, 令 ling4,
單 shan4, 樂 yue4, 區 ou1, 華 hua4, 紀 ji3, 員 yun4, 應 ying1, 蓋 ge3, 種 chong2, 過 guo1, 繆 miao4,
尉迟 yu4 chi2, 尉遲 yu4 chi2, 万俟 mo4 qi2, 萬俟 mo4 qi2, 澹台 tan2 tai2, 澹臺 tan2 tai2,
令狐 ling2 hu2, 长孙 zhang3 sun1, 長孫 zhang3 sun1
"""

# Characters of names that the database has no Mandarin reading for.
ADDED = {"\U00020bb7": ("2", ["ji"])}  # a form of 吉

# A gap in a range costs two bytes a code point, a new range about two dozen.
GAP = 12
LINE = 96


def plain(syllable):
    """zhōng as ('zhong', '1'); the neutral tone is 5."""
    tones = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
    split = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    tone = next((tones[c] for c in split if c in tones), "5")
    return "".join(c for c in split if c.isascii() and c.isalpha()), tone


def readings(field, value):
    for item in value.split():
        if field in ("kTGHZ2013", "kXHC1983"):
            item = item.split(":")[1]
        elif field == "kHanyuPinlu":
            item = item.split("(")[0]
        yield from item.split(",")


def read(path):
    opener = bz2.open if path.endswith(".bz2") else open
    raw = {}
    version = "unknown version"
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# Unicode version"):
                version = line[2:].strip().replace(":", "")
            if not line.startswith("U+"):
                continue
            point, field, value = line.rstrip("\n").split("\t")
            if field in FIELDS:
                raw.setdefault(int(point[2:], 16), {})[field] = value
    table = {}
    for point, fields in raw.items():
        found = [plain(r) for f in FIELDS if f in fields for r in readings(f, fields[f])]
        table[point] = (found[0][1], list(dict.fromkeys(s for s, _ in found)))
    return table, version


def surnames():
    for entry in SURNAMES.replace("\n", " ").split(","):
        characters, *syllables = entry.split()
        yield [ord(c) for c in characters], [(s[:-1], s[-1]) for s in syllables]


def digits(number):
    """Two of the characters @ to ~ without the backslash."""
    pair = []
    for value in divmod(number, 62):
        code = 0x40 + value
        pair.append(chr(code + 1 if code >= 0x5C else code))
    return "".join(pair)


def main():
    table, version = read(sys.argv[1])
    for character, entry in ADDED.items():
        table.setdefault(ord(character), entry)
    for points, syllables in surnames():
        for point, (syllable, _) in zip(points, syllables):
            if syllable not in table[point][1]:
                table[point][1].append(syllable)

    keys = {point: tone + " ".join(names) for point, (tone, names) in table.items()}
    sets = [""] + sorted(set(keys.values()))
    assert len(sets) <= 62 * 62
    number = {key: i for i, key in enumerate(sets)}

    ranges = []
    for point in sorted(table):
        if ranges and point - ranges[-1][1] <= GAP:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])

    out = sys.stdout
    out.write("/* Written by gen-pinyin.py from Unihan_Readings.txt (" + version + "): do not edit.\n")
    out.write(" * Copyright 1991-2022 Unicode, Inc.; used under the Unicode licence. */\n\n")

    out.write("static const char *const pinyin_sets[] = {\n")
    line = " "
    for key in sets:
        item = f' "{key}",'
        if len(line) + len(item) > LINE:
            out.write(line + "\n")
            line = " "
        line += item
    out.write(line + "\n};\n\n")

    out.write("static const PinyinRange pinyin_ranges[] = {\n")
    text = []
    line = " "
    offset = 0
    for first, last in ranges:
        item = f" {{ {first:#x}, {last - first + 1}, {offset} }},"
        if len(line) + len(item) > LINE:
            out.write(line + "\n")
            line = " "
        line += item
        offset += last - first + 1
        text += [digits(number.get(keys.get(p, ""), 0)) for p in range(first, last + 1)]
    out.write(line + "\n};\n\n")

    whole = "".join(text)
    out.write("static const char pinyin_numbers[] =\n")
    out.write("\n".join(f'  "{whole[i:i + LINE]}"' for i in range(0, len(whole), LINE)))
    out.write(";\n\n")

    out.write("static const PinyinSurname pinyin_surnames[] = {\n")
    # Compound surnames come first, so that the first entry that fits is the right one.
    for points, syllables in sorted(surnames(), key=lambda s: (-len(s[0]), s[0])):
        second = f"{points[1]:#x}" if len(points) > 1 else "0"
        toned = ", ".join(f'"{tone}{syllable}"' for syllable, tone in syllables)
        name = "".join(map(chr, points))
        out.write(f"  {{ {points[0]:#x}, {second}, {{ {toned} }} }}, /* {name} */\n")
    out.write("};\n")


main()
