// The theme editor: order by keyboard and by dragging, what is typed seen at once, draft, publish, undo, and a link to the draft.
// Without scripts all of it works too, a page at a time.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { submit } from "./buyer.mjs";
import { staff } from "./desk.mjs";
import { judge } from "./judge.mjs";
import { startBrowser, startShop, visitor } from "./shop.mjs";

const EDITOR = "/admin/theme";

/** Asks until the answer is that one, or it is too late. */
async function eventually(ask, answer, why) {
  for (let tries = 0; tries < 100 && JSON.stringify(await ask()) !== JSON.stringify(answer); tries += 1) await new Promise((done) => setTimeout(done, 50));
  assert.deepEqual(await ask(), answer, why);
}

describe("theme editor", () => {
  let shop, browser;
  before(async () => {
    shop = await startShop();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  const kinds = (page) => page.locator("[data-arrange] > li a").allTextContents();
  const focused = (page) => page.evaluate(() => [document.activeElement.value, document.activeElement.closest("li")?.querySelector("a")?.textContent]);
  /** A computed property of something in the frame. It loads when it comes into sight, and what it holds may be there before its styles. */
  const seen = async (page, selector, property) => {
    const inside = page.frameLocator(".preview iframe");
    await eventually(() => inside.locator("html:has(.foot-page)").evaluate(() => document.readyState), "complete", "the frame is there");
    return inside.locator(selector).first().evaluate((e, property) => getComputedStyle(e)[property], property);
  };
  const post = (page, end) => submit(page, page.locator(`form[action="${EDITOR}/${end}"] button`).first());

  for (const javaScriptEnabled of [true, false]) {
    test(`sections are moved by keyboard, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const { page, leave } = await staff(browser, shop, { javaScriptEnabled });
      await page.goto(EDITOR);
      const was = await kinds(page);
      const down = page.locator("[data-arrange] > li").first().locator('button[value="down"]');
      for (const place of [2, 3]) {
        if (place === 2) await down.focus();
        await page.keyboard.press("Enter");
        await page.locator("[data-moved]", { hasText: `is now at place ${place} of ${was.length}.` }).waitFor({ state: "attached" });
        await eventually(() => focused(page), ["down", was[0]], "the focus stays with what was moved");
      }
      assert.deepEqual((await kinds(page)).slice(0, 3), [was[1], was[2], was[0]]);
      assert.match(await page.locator("[data-moved]").getAttribute("aria-live"), /polite/);
      await page.keyboard.press("Shift+Tab");
      assert.deepEqual(await focused(page), ["up", was[0]]);
      for (const place of [2, 1]) {
        await page.keyboard.press("Enter");
        await page.locator("[data-moved]", { hasText: `is now at place ${place} of` }).waitFor({ state: "attached" });
      }
      await eventually(() => focused(page), ["down", was[0]], "at the top only the way down is left");
      assert.deepEqual(await kinds(page), was);
      await leave();
    });
  }

  test("a section is dragged to its place", async () => {
    const { page, leave } = await staff(browser, shop);
    await page.goto(EDITOR);
    const was = await kinds(page), rows = page.locator("[data-arrange] > li");
    const to = await rows.nth(2).boundingBox();
    await rows.first().locator(".grip").dragTo(rows.nth(2), { targetPosition: { x: 20, y: to.height - 4 } });
    await page.locator("[data-moved]", { hasText: "is now at place 3 of" }).waitFor({ state: "attached" });
    assert.deepEqual((await kinds(page)).slice(0, 3), [was[1], was[2], was[0]]);
    await page.reload();
    assert.deepEqual((await kinds(page)).slice(0, 3), [was[1], was[2], was[0]], "it is kept");
    await post(page, "discard");
    assert.deepEqual(await kinds(page), was, "and thrown away again");
    await leave();
  });

  test("the frame shows what is typed, and nothing is kept before it is saved", async () => {
    const { page, leave } = await staff(browser, shop);
    await page.goto(EDITOR);
    await page.frameLocator(".preview iframe").locator(".foot-page").waitFor();
    const paper = await seen(page, "body", "backgroundColor");
    const ratio = page.locator('input[name="paper.light"] + span');
    const before = await ratio.textContent();
    await page.locator('input[name="paper.light"]').fill("#dfe8f5");
    await page.waitForFunction((before) => document.querySelector('input[name="paper.light"] + span').textContent !== before, before);
    assert.equal(await seen(page, "body", "backgroundColor"), "rgb(223, 232, 245)");
    assert.equal(await seen(page, ".foot-page", "backgroundColor"), "rgb(223, 232, 245)", "the foot goes with the paper");
    assert.ok(await page.locator('input[name="paper.light"]').evaluate((e) => e === document.activeElement || e.value === "#dfe8f5"));
    await page.locator("details:has([name=headings]) > summary").click();
    await page.locator("[name=corners]").fill("20");
    await page.locator("[name=text]").selectOption("hedvig");
    await page.waitForFunction(() => {
      const doc = document.querySelector(".preview iframe").contentDocument;
      return getComputedStyle(doc.querySelector(".btn")).borderRadius === "20px" && getComputedStyle(doc.body).fontFamily.startsWith("Hedvig");
    });
    await page.locator('input[name="accent.light"]').fill("#eeee00");
    await page.locator("[data-faint] [class~=notice], [data-faint] li").first().waitFor();
    await page.reload();
    assert.equal(await page.locator('input[name="accent.light"]').inputValue(), "#2b4170", "nothing was kept");
    assert.equal(await page.locator(`form[action="${EDITOR}/publish"]`).count(), 0);
    assert.equal(await seen(page, "body", "backgroundColor"), paper);
    await leave();
  });

  test("a section shows what is typed in it", async () => {
    const { page, leave } = await staff(browser, shop);
    await page.goto(EDITOR);
    await page.goto(await page.locator("[data-arrange] > li a").first().getAttribute("href"));
    const headline = page.frameLocator(".preview iframe").locator("h1");
    const was = await headline.textContent();
    await page.locator('[name="headline.en"]').pressSequentially(", slowly");
    await page.waitForFunction(
      (was) => document.querySelector(".preview iframe").contentDocument.querySelector("h1").textContent !== was, was);
    await page.waitForFunction(() => /slowly/.test(document.querySelector(".preview iframe").contentDocument.querySelector("h1").textContent));
    // Another width and the dark of night: what is typed stays, and the address says how it is looked at.
    const seg = (sets, n) => page.locator(`[data-sets="${sets}"] a`).nth(n);
    await seg("width", 1).click();
    await seg("scheme", 2).click();
    const dark = () => page.frameLocator(".preview iframe").locator("html").getAttribute("data-scheme");
    assert.deepEqual([await page.locator(".preview iframe").getAttribute("class"), await dark(), new URL(page.url()).search], ["phone", "dark", "?width=phone&scheme=dark"]);
    assert.match(await page.locator('[name="headline.en"]').inputValue(), /slowly/);
    assert.match(await headline.textContent(), /slowly/);
    await seg("width", 0).click();
    await seg("scheme", 0).click();
    assert.deepEqual([await dark(), new URL(page.url()).search], [null, ""]);
    assert.deepEqual(await judge(page), []);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.reload();
    assert.equal(await headline.textContent(), was, "nothing was kept");
    await leave();
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`draft, link, publish and back, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      const { page, leave } = await staff(browser, shop, { javaScriptEnabled });
      const guest = await visitor(browser, shop, { javaScriptEnabled });
      const foot = () => guest.page.locator(".foot-page").evaluate((e) => getComputedStyle(e).backgroundColor);
      await guest.page.goto("/");
      const published = await foot();
      await page.goto(EDITOR);
      const night = page.locator('input[name="deep.light"]');
      await night.evaluate((e) => (e.value = "#102038"));
      await submit(page, page.locator(`form[action="${EDITOR}/look"] .save button`));
      assert.equal(await seen(page, ".foot-page", "backgroundColor"), "rgb(16, 32, 56)");
      await page.locator(`details:has(form[action="${EDITOR}/share"])`).evaluate((fold) => (fold.open = true));
      await post(page, "share");
      const link = new URL((await page.locator("main code").filter({ hasText: "/preview/look/" }).innerText()).trim());
      await guest.page.goto("/");
      assert.equal(await foot(), published, "a draft is the staff's");
      await guest.page.goto(link.pathname);
      assert.equal(await foot(), "rgb(16, 32, 56)", "and of whoever has the link");
      assert.match(await guest.page.locator(".announce").innerText(), /You see a draft/);
      if (javaScriptEnabled) assert.deepEqual(await judge(guest.page), []);
      await submit(guest.page, guest.page.locator(".announce button"));
      assert.equal(await foot(), published);
      await page.goto(EDITOR);
      await post(page, "publish");
      await guest.page.goto("/");
      assert.equal(await foot(), "rgb(16, 32, 56)", "published, everybody sees it");
      await page.locator(`details:has(form[action="${EDITOR}/restore"])`).evaluate((fold) => (fold.open = true));
      await post(page, "restore");
      await guest.page.goto("/");
      assert.equal(await foot(), published, "and back again");
      await guest.leave();
      await leave();
    });
  }

  test("nothing is wrong with the editor", async () => {
    const { page, leave } = await staff(browser, shop);
    await page.goto(EDITOR);
    assert.deepEqual(await judge(page), []);
    await leave();
  });
});
