// Stolen cards are tried out, and people buy meanwhile: with JavaScript their browser works beside them and they notice nothing, without
// it they pay by the link in a letter.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { checkOut, fillCart, orderSays, submit } from "./buyer.mjs";
import { staff } from "./desk.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

const SAYS = {
  en: { locale: "en-GB", way: /card and more/i, paid: /\bit is paid\b/i, mailed: /the link to pay has been sent/i },
  de: { locale: "de-DE", way: /karte und mehr/i, paid: /alles ist bezahlt/i, mailed: /der link zum bezahlen wurde an/i },
};
/** Declined cards that are no chance any more: src/shop/payment/watch.rs. */
const DECLINED = 20;
const LETTER_MS = 20_000;

describe("while stolen cards are tried out", () => {
  let shop, browser, desk;
  before(async () => {
    shop = await startShop("--payments", "stripe-double");
    browser = await startBrowser();
    desk = await staff(browser, shop);
    await tryOut();
  });
  after(async () => {
    await desk?.leave();
    await browser?.close();
    await shop?.stop();
  });

  /** As a program does it: one cart after the other, each with a card that is declined. */
  async function tryOut() {
    const { page, context, leave } = await visitor(browser, shop);
    await fillCart(page);
    const address = { email: "thief@example.org", name: "A Thief", street: "Nowhere 1", "postal-code": "23552", city: "Lübeck" };
    const card = await page.locator("label", { hasText: SAYS.en.way }).locator("input").first().getAttribute("value");
    // The demo may have had some of them already.
    for (let n = 0; n <= DECLINED; n += 1) {
      const form = await page.evaluate(() => Object.fromEntries(new FormData(document.querySelector('form[action="/checkout"]'))));
      const placed = await context.request.post("/checkout", { form: { ...form, ...address, payment: card }, maxRedirects: 0 });
      const hosted = placed.headers().location;
      if (/\/orders\//.test(hosted)) return leave();
      assert.match(hosted, /\/stripe-double\//, `${placed.status()} ${await placed.text()}`);
      await context.request.post(hosted, { form: { answer: "decline" } });
      await fillCart(page);
    }
    assert.fail(`a program got more than ${DECLINED} payment pages`);
  }

  const at = (page, what) => page.locator(`button[value="${what}"]`);
  const isAtDouble = (page) => page.waitForURL(/\/stripe-double\/pay\/cs_test_/);

  async function linkFromLetter(email) {
    const folder = join(shop.data, "mail");
    for (const until = Date.now() + LETTER_MS; Date.now() < until; await new Promise((done) => setTimeout(done, 100))) {
      // Quoted-printable (RFC 2045): a line that goes on ends with "=".
      const all = readdirSync(folder).filter((name) => name.endsWith(".eml"));
      const letters = all.map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/=\r?\n/g, ""));
      const links = letters.filter((letter) => letter.includes(`<${email}>`)).map((letter) => /https?:\/\/[\w.:]+\/orders\/pay\/[\w-]+/.exec(letter));
      if (links.some(Boolean)) return links.find(Boolean)[0];
    }
    assert.fail(`no letter with a link to pay to ${email} within ${LETTER_MS} ms`);
  }

  test("staff see it", async () => {
    await desk.page.goto("/admin/attention");
    assert.match(await desk.page.locator("main").innerText(), /trying out stolen cards|probiert gestohlene karten/i);
  });

  for (const [language, says] of Object.entries(SAYS)) {
    test(`with JavaScript one notices nothing: ${language}`, async () => {
      const { page, leave } = await visitor(browser, shop, { locale: says.locale });
      await fillCart(page);
      await checkOut(page, { payment: says.way, email: `script.${language}@example.org` });
      await isAtDouble(page);
      // The page had expired, and the order's own page begins anew: pressed at once, the form waits for the browser's work.
      await submit(page, at(page, "expire"));
      await submit(page, page.locator('form[action$="/pay"] button').first());
      await isAtDouble(page);
      await submit(page, at(page, "pay"));
      await orderSays(page, says.paid);
      await leave();
    });

    test(`without JavaScript one pays by the letter: ${language}`, async () => {
      const { page, leave } = await visitor(browser, shop, { locale: says.locale, javaScriptEnabled: false });
      const email = `plain.${language}@example.org`;
      await fillCart(page);
      await checkOut(page, { payment: says.way, email });
      await page.locator("main").getByText(says.mailed).waitFor();
      await page.goto(await linkFromLetter(email));
      await isAtDouble(page);
      await submit(page, at(page, "pay"));
      await orderSays(page, says.paid);
      await leave();
    });
  }
});
