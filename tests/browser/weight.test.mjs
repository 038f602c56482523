// What a page weighs, counted where it arrives: a product's page on a phone, on the first visit and on the second; style and script of
// every kind of page; and that nothing moves when fonts, script or pictures come late. Counts only: nothing here depends on time.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fillCart } from "./buyer.mjs";
import { SHOPS, storefront } from "./pages.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

const KB = 1000;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** The gallery of a product's page, and whether all of its pictures are made. */
const gallery = (text) => text.slice(text.indexOf('class="gallery"'), text.indexOf('class="info"'));
const isReady = (html) => html.includes("<picture>") && !/<img[^>]* src="\/media\/[^"~]*"/.test(html);

for (const [kind, options] of Object.entries(SHOPS)) {
  describe(`weight, ${kind}`, () => {
    let shop, browser, pages, product;

    before(async () => {
      shop = await startShop(...options);
      browser = await startBrowser();
      const { page, context, leave } = await visitor(browser, shop);
      pages = await storefront(page);
      product = await readyProduct(page, context);
      await leave();
    });
    after(async () => {
      await browser?.close();
      await shop?.stop();
    });

    /** The first product with several pictures, where the shop has one, of which all are made: a new demo shows them as they came. */
    async function readyProduct(page, context) {
      await page.goto("/search");
      const links = await page.locator('main a[href^="/products/"]').evaluateAll((all) => [...new Set(all.map((a) => a.pathname))]);
      for (let tries = 0; tries < 300; tries += 1) {
        const texts = await Promise.all(links.map(async (link) => (await context.request.get(link)).text()));
        const galleries = texts.map(gallery);
        const several = galleries.some((html) => html.includes('class="thumbs"'));
        const found = galleries.findIndex((html) => isReady(html) && (!several || html.includes('class="thumbs"')));
        if (found >= 0) return links[found];
        await new Promise((done) => setTimeout(done, 1_000));
      }
      assert.fail("after five minutes no product has its pictures");
    }

    /** What a visit of that page brings over the wire: address and bytes, headers included, of each request. */
    async function visit(page, path) {
      const wire = await page.context().newCDPSession(page);
      const asked = new Map();
      await wire.send("Network.enable");
      wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
        if (request.url.startsWith("http")) asked.set(requestId, { url: request.url.replace(shop.url, ""), bytes: 0 });
      });
      wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
        if (asked.has(requestId)) asked.get(requestId).bytes = encodedDataLength;
      });
      wire.on("Network.requestServedFromCache", ({ requestId }) => asked.delete(requestId));
      await page.goto(path, { waitUntil: "networkidle" });
      // What the browser shows in the tab is not told to the debugger.
      const sign = await page.locator('link[rel="icon"]').getAttribute("href");
      assert.match(sign, /^data:/, "the sign in the tab comes with the page");
      await wire.detach();
      return [...asked.values()];
    }
    const sum = (visited) => visited.reduce((all, { bytes }) => all + bytes, 0);
    const list = (visited) => visited.map(({ url, bytes }) => `${bytes} ${url}`).join("\n");

    test("a product's page", async () => {
      const { page, leave } = await visitor(browser, shop, PHONE);
      const first = await visit(page, product);
      console.log(`${kind} ${product}: ${first.length} requests, ${(sum(first) / KB).toFixed(1)} KB`);
      assert.ok(first.length <= 6, `${first.length} requests:\n${list(first)}`);
      assert.ok(sum(first) <= 150 * KB, `${sum(first)} bytes:\n${list(first)}`);
      assert.ok(first.some(({ url }) => url.startsWith("/media/")), `the first picture is among them:\n${list(first)}`);

      await page.goto("about:blank");
      const again = await visit(page, product);
      console.log(`${kind} ${product}, again: ${again.length} requests, ${(sum(again) / KB).toFixed(1)} KB`);
      assert.ok(sum(again) <= 20 * KB, `${sum(again)} bytes:\n${list(again)}`);
      await leave();
    });

    test("the page of a product with a video", async () => {
      if (kind !== "maker") return;
      const { page, context, leave } = await visitor(browser, shop, PHONE);
      const drawn = async () => gallery(await (await context.request.get("/products/day-mug")).text());
      while (!isReady(await drawn())) await new Promise((done) => setTimeout(done, 1_000));
      const first = await visit(page, "/products/day-mug");
      console.log(`${kind} with a video: ${first.length} requests, ${(sum(first) / KB).toFixed(1)} KB`);
      assert.ok(first.length <= 6 && sum(first) <= 150 * KB, list(first));
      assert.ok(!first.some(({ url }) => url.endsWith(".mp4")), "nothing of it comes before somebody asks");
      const film = page.locator(".film video");
      await page.locator('.thumbs a[href="#video"]').click();
      await page.waitForFunction(() => document.querySelector(".stage").scrollLeft > 0);
      await film.evaluate((video) => (video.muted = true) && video.play());
      await page.waitForFunction(() => document.querySelector(".film video").currentTime > 0.1);
      assert.deepEqual(await film.evaluate((v) => [v.videoWidth, v.videoHeight, Math.round(v.duration)]), [720, 900, 9]);
      await leave();
    });

    test("a further view comes when it is swiped to", async () => {
      const { page, leave } = await visitor(browser, shop, PHONE);
      await page.goto(product, { waitUntil: "networkidle" });
      if ((await page.locator(".stage .zoom").count()) > 1) {
        const shown = () => page.locator(".stage .zoom").nth(1).locator("picture img").evaluate((img) => img.currentSrc);
        assert.equal(await shown(), "", "nobody has seen it yet");
        await page.locator(".stage").evaluate((stage) => stage.scrollTo({ left: stage.clientWidth, behavior: "instant" }));
        await page.waitForFunction(() => {
          const img = document.querySelectorAll(".stage .zoom")[1].querySelector("picture img");
          return img.complete && img.naturalWidth > 0 && img.checkVisibility({ contentVisibilityAuto: true });
        });
      }
      await page.evaluate(() => document.querySelector("main .card:last-child")?.scrollIntoView({ behavior: "instant" }));
      await page.waitForFunction(() => [...document.querySelectorAll("main .card .pic picture img:not(.over)")].every((img) => img.complete && img.naturalWidth > 0));
      await leave();
    });

    test("style and script of every kind of page", async () => {
      const { page, context, leave } = await visitor(browser, shop);
      const wrong = [];
      const sizes = new Map();
      for (const path of Object.values(pages)) {
        await page.goto(path);
        const loaded = await page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((e) => e.href ?? e.src));
        const weight = { css: 0, js: 0 };
        for (const url of loaded) {
          if (!sizes.has(url)) sizes.set(url, Number((await context.request.get(url, { headers: { "Accept-Encoding": "gzip" } })).headers()["content-length"]));
          weight[url.endsWith(".css") ? "css" : "js"] += sizes.get(url);
        }
        if (!(weight.css <= 20 * KB && weight.js <= 12 * KB)) wrong.push(`${path}: ${weight.css} bytes of style, ${weight.js} of script`);
      }
      assert.deepEqual(wrong, []);
      await leave();
    });

    test("nothing moves when script and pictures come late", async () => {
      for (const options of [PHONE, {}]) {
        const { page, leave } = await visitor(browser, shop, options);
        for (const path of [pages.home, pages.list, product]) assert.equal(await moved(page, path, "{js,webp}"), 0, path);
        await leave();
      }
    });

    /** A face that comes late is shown from the next page on. */
    test("nothing moves when the fonts come late", async () => {
      for (const options of [PHONE, {}]) {
        const { page, leave } = await visitor(browser, shop, options);
        await fillCart(page);
        for (const path of [pages.home, pages.list, product, pages.text, "/cart", "/checkout"]) assert.equal(await moved(page, path, "woff2"), 0, path);
        await leave();
      }
    });

    /** What was missed on the first page is in the cache of the second. */
    test("fonts that came late are shown on the next page", async () => {
      const { page, leave } = await visitor(browser, shop, PHONE);
      const shown = () => page.evaluate(() => [...document.fonts].filter((face) => face.status === "loaded").length);
      await page.goto(pages.home);
      await page.evaluate(() => document.fonts.ready);
      await page.goto(product);
      await page.evaluate(() => document.fonts.ready);
      assert.ok((await shown()) > 0, "the faces of the theme are in the browser");
      await leave();
    });

    /** How much moves (cumulative layout shift) when files of one kind arrive after the page was drawn without them. */
    async function moved(page, path, kind) {
      let release;
      const held = new Promise((done) => (release = done));
      await page.route(`**/*.${kind}`, async (route) => {
        await held;
        await route.continue().catch(() => {});
      });
      await page.goto(path, { waitUntil: "commit" });
      const since = await page.evaluate(async (fontsToo) => {
        await new Promise((done) => {
          const drawn = (seen) => seen.getEntriesByName("first-contentful-paint").length > 0 && done();
          new PerformanceObserver(drawn).observe({ type: "paint", buffered: true });
        });
        if (fontsToo) await document.fonts.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return performance.now();
      }, kind !== "woff2");
      release();
      await page.waitForLoadState("load");
      const shift = await page.evaluate(async (since) => {
        await document.fonts.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        let all = 0;
        const count = (entries) => entries.forEach((entry) => (all += entry.hadRecentInput || entry.startTime < since ? 0 : entry.value));
        const seen = new PerformanceObserver((entries) => count(entries.getEntries()));
        seen.observe({ type: "layout-shift", buffered: true });
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        count(seen.takeRecords());
        return all;
      }, since);
      await page.unroute(`**/*.${kind}`);
      return shift;
    }
  });
}
