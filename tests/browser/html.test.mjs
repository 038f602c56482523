// Every page that can be reached by a link is valid HTML: the Nu checker finds no error, in the storefront and in the admin, in
// both languages. Pages are fetched as they are sent, before any script has touched them.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { faults } from "./checker.mjs";
import { signIn } from "./desk.mjs";
import { rarer } from "./pages.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

/** More than the demo has kinds of pages; lists of products and orders repeat themselves. */
const PAGES_MAX = 160;
/** Of pages that differ by their last step only (`/products/a`, `/products/b`), so many are enough. */
const ALIKE_MAX = 6;

describe("html", () => {
  let shop, browser, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sutler-html-"));
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Follows links and keeps each page as it was sent. */
  async function collect(context, starts, inside) {
    const queue = [...starts];
    const seen = new Set(queue);
    const alike = new Map();
    const kept = [];
    while (queue.length > 0 && kept.length < PAGES_MAX) {
      const path = queue.shift();
      const answer = await context.request.get(path, { maxRedirects: 0, failOnStatusCode: false });
      if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
      assert.ok(answer.status() < 500, `${answer.status()} from ${path}`);
      const text = await answer.text();
      const file = `${kept.length}.html`;
      writeFileSync(join(folder, file), text);
      kept.push([file, path]);
      for (const [, href] of text.matchAll(/<a[^>]* href="([^"#]*)/g)) {
        const to = new URL(href.replaceAll("&amp;", "&"), new URL(path, shop.url));
        const next = to.pathname + to.search;
        if (to.origin !== shop.url || seen.has(next) || !inside(to.pathname)) continue;
        seen.add(next);
        const kind = to.pathname.replace(/[^/]*$/, "") + (to.search ? "?" : "");
        alike.set(kind, (alike.get(kind) ?? 0) + 1);
        if (alike.get(kind) <= ALIKE_MAX) queue.push(next);
      }
    }
    return kept;
  }

  const judge = (kept) => faults(folder, kept);

  test("the checker bites", () => {
    writeFileSync(join(folder, "bad.html"), '<!doctype html><html lang="en"><title>x</title><p><div></p><img src="a">');
    assert.notEqual(judge([["bad.html", "/bad"]]).length, 0);
  });

  for (const locale of ["en-GB", "de-DE"]) {
    test(`storefront, ${locale}`, async () => {
      const { page, context, leave } = await visitor(browser, shop, { locale });
      const rare = await rarer(browser, shop, page);
      const starts = ["/", "/cart", "/checkout", "/search?q=mug", "/search?q=qwxz", "/no-such-page", ...Object.values(rare)];
      const kept = await collect(context, starts, (path) => !/^\/(admin|testpay)/.test(path));
      assert.ok(kept.length > 25, `only ${kept.length} pages`);
      assert.deepEqual(judge(kept), []);
      await leave();
    });

    test(`admin, ${locale}`, async () => {
      const { page, context, leave } = await visitor(browser, shop, { locale });
      await signIn(page, shop.staff());
      const kept = await collect(context, ["/admin"], (path) => path.startsWith("/admin"));
      assert.ok(kept.length > 25, `only ${kept.length} pages`);
      assert.deepEqual(judge(kept), []);
      await leave();
    });
  }
});
