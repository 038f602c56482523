// What only a browser can tell about a page: that it can be used with a screen reader and by keyboard (axe-core, WCAG 2.2 AA),
// that nothing sticks out of a narrow screen, and that both schemes can be read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fillCart } from "./buyer.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 390, 820, 1440];

describe("pages", () => {
  let shop, browser;
  before(async () => {
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  /** What is wrong with the page as it stands, one line each. */
  async function judge(page) {
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

  for (const locale of ["en-GB", "de-DE"]) {
    test(`storefront and sign-in, ${locale}`, async () => {
      const { page, leave } = await visitor(browser, shop, { locale });
      const found = [];
      await page.goto("/");
      const first = (path) => page.locator(`main a[href^="${path}"], header a[href^="${path}"]`).first().getAttribute("href");
      const category = await first("/categories/");
      const law = await page.locator('footer a[href^="/pages/"]').first().getAttribute("href");
      await page.goto(category);
      const product = await first("/products/");
      for (const path of ["/", category, product, "/search?q=mug", "/search?q=qwxz", "/cart", law, "/no-such-page", "/admin"]) {
        await page.goto(path);
        found.push(...(await judge(page)));
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      await fillCart(page);
      found.push(...(await judge(page)));
      await page.goto("/cart");
      found.push(...(await judge(page)));
      assert.deepEqual(found, []);
      await leave();
    });
  }
});
