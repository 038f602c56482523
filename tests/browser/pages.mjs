// One page of each kind of the storefront: what every test that goes through all of them goes through.

import assert from "node:assert/strict";
import { checkOut, fillCart, orderSays, submit } from "./buyer.mjs";
import { enterOrder, personalLink, staff } from "./desk.mjs";

/** The demo shops, and the theme that each wears. */
export const SHOPS = { maker: [], electronics: ["--shop", "electronics"], deli: ["--shop", "deli"] };

/** The address of one page of each kind, by its name. On the way an order is placed and the cart filled again. */
export async function storefront(page) {
  const found = { home: "/", search: "/search?q=a", nothing: "/search?q=qwxz", journal: "/journal", contact: "/contact", lost: "/no-such-page" };
  const first = async (path, where = "main") => {
    const link = page.locator(`${where} a[href^="${path}"]`);
    return (await link.count()) > 0 ? link.first().getAttribute("href") : undefined;
  };
  await page.goto("/");
  found.list = await first("/categories/");
  found.text = await first("/pages/", "footer");
  await page.goto(found.list);
  found.product = await first("/products/");
  await page.goto("/journal");
  found.post = await first("/journal/");
  await fillCart(page);
  await checkOut(page, { payment: /transfer|überweisung/i });
  await orderSays(page, /./);
  found.order = new URL(page.url()).pathname;
  await fillCart(page);
  const all = { ...found, cart: "/cart", checkout: "/checkout" };
  for (const [name, path] of Object.entries(all)) assert.ok(path, `the shop has a page of the kind ${name}`);
  return all;
}


/** Pages that are seen more rarely, by their names: products side by side, gift cards, a customer's own link, and orders in every state in
 *  which a buyer finds them. `page` is a visitor's; at its end the cart is filled again. */
export async function rarer(browser, shop, page) {
  const there = await staff(browser, shop);
  const found = { gift: "/gift-card", entered: await enterOrder(there.page), known: await personalLink(there.page) };
  await page.goto("/search?q=a");
  const products = await page.locator('main a[href^="/products/"]').evaluateAll((all) => [...new Set(all.map((a) => a.pathname.split("/").pop()))]);
  found.compare = `/compare?${products.slice(0, 3).map((handle) => `p=${handle}`).join("&")}`;
  // What lies in the cart already is bought: two of a thing may be one too many.
  const toCheckout = async () => {
    await page.goto("/checkout");
    if (new URL(page.url()).pathname !== "/checkout") await fillCart(page);
  };
  const byCard = async (...steps) => {
    await toCheckout();
    await checkOut(page, { payment: /card|karte/i });
    for (const step of steps) await submit(page, page.locator(`button[value="${step}"]`));
    await page.waitForURL(/\/orders\//);
    return new URL(page.url()).pathname;
  };
  found.paid = await byCard("pay");
  found.declined = await byCard("decline");
  found.cancelled = await byCard("pay");
  await there.page.goto("/admin/orders");
  await there.page.goto(await there.page.locator('main a[href^="/admin/orders/"]:not([href$="/new"])').first().getAttribute("href"));
  const cancel = there.page.locator('form[action$="/cancel"]');
  await cancel.evaluate((form) => form.closest("details")?.setAttribute("open", ""));
  await submit(there.page, cancel.locator("button:not([type=button])").last());
  // A gift card pays a part, a transfer the rest. The demo has one card, so each language looks at the same order.
  shop.gifted ??= await partByGiftCard(page, shop, toCheckout);
  found.gifted = shop.gifted;
  await there.leave();
  await fillCart(page);
  return found;
}

/** Places an order of which the demo's gift card pays a part; gives the path of its page. */
async function partByGiftCard(page, shop, toCheckout) {
  await toCheckout();
  await page.locator("details.gift").evaluate((fold) => (fold.open = true));
  const code = page.locator('main input[name="gift_card"]');
  await code.fill(/gift card .*: (.+)/.exec(shop.said.out)[1]);
  // The script sends the form when the box is left, to show what the card pays.
  await Promise.all([page.waitForEvent("load"), code.blur()]);
  await checkOut(page, { payment: /transfer|überweisung/i });
  await page.waitForURL(/\/orders\//);
  return new URL(page.url()).pathname;
}
