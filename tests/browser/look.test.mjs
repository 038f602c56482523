// What only a browser can tell about a page: that it can be used with a screen reader and by keyboard (axe-core, WCAG 2.2 AA), that
// nothing sticks out of a narrow screen or one enlarged to 400 %, that both schemes can be read, that forced colours leave every control
// and the focus to be seen, that nothing moves for whoever asked for that, and that an order prints as a receipt.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { LOOKS, judge } from "./judge.mjs";
import { walk } from "./keyboard.mjs";
import { staff, whileClosed } from "./desk.mjs";
import { SHOPS, rarer, storefront } from "./pages.mjs";
import { CLOSED_SAYS, startBrowser, startShop, visitor } from "./shop.mjs";

for (const [kind, options] of Object.entries(SHOPS)) {
  describe(`pages, ${kind}`, () => {
    let shop, browser, pages, rare, storageState;
    before(async () => {
      shop = await startShop(...options);
      browser = await startBrowser();
      const { page, context, leave } = await visitor(browser, shop);
      pages = await storefront(page);
      rare = await rarer(browser, shop, page);
      storageState = await context.storageState();
      await leave();
    });
    after(async () => {
      await browser?.close();
      await shop?.stop();
    });

    // Words are longer in German, colours are the same.
    for (const [locale, looks] of [
      ["en-GB", LOOKS],
      ["de-DE", LOOKS.slice(0, 1)],
    ]) {
      test(`every kind of page, ${locale}`, async () => {
        const { page, leave } = await visitor(browser, shop, { locale, storageState });
        const found = [];
        for (const path of [...Object.values(pages), ...Object.values(rare), "/admin"]) {
          await page.goto(path);
          found.push(...(await judge(page, looks)));
        }
        assert.deepEqual(found, []);
        await leave();
      });
    }

    test("the page of a closed shop", async () => {
      const { page: desk, leave: goHome } = await staff(browser, shop);
      await whileClosed(desk, async () => {
        for (const locale of ["en-GB", "de-DE"]) {
          const { page, leave } = await visitor(browser, shop, { locale }, CLOSED_SAYS);
          assert.equal((await page.goto("/")).status(), 503);
          assert.deepEqual(await judge(page), []);
          await leave();
        }
      });
      await goHome();
    });

    test("forced colours leave controls and focus to be seen", async () => {
      const { page, leave } = await visitor(browser, shop, { storageState, forcedColors: "active", reducedMotion: "reduce" });
      const found = [];
      for (const name of ["home", "list", "product", "cart", "checkout"]) {
        await page.goto(pages[name]);
        found.push(...(await page.evaluate(unseenControls)).map((line) => `${name}: ${line}`));
        const { stops, hidden } = await walk(page);
        assert.ok(stops.length > 10, `${name} has only ${stops.length} stops`);
        found.push(...hidden.map((stop) => `${name}: no focus to be seen at ${stop}`));
      }
      assert.deepEqual(found, []);
      await leave();
    });

    test("nothing moves for whoever asked for that", async () => {
      const { page, leave } = await visitor(browser, shop, { storageState, reducedMotion: "reduce" });
      const found = [];
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        found.push(...(await page.evaluate(movements)).map((line) => `${name}: ${line}`));
      }
      assert.deepEqual(found, []);
      await leave();
    });

    test("an order prints as a receipt", async () => {
      const { page, leave } = await visitor(browser, shop, { storageState, colorScheme: "dark" });
      await page.goto(pages.order);
      const number = /[A-Z]{0,4}-?\d[\dA-Z-]*/.exec(await page.title())[0];
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      assert.deepEqual(await page.evaluate(offPaper), [], "what only leads further stays off the paper");
      const text = await page.locator("main").innerText();
      assert.ok(text.includes(number), "the number is on it");
      assert.deepEqual(await page.evaluate(paleText), [], "dark on white, also for those who read light on dark");
      const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
      const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets <= 2, `${sheets} sheets`);
      assert.match(pdf, /\/Font\s*<</, "there is text on them");
      await leave();
    });
  });
}

/** Controls that have neither an edge, nor words, nor a drawing in a colour that differs from what is below. */
function unseenControls() {
  const found = [];
  for (const e of document.querySelectorAll("button, .btn, select, textarea, input:not([type=hidden])")) {
    if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const s = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    const field = e.matches("select, textarea, input:not([type=radio], [type=checkbox], [type=submit])");
    const frame = e.closest(".qty, .find, .btn") ?? e;
    const edge = [s, getComputedStyle(frame)].some((x) => x.borderStyle.split(" ").some((side) => side !== "none") && parseFloat(x.borderTopWidth) > 0);
    const drawn = [...e.querySelectorAll("svg")].some((svg) => getComputedStyle(svg).stroke !== s.backgroundColor);
    const native = e.matches("[type=radio], [type=checkbox]") && s.appearance !== "none";
    const words = !field && e.textContent.trim() !== "" && s.color !== s.backgroundColor;
    if (box.width > 1 && !(edge || drawn || native || words)) found.push(`${e.localName}.${e.className} ${e.name ?? ""} cannot be seen`);
    if (e.matches(".btn") && !edge) found.push(`${e.localName}.${e.className} looks like text`);
  }
  for (const label of document.querySelectorAll(".choice label:has(:checked), .options > label:has(:checked)")) {
    if (getComputedStyle(label).outlineStyle === "none") found.push(`what is chosen of ${label.textContent.trim()} cannot be seen`);
  }
  return found;
}

/** What runs, or would run when touched, by the clock; what follows scrolling is no movement of its own. */
function movements() {
  const longest = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
  const found = document.getAnimations().filter((a) => a.timeline === document.timeline && a.playState === "running").map((a) => `${a.animationName ?? a.transitionProperty} runs`);
  for (const e of document.querySelectorAll("*")) {
    const s = getComputedStyle(e);
    if (s.transitionProperty !== "none" && longest(s.transitionDuration) > 10) found.push(`${e.localName}.${e.className} would take ${s.transitionDuration}`);
    if (s.animationName !== "none" && s.animationTimeline === "auto" && longest(s.animationDuration) > 10) found.push(`${e.localName}.${e.className}: ${s.animationName}`);
  }
  if (getComputedStyle(document.documentElement).scrollBehavior !== "auto") found.push("scrolling glides");
  return [...new Set(found)];
}

/** What has no place on paper and is there all the same. */
function offPaper() {
  const unwanted = document.querySelectorAll("body > header, body > footer, .announce, .skip:focus, button, .btn, nav, search, form input:not([type=hidden])");
  return [...unwanted].filter((e) => e.checkVisibility()).map((e) => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`);
}

/** Text in a colour that white paper swallows. */
function paleText() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = "#fff";
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  for (const e of document.querySelectorAll("main *")) {
    const own = [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    if (!own || !e.checkVisibility() || e.closest(".hide")) continue;
    const contrast = 1.05 / (light(getComputedStyle(e).color) + 0.05);
    if (contrast < 4.5) found.push(`${e.localName}.${e.className} "${e.textContent.trim().slice(0, 30)}": ${contrast.toFixed(1)} : 1`);
  }
  return found;
}
