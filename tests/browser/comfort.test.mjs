// What scripts add: suggestions under the search, and the cart beside the page, by keyboard and with what a reader is told.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { judge } from "./judge.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

describe("comfort", () => {
  let shop, browser;
  before(async () => {
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  test("suggestions are a combobox", async () => {
    const { page, leave } = await visitor(browser, shop);
    await page.goto("/");
    const field = page.locator("#q"), options = page.locator("#q-list [role=option]");
    await field.focus();
    await page.waitForSelector("#q[role=combobox][aria-expanded=false]");
    await page.keyboard.type("mug");
    await options.first().waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    assert.match(await page.locator("header [role=status]").textContent(), /^\d suggestions$/);
    const chosen = () => page.locator("#q-list [aria-selected=true]").evaluateAll((found) => found.map((o) => [o.id, o.getAttribute("href")]));
    // Where the head is narrow the field gives way to a sign, and with it goes the focus.
    assert.deepEqual(await judge(page), []);
    await page.setViewportSize({ width: 1440, height: 900 });
    await field.fill("");
    await field.focus();
    await page.keyboard.type("mug");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    const [[first, to]] = await chosen();
    assert.equal(await field.getAttribute("aria-activedescendant"), first);
    await page.keyboard.press("ArrowUp");
    assert.deepEqual(await chosen(), [], "above the first is the field itself");
    await page.keyboard.press("ArrowUp");
    assert.match((await chosen())[0][1], /^\/search\?q=mug$/, "and above that the last");
    await page.keyboard.press("Escape");
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    assert.equal(await field.inputValue(), "mug", "what was typed stays");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForURL(`**${to}`), page.keyboard.press("Enter")]);
    await leave();
  });

  test("what is put into the cart opens beside the page", async () => {
    const { page, leave } = await visitor(browser, shop);
    await page.goto("/products/day-mug");
    const add = page.locator("[data-add]"), drawer = page.locator("dialog.drawer[open]");
    await add.focus();
    await page.keyboard.press("Enter");
    await drawer.waitFor();
    assert.match(await drawer.locator("[role=status]").innerText(), /^Added: Day mug/);
    assert.equal(await page.locator(".head .count").innerText(), "1");
    assert.deepEqual(await judge(page), []);
    await drawer.locator('[data-step="1"]').first().click();
    await page.waitForSelector('.head [data-cart-link][aria-label*="2"]');
    assert.equal(await page.evaluate(() => document.activeElement.name), "quantity", "the focus stays with the line");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    assert.ok(await add.evaluate((b) => b === document.activeElement), "and returns to where it was");
    await page.locator("#buy [name=quantity]").evaluate((field) => { field.max = 999; field.value = 999 });
    await add.click();
    await page.locator("#buy .errors").waitFor();
    assert.equal(await drawer.count(), 0);
    assert.ok(await page.locator("#buy .errors").evaluate((e) => e === document.activeElement), "why not is read at once");
    await leave();
  });

  test("addresses of narrowed lists say only what was chosen", async () => {
    const { page, leave } = await visitor(browser, shop);
    await page.goto("/search");
    const box = page.locator(".facets input[type=checkbox]:not(:disabled)").first();
    const [name, value] = await box.evaluate((b) => [b.name, b.value]);
    await box.check();
    await Promise.all([page.waitForURL(/\?/), page.locator(".facets .apply button").click()]);
    assert.equal(new URL(page.url()).search, `?${new URLSearchParams({ [name]: value })}`);
    await leave();
  });
});
