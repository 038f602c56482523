"""Makes the fonts of assets/fonts lighter without changing a letter: a third of each file was kerning.

Kerning pairs that differ from weight to weight are set as in the regular weight, rounded to 1/250 em, and those below 1/125 em (an
eighth of a pixel in running text) are left out. Run once on fonts as they come out of a subsetter; doing it again changes nothing
that can be seen. Needs `pip install fonttools brotli`.

    python fonts.py FILE.woff2 …
"""

import os
import sys

from fontTools.otlLib.optimize.gpos import compact
from fontTools.ttLib import TTFont

DEVICES = ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice")


def pairs(font):
    """Every table of pairs in the font."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                yield table


def values(table):
    rows = table.PairSet if table.Format == 1 else table.Class1Record
    for row in rows:
        for pair in row.PairValueRecord if table.Format == 1 else row.Class2Record:
            yield from (value for value in (pair.Value1, pair.Value2) if value is not None)


def slim(font):
    em = font["head"].unitsPerEm
    varied = False
    for table in pairs(font):
        table.ValueFormat1 &= 0xF
        table.ValueFormat2 &= 0xF
        for value in values(table):
            for device in DEVICES:
                if hasattr(value, device):
                    delattr(value, device)
                    varied = True
            advance = getattr(value, "XAdvance", 0)
            if advance:
                value.XAdvance = round(advance * 250 / em) * em // 250 if abs(advance) * 125 >= em else 0
    compact(font, 9)
    if varied:
        # The regions of the variations, which nothing names any more.
        font["GDEF"].table.VarStore = None
        font["GDEF"].table.Version = 0x00010000


for path in sys.argv[1:]:
    before = os.path.getsize(path)
    font = TTFont(path)
    slim(font)
    font.flavor = "woff2"
    font.save(path)
    print(path, before, os.path.getsize(path))
