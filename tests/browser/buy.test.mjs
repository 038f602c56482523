// A stranger buys something as a guest, with and without JavaScript, and the shop's people see the order.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { checkOut, fillCart, orderNumber, orderSays, submit } from "./buyer.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

describe("buying", () => {
  let shop, browser;
  const placed = [];
  before(async () => {
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  /** The hosted page of the test card: one form, a button for each thing that can happen at a provider. */
  const atProvider = (page, what) => submit(page, page.locator(`button[value="${what}"]`));

  for (const javaScriptEnabled of [true, false]) {
    const how = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

    test(`by card, ${how}`, async () => {
      const { page, leave } = await visitor(browser, shop, { javaScriptEnabled });
      await fillCart(page);
      await checkOut(page, { payment: /card/i });
      await atProvider(page, "pay");
      await orderSays(page, /\bpaid\b/i);
      placed.push(await orderNumber(page));
      await leave();
    });

    test(`by bank transfer, ${how}`, async () => {
      const { page, leave } = await visitor(browser, shop, { javaScriptEnabled });
      await fillCart(page);
      await checkOut(page, { payment: /transfer/i });
      await orderSays(page, /transfer/i);
      const main = await page.locator("main").innerText();
      const number = await orderNumber(page);
      assert.match(main.replaceAll(/\s/g, ""), /[A-Z]{2}\d{2}[A-Z0-9]{11,30}/, "the page says where to send the money");
      assert.ok(main.includes(number), "the page says the order's number");
      placed.push(number);
      await leave();
    });
  }

  test("a declined card costs nothing, and a second try pays", async () => {
    const { page, leave } = await visitor(browser, shop);
    await fillCart(page);
    await checkOut(page, { payment: /card/i });
    await atProvider(page, "decline");
    await orderSays(page, /nothing was charged/i);
    await submit(page, page.locator('form[action$="/pay"] button').first());
    await atProvider(page, "pay");
    await orderSays(page, /\bpaid\b/i);
    placed.push(await orderNumber(page));
    await leave();
  });

  test("money arrives although the provider's message is lost", async () => {
    const { page, leave } = await visitor(browser, shop);
    await fillCart(page);
    await checkOut(page, { payment: /card/i });
    await atProvider(page, "pay-lose-webhook");
    await orderSays(page, /\bpaid\b/i);
    placed.push(await orderNumber(page));
    await leave();
  });

  test("staff see the orders", async () => {
    assert.notEqual(placed.length, 0, "something was bought before");
    const { page, leave } = await visitor(browser, shop);
    const { email, password } = shop.staff();
    await page.goto("/admin");
    await page.locator('input[autocomplete~="username"], input[autocomplete~="email"], input[name="email"]').first().fill(email);
    await page.locator('input[type="password"]').fill(password);
    await submit(page, page.locator('form:has(input[type="password"]) button').first());
    await page.goto("/admin/orders");
    const listed = await page.locator("main").innerText();
    for (const number of placed) assert.ok(listed.includes(number), `order ${number} is listed`);
    await leave();
  });
});
