// A stranger buys something as a guest, with and without JavaScript, and the shop's people see the order.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MARIT, checkOut, fillCart, orderNumber, orderSays, submit } from "./buyer.mjs";
import { tabTo } from "./keyboard.mjs";
import { signIn, startBrowser, startShop, visitor } from "./shop.mjs";

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

  test("by card, with nothing but a keyboard", async () => {
    const { page, leave } = await visitor(browser, shop);
    const press = async (key) => Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
    await page.goto("/");
    // What is not in sight is first gone past.
    await tabTo(page, (at) => at.matches(".skip"));
    await tabTo(page, (at) => at.matches('main a[href^="/categories/"]'));
    await press("Enter");
    await tabTo(page, (at) => at.matches('main a[href^="/products/"]'));
    await press("Enter");

    // An option is one stop; arrows choose in it, and the price follows.
    if (await page.locator("[data-option]").count()) {
      await tabTo(page, (at) => at.matches("[data-option] input"));
      const chosen = () => page.evaluate(() => document.activeElement.value);
      const before = await chosen();
      await page.keyboard.press("ArrowRight");
      assert.notEqual(await chosen(), before, "the arrow chooses the next value");
      await page.keyboard.press("ArrowLeft");
      assert.equal(await chosen(), before);
    }
    await tabTo(page, (at) => at.matches('form[action^="/cart"] [data-step="1"]'));
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".buying [name=quantity]").inputValue(), "2");
    await tabTo(page, (at) => at.matches("[data-add]"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(async () => /<main[^]*"\/products\//.test(await (await fetch("/cart")).text()));
    while (!/\/checkout/.test(page.url())) {
      await tabTo(page, new Function("at", `return at.matches('${/\/cart$/.test(page.url()) ? "main " : 'a[href="/cart"], '}a[href^="/checkout"]')`));
      await press("Enter");
    }
    for (const token of ["email", "name", "street-address", "address-line1", "postal-code", "address-level2"]) {
      if ((await page.locator(`main [autocomplete~="${token}"]:not([autocomplete~="billing"])`).count()) === 0) continue;
      await tabTo(page, new Function("at", `return at.matches('[autocomplete~="${token}"]')`));
      await page.keyboard.type(MARIT[token]);
    }
    // A group of choices is one stop too.
    await tabTo(page, (at) => at.matches("input[type=radio][name*=pay]"));
    const isCard = () => page.evaluate(() => /card/i.test(document.activeElement.labels[0].textContent));
    for (let tries = 0; tries < 6 && !(await isCard()); tries += 1) await page.keyboard.press("ArrowDown");
    assert.ok(await isCard(), "the test card can be chosen");
    await tabTo(page, (at) => at.matches("main form button:not([type=button])"));
    await press("Enter");

    await tabTo(page, (at) => at.matches('button[value="pay"]'));
    await press("Enter");
    await orderSays(page, /\bpaid\b/i);
    placed.push(await orderNumber(page));
    await leave();
  });

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
    await signIn(page, shop);
    await page.goto("/admin/orders");
    const listed = await page.locator("main").innerText();
    for (const number of placed) assert.ok(listed.includes(number), `order ${number} is listed`);
    await leave();
  });
});
