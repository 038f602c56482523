// Lighthouse, as a phone on slow 4G: 100 of 100 for accessibility, best practices and search engines on every kind of page, and at
// least 97 for speed, because machines are noisy. A page that misses is measured twice more, and the median counts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { fillCart } from "./buyer.mjs";
import { SHOPS } from "./pages.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

/** All kinds of shops, or those that are asked for. */
const KINDS = process.env.SUTLER_LIGHTHOUSE?.split(",") ?? Object.keys(SHOPS);
const LEAST = { performance: 97, accessibility: 100, "best-practices": 100, seo: 100 };

for (const kind of KINDS) {
  describe(`lighthouse, ${kind}`, () => {
    let shop, browser, chrome, pages, cookie;

    before(async () => {
      shop = await startShop(...SHOPS[kind]);
      browser = await startBrowser();
      const { page, context, leave } = await visitor(browser, shop);
      await page.goto("/");
      const first = (path, where = "main") => page.locator(`${where} a[href^="${path}"]`).first().getAttribute("href");
      const [category, content] = [await first("/categories/"), await first("/pages/", "footer")];
      await page.goto(category);
      const product = await first("/products/");
      await fillCart(page);
      cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      pages = { home: "/", list: category, product, cart: "/cart", checkout: "/checkout", content };
      await leave();
      await browser.close();
      browser = null;
      const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
      chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: flags });
    });

    after(async () => {
      chrome?.kill();
      await browser?.close();
      await shop?.stop();
    });

    /** A measurement; one that Chromium's own recording spoiled is made again. */
    async function measure(name, tries = 3) {
      const own = ["cart", "checkout"].includes(name);
      const settings = {
        onlyCategories: Object.keys(LEAST),
        extraHeaders: own ? { Cookie: cookie } : undefined,
        // Nobody shall find somebody's cart by a search engine: these two say so.
        skipAudits: own ? ["is-crawlable"] : [],
      };
      const { lhr } = await lighthouse(shop.url + pages[name], { port: chrome.port, logLevel: "error" }, { extends: "lighthouse:default", settings });
      if (lhr.runtimeError && tries > 1) return measure(name, tries - 1);
      assert.equal(lhr.runtimeError, undefined);
      const scores = Object.fromEntries(Object.keys(LEAST).map((id) => [id, Math.round(100 * lhr.categories[id].score)]));
      const failed = Object.values(lhr.categories)
        .flatMap((category) => category.auditRefs)
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
        .map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
      return { scores, lcp: lhr.audits["largest-contentful-paint"].numericValue, cls: lhr.audits["cumulative-layout-shift"].numericValue, failed };
    }

    // Lighthouse writes the shift with two digits.
    const reaches = ({ scores, cls }) => cls < 0.005 && Object.entries(LEAST).every(([id, least]) => scores[id] >= least);

    for (const name of ["home", "list", "product", "cart", "checkout", "content"]) {
      test(name, async () => {
        const runs = [await measure(name)];
        while (!reaches(runs.at(-1)) && runs.length < 3) runs.push(await measure(name));
        runs.sort((a, b) => a.scores.performance - b.scores.performance);
        const median = runs[Math.floor(runs.length / 2)];
        const { performance, accessibility, seo } = median.scores;
        console.log(
          `${kind} ${name}: ${performance} performance, ${accessibility} accessibility, ${median.scores["best-practices"]} best practices, ` +
            `${seo} search; largest paint ${Math.round(median.lcp)} ms, shift ${median.cls}`,
        );
        assert.ok(reaches(median), `${JSON.stringify(median.scores)}, shift ${median.cls}: ${median.failed.join("; ")}`);
      });
    }
  });
}
