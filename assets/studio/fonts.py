"""Makes the fonts of assets/fonts lighter without changing a letter.

Of each face there are three files. `-first` has the letters that an English or German page is made of and travels with the page, so it
counts every byte: a third of such a file was kerning. What remains of that are the pairs of letters that meet in words, as in the
regular weight, each rounded to `STEP` and left out below `LEAST` (half a pixel in running text), in classes of letters that behave
alike; ligatures are left out too. `-latin` has what else western Europe writes, `-latin-ext` the rest of Latin; both come when a page has such a letter.
A face that is `SET` in one width and weight only is that width and weight, without the way to all others.
Run on fonts as they come out of a subsetter, `-latin` and `-latin-ext`; `-first` is split from the former. Needs `pip install fonttools brotli`.

    python fonts.py FILE.woff2 …
"""

import os
import sys

from fontTools.otlLib import builder
from fontTools.otlLib.optimize.gpos import compact
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# The same stand in RANGES of src/web/theme/css.rs, where the browser is told.
FIRST = {*range(0x20, 0x7F), *map(ord, "\u00a0§©«°²·»ÄÖ×Üßäèéöü–—‘’‚“”„…\u202f€−")}
# Letters that stand beside each other in words, and what stands beside words.
KERNED = {ord(c) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜabcdefghijklmnopqrstuvwxyzäöüßé.,:-– '\"‘’‚“”„"}
FEATURES = ["kern", "tnum", "lnum"]
# In 1/1000 em. Headings are set large, so finer.
STEP = {"hedvig": 8, "bricolage": 8, "instrument": 16}
LEAST = {"hedvig": 24, "bricolage": 24, "instrument": 32}
SET = {"instrument-wide": {"wdth": 78, "wght": 700}}
DEVICES = ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice")


def lookups(font):
    """The tables of pairs in each lookup that has some."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        if all(table.LookupType == 2 for table in tables):
            yield lookup, tables


def values(table):
    rows = table.PairSet if table.Format == 1 else table.Class1Record
    for row in rows:
        for pair in row.PairValueRecord if table.Format == 1 else row.Class2Record:
            yield from (value for value in (pair.Value1, pair.Value2) if value is not None)


def still(font):
    """Kerning that does not change with weight and width."""
    varied = False
    for _, tables in lookups(font):
        for table in tables:
            table.ValueFormat1 &= 0xF
            table.ValueFormat2 &= 0xF
            for value in values(table):
                for device in (device for device in DEVICES if hasattr(value, device)):
                    delattr(value, device)
                    varied = True
    if varied:
        # The regions of the variations, which nothing names any more.
        font["GDEF"].table.VarStore = None
        font["GDEF"].table.Version = 0x00010000


def kern(tables, left, right):
    """What the first table that knows the pair says of it."""
    for table in tables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            for pair in pairs:
                if pair.SecondGlyph == right:
                    return getattr(pair.Value1, "XAdvance", 0)
        else:
            row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
            return getattr(row[table.ClassDef2.classDefs.get(right, 0)].Value1, "XAdvance", 0)
    return 0


def few(font, step, least):
    """Kerning of the letters in words alone, in one table of classes."""
    em, cmap, order = font["head"].unitsPerEm, font.getBestCmap(), font.getReverseGlyphMap()
    glyphs = sorted({cmap[code] for code in KERNED if code in cmap}, key=order.get)
    found = list(lookups(font))

    def value(left, right):
        thousandths = 1000 * sum(kern(tables, left, right) for _, tables in found) / em
        return round(thousandths / step) * step * em // 1000 if abs(thousandths) >= least else 0

    table = {left: {right: value(left, right) for right in glyphs} for left in glyphs}
    rows, columns = {}, {}
    for glyph in glyphs:
        rows.setdefault(tuple(table[glyph].values()), []).append(glyph)
        columns.setdefault(tuple(table[left][glyph] for left in glyphs), []).append(glyph)
    pairs = {
        (tuple(left), tuple(right)): (builder.buildValue({"XAdvance": table[left[0]][right[0]]}), None)
        for left in rows.values()
        for right in columns.values()
        if table[left[0]][right[0]]
    }
    gpos = font["GPOS"].table
    lookup = found[0][0]
    lookup.LookupType, lookup.SubTable = 2, [builder.buildPairPosClassesSubtable(pairs, order)]
    gpos.LookupList.Lookup = [lookup]
    for record in gpos.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = [0]


def only(path, codes):
    """The font with these letters alone."""
    options = Options()
    options.layout_features, options.flavor, options.name_IDs = FEATURES, "woff2", [0, 1, 2, 13, 14]
    font = TTFont(path)
    face = Subsetter(options)
    face.populate(unicodes=codes)
    face.subset(font)
    return font


def save(font, path):
    font.flavor = "woff2"
    font.save(path)
    print(path, os.path.getsize(path))


for path in sys.argv[1:]:
    name, part = os.path.basename(path).removesuffix(".woff2").split("-latin")
    font = TTFont(path)
    if "fvar" in font and name in SET:
        font = instantiateVariableFont(font, SET[name])
        font.save(path)
    still(font)
    font.save(path)
    if part == "":
        family = name.split("-")[0]
        first = only(path, FIRST)
        few(first, STEP[family], LEAST[family])
        save(first, path.replace("-latin", "-first"))
        font = only(path, set(font.getBestCmap()) - FIRST)
    compact(font, 9)
    save(font, path)
