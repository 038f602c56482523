// Paying on Stripe's page, played by its double, as people do it: the first card declined, buttons pressed twice, back and on again, the
// tab closed too early. In both languages, with and without JavaScript; after each story there is one order, paid once, here and there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { checkOut, fillCart, orderNumber, orderSays, submit, submitAndClose, submitTwice } from "./buyer.mjs";
import { staff } from "./desk.mjs";
import { binary, startBrowser, startShop, visitor } from "./shop.mjs";

/** What pages say in each language: the way to pay, the cart to which one comes back, and the headings of the order's page. */
const SAYS = {
  en: {
    locale: "en-GB",
    way: /card and more/i,
    declined: /nothing was charged/i,
    waits: /only its payment is missing/i,
    open: /only the payment is missing/i,
    paid: /\bit is paid\b/i,
  },
  de: {
    locale: "de-DE",
    way: /karte und mehr/i,
    declined: /nichts abgebucht/i,
    waits: /fehlt nur noch die zahlung/i,
    open: /nur noch die zahlung/i,
    paid: /alles ist bezahlt/i,
  },
};

/** How long a letter may take; the jobs look for work when an event tells them. */
const LETTER_MS = 20_000;

describe("paying with Stripe's double", () => {
  let shop, browser, desk;
  let told = 0;
  before(async () => {
    shop = await startShop("--payments", "stripe-double");
    browser = await startBrowser();
    desk = await staff(browser, shop);
  });
  after(async () => {
    await desk?.leave();
    await browser?.close();
    await shop?.stop();
  });

  /** A story. Should Chromium itself go down meanwhile, it is told once more from its beginning, in a new one and by another buyer. */
  const story = (name, tell) =>
    test(name, async () => {
      try {
        await tell();
      } catch (failure) {
        if (browser.isConnected()) throw failure;
        console.error(`Chromium went down: ${name} (${failure.message})`);
        told += 1;
        browser = await startBrowser();
        desk = await staff(browser, shop);
        await tell();
      }
    });

  /** The double's page: a button for each thing that can happen there. */
  const at = (page, what) => page.locator(`button[value="${what}"]`);
  const isAtDouble = (page, says) => page.waitForURL(/\/stripe-double\/pay\/cs_test_/).then(() => speaks(page, says));
  const speaks = async (page, says) => assert.equal(await page.locator("html").getAttribute("lang"), says.locale.slice(0, 2));
  const payButton = (page) => page.locator('form[action$="/pay"] button').first();

  /** One order under this address, paid once, as the shop's people and the provider see it; and the data agrees with itself. */
  async function paidOnce(email) {
    await desk.page.goto(`/admin/orders?q=${encodeURIComponent(email)}`);
    const found = await desk.page.locator('main a[href^="/admin/orders/"]').evaluateAll((links) => links.map((a) => a.getAttribute("href")));
    const orders = [...new Set(found.filter((href) => /\/\d+$/.test(href)))];
    assert.equal(orders.length, 1, `one order: ${orders}`);
    await desk.page.goto(orders[0]);
    const number = await orderNumber(desk.page);
    await desk.page.goto("/stripe-double/dashboard");
    const paid = await desk.page.locator("main form p").allInnerTexts();
    assert.equal(paid.filter((line) => line.includes(number)).length, 1, `paid once: ${number} in ${paid}`);
    execFileSync(binary, ["check", "--data", shop.data], { encoding: "utf8", stdio: "pipe" });
  }

  /** The link in a letter to this address; the demo keeps its letters in a folder, the newest with the highest number. */
  async function linkFromLetter(email) {
    const folder = join(shop.data, "mail");
    for (const until = Date.now() + LETTER_MS; Date.now() < until; await new Promise((done) => setTimeout(done, 100))) {
      const newest = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort((a, b) => parseInt(b) - parseInt(a)).slice(0, 10);
      // Quoted-printable (RFC 2045): a line that goes on ends with "=".
      const letters = newest.map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/=\r?\n/g, ""));
      const link = letters.filter((letter) => letter.includes(`<${email}>`)).map((letter) => /https?:\/\/[\w.:]+\/orders\/\w+/.exec(letter));
      if (link.some(Boolean)) return link.find(Boolean)[0];
    }
    assert.fail(`no letter to ${email} within ${LETTER_MS} ms`);
  }

  for (const [language, says] of Object.entries(SAYS)) {
    for (const javaScriptEnabled of [true, false]) {
      const how = `${language}, JavaScript ${javaScriptEnabled ? "on" : "off"}`;
      const buyer = () => visitor(browser, shop, { javaScriptEnabled, locale: says.locale });
      const address = (name) => `${name}${told || ""}.${language}.${javaScriptEnabled ? "on" : "off"}@example.org`;

      story(`declined, tried again, paid: ${how}`, async () => {
        const { page, leave } = await buyer();
        const email = address("declined");
        await fillCart(page);
        await checkOut(page, { payment: says.way, email });
        await isAtDouble(page, says);
        await submit(page, at(page, "decline"));
        await orderSays(page, says.declined);
        await speaks(page, says);
        await submit(page, payButton(page));
        await isAtDouble(page, says);
        await submit(page, at(page, "pay"));
        await orderSays(page, says.paid);
        await leave();
        await paidOnce(email);
      });

      story(`every button pressed twice: ${how}`, async () => {
        const { page, leave } = await buyer();
        const email = address("twice");
        await fillCart(page);
        await checkOut(page, { payment: says.way, email, press: submitTwice });
        await isAtDouble(page, says);
        await submit(page, page.locator("a[href$='/back']"));
        await orderSays(page, says.open);
        await submitTwice(page, payButton(page));
        await isAtDouble(page, says);
        await submitTwice(page, at(page, "pay"));
        await orderSays(page, says.paid);
        await leave();
        await paidOnce(email);
      });

      story(`back from the provider, and on again: ${how}`, async () => {
        const { page, leave } = await buyer();
        const email = address("back");
        await fillCart(page);
        await checkOut(page, { payment: says.way, email });
        await isAtDouble(page, says);
        const hosted = page.url();
        // The checkout is over: its address leads to the cart, which knows what was ordered.
        await page.goBack();
        await page.waitForURL(/\/cart$/);
        assert.match(await page.locator("main").innerText(), says.waits);
        await submit(page, page.locator('main a[href^="/orders/"]'));
        await orderSays(page, says.open);
        await submit(page, payButton(page));
        await isAtDouble(page, says);
        assert.equal(page.url(), hosted, "the page at the provider is the same");
        await submit(page, at(page, "pay"));
        await orderSays(page, says.paid);
        // Back to where one has paid: the provider sends everybody on, and nothing is paid again.
        await page.goBack();
        await orderSays(page, says.paid);
        await page.goto(hosted);
        await orderSays(page, says.paid);
        await leave();
        await paidOnce(email);
      });

      story(`the tab closed before the way back: ${how}`, async () => {
        const { page, context, leave } = await buyer();
        const email = address("closed");
        await fillCart(page);
        await checkOut(page, { payment: says.way, email });
        await isAtDouble(page, says);
        await submitAndClose(page, at(page, "pay"));
        // By the link in the letter, on another device.
        const other = await buyer();
        await other.page.goto(await linkFromLetter(email));
        await orderSays(other.page, says.paid);
        await speaks(other.page, says);
        await other.leave();
        // Or by coming back to the shop.
        const again = await context.newPage();
        await again.goto("/cart");
        await submit(again, again.locator('main a[href^="/orders/"]'));
        await orderSays(again, says.paid);
        await leave();
        await paidOnce(email);
      });
    }
  }
});
