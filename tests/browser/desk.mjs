// What staff do for a test: sign in, enter an order for somebody, hand over a customer's link, close the shop for a moment.

import assert from "node:assert/strict";
import { COUNTRY, MARIT, submit } from "./buyer.mjs";
import { visitor } from "./shop.mjs";

export async function signIn(page, { email, password }) {
  await page.goto("/admin");
  await page.locator('input[autocomplete~="username"], input[autocomplete~="email"], input[name="email"]').first().fill(email);
  await page.locator('input[type="password"]').fill(password);
  await submit(page, page.locator('form:has(input[type="password"]) button').first());
}

/** Somebody behind the counter. */
export async function staff(browser, shop, options = {}) {
  const there = await visitor(browser, shop, options);
  await signIn(there.page, shop.staff());
  return there;
}

/** An order by telephone, whose link is handed over and not sent. Gives the address of the order's page. */
export async function enterOrder(page) {
  await page.goto("/admin/orders/new");
  await page.locator("#f-find").fill("a");
  await submit(page, page.locator('button[value="find"]'));
  await submit(page, page.locator('button[name="add"]').first());
  await page.locator('select[name="country"]').selectOption(COUNTRY);
  // Staff type somebody else's address: the browser must not fill in theirs, so the boxes carry no tokens.
  const typed = { email: "email", name: "name", street: "street-address", "postal-code": "postal-code", city: "address-level2" };
  for (const [field, token] of Object.entries(typed)) await page.locator(`main [name="${field}"]`).fill(MARIT[token]);
  await page.locator('input[name="letter"]').uncheck();
  await submit(page, page.locator('button[value="look"]').last());
  await submit(page, page.locator('button[value="place"]'));
  assert.match(page.url(), /\/admin\/orders\/\d+/, await page.locator("main").innerText());
  return page.locator('main a[href*="/orders/"]:not([href^="/admin"])').first().getAttribute("href");
}

/** The link by which a customer is known. */
export async function personalLink(page) {
  await page.goto("/admin/customers");
  await page.goto(await page.locator('main a[href^="/admin/customers/"]').first().getAttribute("href"));
  return new URL((await page.locator("main code").filter({ hasText: "/for/" }).first().innerText()).trim()).pathname;
}

/** Closes the shop, does something, and opens it again. */
export async function whileClosed(page, act) {
  const set = async (closed) => {
    await page.goto("/admin/settings/closing");
    await page.locator('input[name="closed"]').setChecked(closed);
    await submit(page, page.locator('button[form], form button:not([type="button"])').last());
    assert.equal(await page.locator("main [aria-invalid=true]").count(), 0, await page.locator("main").innerText());
  };
  await set(true);
  try {
    await act();
  } finally {
    await set(false);
  }
}
