// Photographs the demo shops: see tests/screenshots.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { signIn, whileClosed } from "./desk.mjs";
import { SHOPS, rarer, storefront } from "./pages.mjs";
import { CLOSED, keep, studio } from "./screens.mjs";
import { CLOSED_SAYS, startBrowser, startShop, visitor } from "./shop.mjs";

const root = resolve(import.meta.dirname, "../..");
const sheets = process.argv[2] === "sheets";
/** Themes, light and dark, narrow and wide. */
const LOOKS = Object.keys(SHOPS).length * 4;
const out = join(root, sheets ? "target/screens" : "docs");

/** What the README shows: file, shop, page, scheme. */
const SHOWN = [
  ["shop", "maker", "home", "light"],
  ["shop-dark", "maker", "product", "dark"],
  ["shop-electronics", "electronics", "home", "light"],
  ["shop-deli", "deli", "home", "light"],
  ["admin", "maker", "admin", "light"],
  ["admin-dark", "maker", "admin-order", "dark"],
];

/** The address of one page of each kind, in front of the counter and behind it. */
async function kinds(shop, page) {
  const found = { ...(await storefront(page)), ...(sheets ? await rarer(browser, shop, page) : {}) };
  await page.goto("/admin/orders");
  const order = await page.locator('main a[href^="/admin/orders/"]').first().getAttribute("href");
  return { ...found, admin: "/admin", orders: "/admin/orders", "admin-order": order, goods: "/admin/products", theme: "/admin/theme" };
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
/** What one sees first of each kind of page, in every look: a row each of the sheet of all. */
const rows = new Map();
const browser = await startBrowser();
for (const [kind, options] of Object.entries(SHOPS)) {
  const shop = await startShop(...options);
  if (process.argv[2] === "references") {
    const there = await studio(browser, shop);
    const all = [];
    for (const [name, path] of there.pages) all.push(await there.view(name, path));
    console.log(await keep(there, kind, all));
    await there.leave();
    await shop.stop();
    continue;
  }
  for (const colorScheme of ["light", "dark"]) {
    for (const width of sheets ? [390, 1440] : [1440]) {
      const wanted = SHOWN.filter(([, of, , scheme]) => of === kind && scheme === colorScheme);
      if (!sheets && wanted.length === 0) continue;
      const look = { viewport: { width, height: 900 }, colorScheme, locale: sheets ? "de-DE" : "en-GB" };
      const { page, leave } = await visitor(browser, shop, look);
      await signIn(page, shop.staff());
      const paths = await kinds(shop, page);
      const shots = sheets ? Object.keys(paths).map((name) => [name, kind, name]) : wanted;
      const cells = [];
      const photograph = async (page, file, name, path) => {
        await page.goto(path);
        await settle(page);
        const picture = await page.screenshot({ type: "jpeg", quality: sheets ? 60 : 80, fullPage: sheets });
        if (sheets) {
          cells.push(figure(name, picture));
          const first = await page.screenshot({ type: "jpeg", quality: 50 });
          rows.set(name, [...(rows.get(name) ?? []), figure(`${name}, ${kind}, ${colorScheme}, ${width}`, first)]);
        } else writeFileSync(join(out, `${file}.jpg`), picture);
      };
      for (const [file, , name] of shots) await photograph(page, file, name, paths[name]);
      if (sheets) {
        // Staff see a closed shop as ever.
        const guest = await visitor(browser, shop, look, CLOSED_SAYS);
        await whileClosed(page, () => photograph(guest.page, CLOSED, CLOSED, "/"));
        await guest.leave();
        await sheet(`${kind}-${colorScheme}-${width}`, cells, 8);
      }
      await leave();
    }
  }
  await shop.stop();
}
if (sheets) await sheet("all", [...rows.values()].flatMap((row) => [...row, ...Array(LOOKS - row.length).fill("<i></i>")]), LOOKS);
await browser.close();

function figure(name, picture) {
  return `<figure><figcaption>${name}</figcaption><img src="data:image/jpeg;base64,${picture.toString("base64")}"></figure>`;
}

/** Pages beside one another, so many in a row. */
async function sheet(name, cells, columns) {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1000 } });
  const style = "body{margin:16px;display:grid;grid-template-columns:repeat(" + columns + ",1fr);gap:12px;font:" + Math.round(112 / columns) + "px sans-serif;background:#999}" +
    "figure{margin:0;min-width:0}img{width:100%;max-height:900px;object-fit:cover;object-position:top}";
  await page.setContent(`<!doctype html><style>${style}</style>${cells.join("")}`);
  await page.screenshot({ path: join(out, `${name}.jpg`), type: "jpeg", quality: 70, fullPage: true });
  await page.close();
  console.log(join(out, `${name}.jpg`));
}
