"""Makes the fonts of assets/fonts lighter without changing a letter: a third of each file was kerning.

What remains of it are the pairs of the letters that English, German and their neighbours write, as in the regular weight, each
rounded to 8/1000 em and left out below `LEAST` (half a pixel in running text), in classes of letters that behave alike. The files
with the rest of Latin keep theirs, as in the regular weight. So most files travel in the first packets of a connection.
Run on fonts as they come out of a subsetter. Needs `pip install fonttools brotli`.

    python fonts.py FILE.woff2 …
"""

import os
import sys

from fontTools.otlLib import builder
from fontTools.otlLib.optimize.gpos import compact
from fontTools.ttLib import TTFont

LETTERS = {*range(0x20, 0x7F), *map(ord, "ÄÖÜäöüßéèêáàâåøæçñóòíìúù–—‘’‚“”„«»…€·§©°½×")}
STEP = 8
# In 1/1000 em. Headings are set large, so finer.
LEAST = {"hedvig": 24, "bricolage": 24, "instrument": 32}
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


def few(font, least):
    """Kerning of the letters alone, in one table of classes."""
    em, cmap, order = font["head"].unitsPerEm, font.getBestCmap(), font.getReverseGlyphMap()
    glyphs = sorted({cmap[code] for code in LETTERS if code in cmap}, key=order.get)
    found = list(lookups(font))

    def value(left, right):
        thousandths = 1000 * sum(kern(tables, left, right) for _, tables in found) / em
        return round(thousandths / STEP) * STEP * em // 1000 if abs(thousandths) >= least else 0

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


for path in sys.argv[1:]:
    before = os.path.getsize(path)
    name = os.path.basename(path)
    font = TTFont(path)
    still(font)
    if name.endswith("-latin.woff2"):
        few(font, LEAST[name.split("-")[0]])
    else:
        compact(font, 9)
    font.flavor = "woff2"
    font.save(path)
    print(path, before, os.path.getsize(path))
