// Somebody who has only a keyboard: goes from stop to stop with Tab, and sees at each where they are.

import assert from "node:assert/strict";

/** More stops than any page has. */
const STOPS_MAX = 250;

/** Marks the element that has the focus and says what is drawn around it and around what it stands in; `null` when there is none. */
function look() {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  document.querySelectorAll("[data-was-at]").forEach((e) => e.removeAttribute("data-was-at"));
  at.setAttribute("data-was-at", "");
  const box = at.getBoundingClientRect();
  const cut = (text) => (text ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
  const name = `${at.localName}${at.id && `#${at.id}`} "${cut(at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent)}"`;
  return { name, drawn: globalThis.drawnAround(at), seen: box.width > 0 && box.height > 0 && at.checkVisibility({ visibilityProperty: true }) };
}

/** Outlines, borders and shadows of an element, of those that it stands in, and of its label. */
function drawnAround(at) {
  const chain = [...(at.labels ?? [])];
  for (let e = at; e && chain.length < 6; e = e.parentElement) chain.push(e);
  return chain
    .map((e) => {
      const s = getComputedStyle(e);
      const outline = s.outlineStyle === "none" ? "" : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`;
      return [outline, s.borderColor, s.boxShadow].join("|");
    })
    .join("\n");
}

/** Walks through a page with Tab from its beginning, as far as `until` (called in the page with the element) says, else through all of it.
 *  Gives the stops by name, and those at which nothing showed that the focus was there. */
export async function walk(page, until = () => false) {
  await page.evaluate(`globalThis.drawnAround = ${drawnAround}`);
  const stops = [];
  const hidden = [];
  let before = null;
  for (let n = 0; n < STOPS_MAX; n += 1) {
    await page.keyboard.press("Tab");
    if (before) {
      const left = await page.evaluate(() => {
        const was = document.querySelector("[data-was-at]");
        return was && was !== document.activeElement ? globalThis.drawnAround(was) : null;
      });
      if (left === before.drawn || !before.seen) hidden.push(before.name);
    }
    const here = await page.evaluate(look);
    // At its end the focus leaves the page for the browser.
    if (!here) return { stops, hidden, found: false };
    stops.push(here.name);
    before = here;
    if (await page.evaluate(`(${until})(document.activeElement)`)) return { stops, hidden, found: true };
  }
  return { stops, hidden, found: false };
}

/** Goes with Tab to what `until` describes, and sees every stop on the way. */
export async function tabTo(page, until) {
  const { stops, hidden, found } = await walk(page, until);
  assert.ok(found, `${until} was not among ${stops.length} stops of ${page.url()}: ${stops.join(", ")}`);
  assert.deepEqual(hidden, [], `the focus can be seen on ${page.url()}`);
}
