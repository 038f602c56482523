// What is seen seldom is held to the same: forms that come back, what stands there when nothing does, the way back to an order, the
// closed shop; menus by keyboard; and every kind of page from right to left.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fillCart, submit } from "./buyer.mjs";
import { faults } from "./checker.mjs";
import { staff, whileClosed } from "./desk.mjs";
import { LOOKS, judge } from "./judge.mjs";
import { tabTo } from "./keyboard.mjs";
import { storefront } from "./pages.mjs";
import { CLOSED_SAYS, startBrowser, startShop, visitor } from "./shop.mjs";

/** Pages with nothing on them, and those that only follow a form. */
const QUIET = ["/cart", "/compare", "/orders", "/orders?asked=1", "/newsletter", "/newsletter?asked=1", "/contact?sent=1", "/gift-card"];
/** Forms, each with what is wrong in it. */
const WRONG = {
  "/contact": { name: "", email: "nobody", text: "" },
  "/newsletter": { place: "page", email: "nobody" },
  "/orders": { number: "", email: "nobody" },
  "/gift-card": { gift_card: "" },
};

describe("what is seen seldom", () => {
  let shop, browser, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sutler-seldom-"));
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const locale of ["en-GB", "de-DE"]) {
    const looks = locale === "en-GB" ? LOOKS : LOOKS.slice(0, 1);

    test(`quiet pages, ${locale}`, async () => {
      const { page, leave } = await visitor(browser, shop, { locale });
      const kept = [], found = [];
      await page.goto("/search?q=gift");
      const card = await page.locator('main a[href*="/products/"][href*="gift"]').first().getAttribute("href");
      for (const path of [...QUIET, card]) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        kept.push([`${locale}-${kept.length}.html`, path]);
        writeFileSync(join(folder, kept.at(-1)[0]), await answer.text());
        found.push(...(await judge(page, looks)));
      }
      assert.deepEqual([...found, ...faults(folder, kept)], []);
      await leave();
    });

    test(`forms that come back, ${locale}`, async () => {
      const { page, leave } = await visitor(browser, shop, { locale });
      const kept = [], found = [];
      const back = async (path, typed) => {
        await page.goto(path);
        const form = page.locator(`main form[action="${path}"][method="post"]`).first();
        await form.evaluate((form) => (form.noValidate = true));
        for (const [name, value] of Object.entries(typed)) if (name !== "place") await form.locator(`[name="${name}"]`).fill(value);
        const [answer] = await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), form.locator("button:not([type=button])").last().click()]);
        await page.waitForLoadState();
        assert.equal(answer.status(), 422, path);
        assert.notEqual(await page.locator('main [aria-invalid="true"]').count(), 0, `${path} says which field is wrong`);
        for (const [name, value] of Object.entries(typed)) if (name !== "place") assert.equal(await page.locator(`main [name="${name}"]`).first().inputValue(), value);
        kept.push([`${locale}-form-${kept.length}.html`, path]);
        writeFileSync(join(folder, kept.at(-1)[0]), await answer.text());
        found.push(...(await judge(page, looks)));
        await page.setViewportSize({ width: 1440, height: 900 });
      };
      for (const [path, typed] of Object.entries(WRONG)) await back(path, typed);
      await fillCart(page);
      await back("/checkout", { email: "nobody" });
      assert.deepEqual([...found, ...faults(folder, kept)], []);
      await leave();
    });

    test(`the closed shop, ${locale}`, async () => {
      const desk = await staff(browser, shop);
      await whileClosed(desk.page, async () => {
        const { page, leave } = await visitor(browser, shop, { locale }, CLOSED_SAYS);
        const answer = await page.goto("/");
        writeFileSync(join(folder, `${locale}-closed.html`), await answer.text());
        assert.deepEqual(faults(folder, [[`${locale}-closed.html`, "closed"]]), []);
        assert.equal((await page.goto("/orders")).status(), 200, "an order is found while the shop is closed");
        await leave();
      });
      await desk.leave();
    });
  }

  test("menus open, close and lead on by keyboard", async () => {
    const { page, leave } = await visitor(browser, shop);
    await page.goto("/");
    await tabTo(page, (e) => e.matches(".nav > details > summary"));
    const open = () => page.locator(".nav > details[open]").count();
    await page.keyboard.press("Enter");
    assert.equal(await open(), 1);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".nav .drop")), "the first entry is the next stop");
    await page.keyboard.press("Escape");
    assert.deepEqual([await open(), await page.evaluate(() => document.activeElement.localName)], [0, "summary"], "Escape closes it and gives the focus back");
    await page.keyboard.press("Space");
    for (let n = 0; n < 2; n += 1) await page.keyboard.press("Tab");
    const to = await page.evaluate(() => document.activeElement.pathname);
    await Promise.all([page.waitForURL(`**${to}`), page.keyboard.press("Enter")]);
    await leave();
  });

  test("the menu of phones opens and leads on by keyboard, without scripts too", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, leave } = await visitor(browser, shop, { viewport: { width: 390, height: 844 }, javaScriptEnabled });
      await page.goto("/");
      await page.locator(".burger > summary").focus();
      await page.keyboard.press("Enter");
      const orders = page.locator('.sheet a[href="/orders"]');
      await orders.waitFor();
      await orders.focus();
      await Promise.all([page.waitForURL("**/orders"), page.keyboard.press("Enter")]);
      await page.locator('main [name="number"]').fill("10427");
      await page.locator('main [name="email"]').fill("nobody@example.org");
      await submit(page, page.locator('main form[action="/orders"] button'));
      assert.match(page.url(), /\/orders\?asked=1$/);
      await leave();
    }
  });

  for (const kind of ["maker", "electronics", "deli"]) {
    test(`from right to left, ${kind}`, async () => {
      const other = kind === "maker" ? shop : await startShop("--shop", kind);
      const { page, leave } = await visitor(browser, other);
      const found = [];
      for (const [name, path] of Object.entries({ ...(await storefront(page)), orders: "/orders" })) {
        for (const width of [320, 390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(path);
          await page.evaluate(() => (document.documentElement.dir = "rtl"));
          found.push(...(await page.evaluate(turned)).map((line) => `${name} at ${width}: ${line}`));
        }
      }
      assert.deepEqual(found, []);
      await leave();
      if (other !== shop) await other.stop();
    });
  }
});

/** What does not run from right to left although the page does. */
function turned() {
  const found = [], wide = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - wide;
  if (over > 0) found.push(`${over} px too wide`);
  const side = (selector) => {
    const e = document.querySelector(selector);
    const box = e?.checkVisibility() ? e.getBoundingClientRect() : null;
    return box && box.width > 0 ? (box.left + box.right) / 2 : null;
  };
  const cart = side(".head [data-cart-link]");
  if (cart !== null && cart > wide / 2) found.push("the cart stands where lines begin");
  const crumb = side(".crumbs li:first-child a");
  if (crumb !== null && crumb < wide / 2) found.push("the first crumb stands where lines end");
  for (const e of document.querySelectorAll("main h1, main h2, main p, main li")) {
    if (e.checkVisibility() && getComputedStyle(e).textAlign === "left") found.push(`${e.localName}.${e.className} is set to the left`);
  }
  return found;
}
