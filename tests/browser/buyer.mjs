// What a buyer does, written to the contracts of the shop and not to its pages: URLs, plain forms, autocomplete tokens, and that
// the button which places the order is the only submit button of its form.

import assert from "node:assert/strict";

/** A German address. Keys are autocomplete tokens; the values are typed where a field asks for one of them. */
export const MARIT = {
  email: "marit.hansen@example.org",
  name: "Marit Hansen",
  "given-name": "Marit",
  "family-name": "Hansen",
  "street-address": "Engelsgrube 12",
  "address-line1": "Engelsgrube 12",
  "postal-code": "23552",
  "address-level2": "Lübeck",
  tel: "+49 451 5550112",
};
export const COUNTRY = "DE";

/** From the home page through a category to something that can be bought, and into the cart. */
export async function fillCart(page) {
  await page.goto("/");
  await follow(page, page.locator('main a[href^="/categories/"], header a[href^="/categories/"]').first());
  const products = await hrefs(page, "/products/");
  assert.notEqual(products.length, 0, "a category shows products");
  for (const href of products) {
    await page.goto(href);
    const add = page.locator('form[action^="/cart"][method="post"] button:not([formmethod="get"]):not([hidden])').filter({ visible: true });
    const button = await lastEnabled(add);
    if (button) {
      // With the script the cart opens beside the page, without it as a page.
      await Promise.all([Promise.race([page.waitForEvent("load"), page.locator("dialog.drawer[open]").waitFor()]), button.click()]);
      // The last piece of what stands there first may have gone: then something else.
      await page.goto("/cart");
      if ((await hrefs(page, "/products/")).length > 0) break;
    }
  }
  assert.notEqual((await hrefs(page, "/products/")).length, 0, "the cart shows what was put into it");
  await follow(page, page.locator('main a[href^="/checkout"]').first());
}

