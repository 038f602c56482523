// One page of each kind of the storefront: what every test that goes through all of them goes through.

import assert from "node:assert/strict";
import { checkOut, fillCart, orderSays } from "./buyer.mjs";

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
  await checkOut(page, { payment: /transfer/i });
  await orderSays(page, /./);
  found.order = new URL(page.url()).pathname;
  await fillCart(page);
  const all = { ...found, cart: "/cart", checkout: "/checkout" };
  for (const [name, path] of Object.entries(all)) assert.ok(path, `the shop has a page of the kind ${name}`);
  return all;
}

