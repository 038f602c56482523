// Photographs the demo shops: see tests/screenshots.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fillCart } from "./buyer.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

const root = resolve(import.meta.dirname, "../..");
const SHOPS = ["maker", "electronics", "deli"];
const sheets = process.argv[2] === "sheets";
const out = join(root, sheets ? "target/screens" : "docs");

/** What the README shows: file, shop, page, scheme. */
const SHOWN = [
  ["shop", "maker", "home", "light"],
  ["shop-dark", "maker", "product", "dark"],
  ["shop-electronics", "electronics", "home", "light"],
  ["shop-deli", "deli", "home", "light"],
  ["admin", "maker", "admin", "light"],
  ["admin-dark", "maker", "order", "dark"],
];

async function signIn(page, { email, password }) {
  await page.goto("/admin");
  await page.locator('input[autocomplete~="username"], input[type=email]').first().fill(email);
  await page.locator("input[type=password]").fill(password);
  await Promise.all([page.waitForEvent("load"), page.locator("main button:not([type=button])").first().click()]);
}

/** The address of one page of each kind; the cart is filled on the way. */
async function kinds(page) {
  await page.goto("/");
  const first = (path, where = "main") => page.locator(`${where} a[href^="${path}"]`).first().getAttribute("href");
  const found = { home: "/", search: "/search?q=a", nothing: "/search?q=qwxz", journal: "/journal", contact: "/contact", lost: "/no-such-page" };
  found.list = await first("/categories/");
  found.text = await first("/pages/", "footer");
  await page.goto(found.list);
  found.product = await first("/products/");
  await page.goto("/journal");
  found.post = await first("/journal/");
  await fillCart(page);
  Object.assign(found, { cart: "/cart", checkout: "/checkout" });
  await page.goto("/admin/orders");
  found.order = await first("/admin/orders/");
  return { ...found, admin: "/admin", orders: "/admin/orders", goods: "/admin/products", theme: "/admin/theme" };
}

/** Whole pages keep their pictures for later: scrolled through once, everything is there. */
async function settle(page) {
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = "eager";
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
  });
  await page.waitForTimeout(150);
}

mkdirSync(out, { recursive: true });
const browser = await startBrowser();
for (const kind of SHOPS) {
  const shop = await startShop(...(kind === "maker" ? [] : ["--shop", kind]));
  for (const colorScheme of ["light", "dark"]) {
    for (const width of sheets ? [390, 1440] : [1440]) {
      const wanted = SHOWN.filter(([, of, , scheme]) => of === kind && scheme === colorScheme);
      if (!sheets && wanted.length === 0) continue;
      const { page, leave } = await visitor(browser, shop, { viewport: { width, height: 900 }, colorScheme, locale: sheets ? "de-DE" : "en-GB" });
      await signIn(page, shop.staff());
      const paths = await kinds(page);
      const shots = sheets ? Object.keys(paths).map((name) => [name, kind, name]) : wanted;
      const cells = [];
      for (const [file, , name] of shots) {
        await page.goto(paths[name]);
        await settle(page);
        const picture = await page.screenshot({ type: "jpeg", quality: sheets ? 60 : 80, fullPage: sheets });
        if (sheets) cells.push(`<figure><figcaption>${name}</figcaption><img src="data:image/jpeg;base64,${picture.toString("base64")}"></figure>`);
        else writeFileSync(join(out, `${file}.jpg`), picture);
      }
      if (sheets) await sheet(`${kind}-${colorScheme}-${width}`, cells);
      await leave();
    }
  }
  await shop.stop();
}
await browser.close();

/** All pages of one look beside one another. */
async function sheet(name, cells) {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1000 } });
  const style = "body{margin:16px;display:grid;grid-template-columns:repeat(8,1fr);gap:12px;font:14px sans-serif;background:#999}" +
    "figure{margin:0}img{width:100%;max-height:900px;object-fit:cover;object-position:top}";
  await page.setContent(`<!doctype html><style>${style}</style>${cells.join("")}`);
  await page.screenshot({ path: join(out, `${name}.jpg`), type: "jpeg", quality: 70, fullPage: true });
  await page.close();
  console.log(join(out, `${name}.jpg`));
}
