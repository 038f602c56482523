// The storefront looks as it did: every kind of page, in every theme, light and dark, on a phone and on a desk, is compared with a
// photograph so small that other machines draw the same letters, and large enough to tell a missing stylesheet or a broken grid.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SHOPS } from "./pages.mjs";
import { LOOKS, distance, kept, studio } from "./screens.mjs";
import { startBrowser, startShop } from "./shop.mjs";

/** Without the theme's fonts pages are 1 to 4 apart with up to 4 % of other pixels; without their grid 20 to 70 apart with 15 to 70 %. */
const MOST = { mean: 12, other: 0.12 };
const AGAIN = "if it is meant so, look at `tests/screenshots sheets`, then run `tests/screenshots references`";

for (const [kind, options] of Object.entries(SHOPS)) {
  describe(`screens, ${kind}`, () => {
    let shop, browser, there, was;
    before(async () => {
      shop = await startShop(...options);
      browser = await startBrowser();
      there = await studio(browser, shop);
      was = await kept(there, kind);
    });
    after(async () => {
      await there?.leave();
      await browser?.close();
      await shop?.stop();
    });

    /** The looks in which a page is another than it was, with how far. */
    const others = (then, now) =>
      LOOKS.map((look) => [look, distance(then[look], now[look])])
        .filter(([, { mean, other }]) => mean > MOST.mean || other > MOST.other)
        .map(([look, { mean, other }]) => `${look} (${mean.toFixed(1)} apart, ${Math.round(100 * other)} % other pixels)`);

    test("every kind of page looks as it did", async () => {
      assert.ok(was, `the photographs are of other pages: ${AGAIN}`);
      const found = [];
      for (const [at, [name, path]] of there.pages.entries()) {
        found.push(...others(was[at], await there.view(name, path)).map((other) => `${name}, ${other}`));
      }
      assert.deepEqual(found, [], AGAIN);
    });

    test("a missing stylesheet and a broken grid are seen", async () => {
      const at = there.pages.findIndex(([name]) => name === "product");
      const [, path] = there.pages[at];
      const flat = "@layer theme { .head > .wrap, .product, .gallery, .stage, .cards, .detail { display: block !important } }";
      const broken = await there.shoot(path, (page) => page.evaluate((rule) => document.styleSheets[0].insertRule(rule), flat));
      assert.equal(others(was[at], broken).length, LOOKS.length, `a broken grid: ${others(was[at], broken)}`);
      await there.page.route("**/shop.css", (route) => route.fulfill({ contentType: "text/css", body: "" }));
      const bare = await there.shoot(path);
      await there.page.unroute("**/shop.css");
      assert.equal(others(was[at], bare).length, LOOKS.length, `no stylesheet: ${others(was[at], bare)}`);
    });
  });
}
