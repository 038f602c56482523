// Looks at a page as a reader with a screen reader, a narrow screen or a dark room would.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The first is a phone held upright, the second a screen of 1280 x 1024 at 400 %; at 960 and 1248 the head has the least room for what
 *  it shows. */
const SIZES = [
  [320, 900],
  [320, 256],
  [390, 900],
  [820, 900],
  [960, 900],
  [1248, 900],
  [1440, 900],
];
/** Between light and dark, and from width to width, little more than colours changes: all rules twice, those of colour four times. */
const COLOURS = ["color-contrast", "link-in-text-block"];
export const LOOKS = [
  [390, "light", null],
  [1440, "dark", null],
  [390, "dark", COLOURS],
  [1440, "light", COLOURS],
];

/** What is wrong with the page as it stands, one line each. */
export async function judge(page, looks = LOOKS) {
  const found = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${over} px too wide at ${width} x ${height}`);
  }
  // Injected by the debugger, which the content policy of the page does not concern.
  await page.evaluate(axe);
  for (const [width, colorScheme, rules] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: RULES };
    const result = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly, resultTypes: ["violations"] }), runOnly);
    for (const v of result.violations) found.push(`${width}, ${colorScheme}: ${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }
  return [...new Set(found)].map((line) => `${new URL(page.url()).pathname}: ${line}`);
}
