// Looks at a page as a reader with a screen reader, a narrow screen or a dark room would.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 390, 820, 1440];

/** What is wrong with the page as it stands, one line each. */
export async function judge(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${over} px too wide at ${width}`);
  }
  // Injected by the debugger, which the content policy of the page does not concern.
  await page.evaluate(axe);
  const looks = [
    [390, "light"],
    [1440, "light"],
    [1440, "dark"],
  ];
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const result = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
    for (const v of result.violations) found.push(`${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }
  return [...new Set(found)].map((line) => `${new URL(page.url()).pathname}: ${line}`);
}