/** Distinct links of the page's main part below a path. */
async function hrefs(page, path) {
  const found = await page.locator(`main a[href^="${path}"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return [...new Set(found)];
}

/** The add button: of all enabled buttons of the form the last that is no plus or minus. */
async function lastEnabled(buttons) {
  for (const button of (await buttons.all()).reverse()) {
    const steps = await button.evaluate((b) => b.hasAttribute("data-step") || b.type !== "submit");
    if (!steps && (await button.isEnabled())) return button;
  }
  return null;
}

async function follow(page, link) {
  const to = new URL(await link.getAttribute("href"), page.url());
  await page.goto(to.href);
}

/** Presses a button and waits for the page that its form leads to. */
export async function submit(page, button) {
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** How long a form may take to arrive. */
const ARRIVES_MS = 30_000;

/** Presses a button and keeps its form's answer from the browser: the form has arrived for certain when this is done. The answer is
 *  let go with `letGo`, and then lost. */
async function holdAnswer(page, button) {
  const address = await button.evaluate((b) => b.form.action);
  const posts = { count: 0 };
  let arrived, letGo;
  const first = new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`no form came to ${address} within ${ARRIVES_MS} ms`)), ARRIVES_MS);
    arrived = () => (clearTimeout(timer), done());
  });
  const end = new Promise((done) => (letGo = done));
  await page.route(address, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    posts.count += 1;
    if (posts.count > 1) return route.continue();
    await route.fetch({ maxRedirects: 0 });
    arrived();
    await end;
    // By then the browser waits for it no more.
    await route.abort().catch(() => {});
  });
  // The checkout may draw itself anew under the hand, and then the button lies elsewhere: a hand that missed presses again.
  let press;
  for (let tries = 0; tries < 10 && posts.count === 0; tries += 1) {
    press = await mouseOn(page, button);
    await press();
    await Promise.race([first, new Promise((done) => setTimeout(done, 2_000))]);
  }
  await first;
  return { press, posts, letGo };
}

/** A hand on a button that has come to rest and lies above all else. It does not wait for what comes of pressing, as Playwright's own does. */
async function mouseOn(page, button) {
  await button.hover();
  return async () => {
    await page.mouse.down();
    await page.mouse.up();
  };
}

/** Presses a button a second time before there is an answer to the first, as an impatient hand does: both forms arrive. */
export async function submitTwice(page, button) {
  const { press, posts, letGo } = await holdAnswer(page, button);
  await Promise.all([page.waitForEvent("load"), press()]);
  assert.equal(posts.count, 2, "both forms were sent");
  letGo();
}

/** Presses a button and closes the tab before the answer to it comes. */
export async function submitAndClose(page, button) {
  const { letGo } = await holdAnswer(page, button);
  letGo();
  await page.close();
}

/** Fills the checkout with an address, `delivery` and `payment` chosen by the value of their radios, and places the order with `press`. */
export async function checkOut(page, { delivery, payment, email = MARIT.email, press = submit }) {
  assert.match(page.url(), /\/checkout/);
  const form = page.locator('main form:has([autocomplete~="email"])');
  await choose(page, form.locator('select[autocomplete~="country"]:not([autocomplete~="billing"])'), COUNTRY);
  for (const [token, value] of Object.entries({ ...MARIT, email })) {
    for (const field of await form.locator(`[autocomplete~="${token}"]:not([autocomplete~="billing"])`).all()) await field.fill(value);
  }
  await pick(page, form, /deliver|shipping/, delivery);
  await pick(page, form, /pay/, payment);
  for (const box of await form.locator("input[type=checkbox][required]").all()) await box.check();

  const place = form.locator('button:not([type="button"]):not([type="reset"]), input[type="submit"]');
  assert.equal(await place.count(), 1, "the button that places the order is the only submit button of its form");
  // Without a script the sum on the page may be that of another delivery: then the shop shows what changed and asks once more.
  for (let tries = 0; tries < 2 && /\/checkout/.test(page.url()); tries += 1) {
    await press(page, place);
    assert.equal(await page.locator("main [aria-invalid=true]").count(), 0, `nothing is wrong with the form: ${await mistakes(page)}`);
  }
  assert.doesNotMatch(page.url(), /\/checkout/, `the order was placed: ${await mistakes(page)}`);
}

const mistakes = (page) => page.locator("main [role=alert]").allInnerTexts();

/** Chooses from a list. Some lists send the form by script to show what follows from the choice. */
async function choose(page, list, value) {
  if ((await list.count()) === 0 || (await list.inputValue()) === value) return;
  await settle(page, list, () => list.selectOption(value));
}

/** Chooses a radio of the group whose name matches, by a pattern for its value or words. Without a pattern the shop's own choice
 *  stands, or else the first is taken. */
async function pick(page, form, group, wanted) {
  const radios = await form.locator("input[type=radio]:not([disabled])").all();
  const faces = await Promise.all(radios.map((radio) => radio.evaluate((r) => [r.name, r.value, r.labels[0]?.textContent ?? "", r.checked])));
  const own = faces.map(([name, ...rest], at) => [at, name, ...rest]).filter(([, name]) => group.test(name));
  const like = wanted ?? (own.some(([, , , , checked]) => checked) ? null : /./);
  if (like === null || own.length === 0) return;
  const found = own.find(([, , value, words]) => like.test(value) || like.test(words));
  assert.ok(found, `no choice of ${group} is like ${wanted}`);
  const radio = radios[found[0]];
  if (!found[4]) await settle(page, radio, () => radio.check());
}

async function settle(page, field, act) {
  const scripted = await page.evaluate(() => document.documentElement.classList.contains("scripted")).catch(() => false);
  const refreshes = scripted && (await field.evaluate((f) => f.matches("[data-refresh]")));
  await (refreshes ? Promise.all([page.waitForEvent("load"), act()]) : act());
}

/** The heading of the order's page once it is there, asked again until it matches. */
export async function orderSays(page, pattern) {
  await page.waitForURL(/\/orders\//);
  let heading = "";
  for (let tries = 0; tries < 30; tries += 1) {
    heading = await page.locator("main h1").innerText();
    if (pattern.test(heading)) return heading;
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  assert.fail(`the order's page never said ${pattern}, but "${heading}"`);
}

/** The public number of the order on whose page we are, from the title ("Order 1042 | …"). */
export async function orderNumber(page) {
  const found = /\b([A-Z]{0,4}-?\d[\dA-Z-]*)\b/.exec(await page.title());
  assert.ok(found, `the title names the order: ${await page.title()}`);
  return found[1];
}
