// What only a browser can tell about a page: that it can be used with a screen reader and by keyboard (axe-core, WCAG 2.2 AA),
// that nothing sticks out of a narrow screen, and that both schemes can be read.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fillCart } from "./buyer.mjs";
import { judge } from "./judge.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

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
