// Photographs of every kind of page, made so small that a letter is a shade of grey: what is left is where things stand and which
// colours they have. Kept as one sheet a shop in tests/data/screens, a column for each kind of page, a row for each look.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { staff, whileClosed } from "./desk.mjs";
import { rarer, storefront } from "./pages.mjs";
import { CLOSED_SAYS, visitor } from "./shop.mjs";

const FOLDER = resolve(import.meta.dirname, "../data/screens");
/** What shows that the shop is closed. */
export const CLOSED = "closed";
/** Width of a small photograph. */
const CELL = 32;
/** Width and height of the window, and the scheme. The heights are more than a screen, so that what stands below the first is seen too. */
const ROWS = [
  { width: 390, height: 975, colorScheme: "light" },
  { width: 390, height: 975, colorScheme: "dark" },
  { width: 1440, height: 1800, colorScheme: "light" },
  { width: 1440, height: 1800, colorScheme: "dark" },
].map((row) => ({ ...row, cell: Math.round((CELL * row.height) / row.width), name: `${row.width} ${row.colorScheme}` }));
export const LOOKS = ROWS.map(({ name }) => name);

/** A window on the shop for photographs, the addresses of its pages in their order, and how to photograph one in all looks. `tamper` may
 *  change the page once it is open. */
export async function studio(browser, shop) {
  // Drawn at a quarter: it will be made smaller still, and a small picture is quicker to take.
  const { page, leave } = await visitor(browser, shop, { deviceScaleFactor: 0.25, reducedMotion: "reduce" }, CLOSED_SAYS);
  const found = { ...(await storefront(page)), ...(await rarer(browser, shop, page)), [CLOSED]: "/" };
  const pages = Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1));
  const dark = await browser.newPage();
  const desk = await staff(browser, shop);

  async function shoot(path, tamper = () => {}) {
    await page.setViewportSize(ROWS[0]);
    await page.goto(path);
    await tamper(page);
    const cells = {};
    for (const row of ROWS) {
      await page.setViewportSize(row);
      await page.emulateMedia({ colorScheme: row.colorScheme, reducedMotion: "reduce" });
      await page.evaluate(async () => {
        await document.fonts.ready;
        const near = [...document.images].filter((img) => img.getBoundingClientRect().top < innerHeight && img.checkVisibility());
        for (const img of near) img.loading = "eager";
        await Promise.all(near.map((img) => img.decode().catch(() => {})));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      });
      const shot = await page.screenshot();
      cells[row.name] = await pixels(dark, shot, CELL, row.cell);
    }
    return cells;
  }
  /** A page by its name; that of a closed shop is there only while it is closed. */
  async function view(name, path) {
    let cells;
    const act = async () => (cells = await shoot(path));
    await (name === CLOSED ? whileClosed(desk.page, act) : act());
    return cells;
  }
  const goHome = async () => {
    await desk.leave();
    await leave();
  };
  return { page, pages, shoot, view, dark, leave: goHome };
}

/** A picture in that size, as red, green, blue and opacity of each pixel. */
async function pixels(page, png, width, height) {
  const draw = async ({ png, width, height }) => {
    const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
    const bitmap = await createImageBitmap(blob);
    let [w, h] = [width || bitmap.width, height || bitmap.height];
    const canvas = new OffscreenCanvas(w, h);
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    brush.imageSmoothingQuality = "high";
    brush.drawImage(bitmap, 0, 0, w, h);
    return { width: w, height: h, data: [...brush.getImageData(0, 0, w, h).data] };
  };
  return page.evaluate(draw, { png: png.toString("base64"), width, height });
}

/** Writes the sheet of a shop: `all` holds the photographs of each page by look, in the order of the pages. */
export async function keep(studio, kind, all) {
  const paint = async ({ all, rows, cell }) => {
    const canvas = new OffscreenCanvas(all.length * cell, rows.reduce((sum, row) => sum + row.cell, 0));
    const brush = canvas.getContext("2d");
    all.forEach((cells, column) => {
      let top = 0;
      for (const row of rows) {
        const { width, height, data } = cells[row.name];
        brush.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), column * cell, top);
        top += row.cell;
      }
    });
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  };
  const png = Buffer.from(await studio.dark.evaluate(paint, { all, rows: ROWS, cell: CELL }), "base64");
  const path = join(FOLDER, `${kind}.png`);
  writeFileSync(path, png);
  return `${path}, ${png.length} bytes`;
}

/** The kept photographs of a shop, as `keep` took them; `null` where they are of another number of pages. */
export async function kept(studio, kind) {
  const sheet = await pixels(studio.dark, readFileSync(join(FOLDER, `${kind}.png`)));
  if (sheet.width !== studio.pages.length * CELL) return null;
  return studio.pages.map((_, column) => {
    let top = 0;
    const cells = {};
    for (const row of ROWS) {
      const data = [];
      for (let y = top; y < top + row.cell; y += 1) {
        const start = 4 * (y * sheet.width + column * CELL);
        data.push(...sheet.data.slice(start, start + 4 * CELL));
      }
      cells[row.name] = { width: CELL, height: row.cell, data };
      top += row.cell;
    }
    return cells;
  });
}

/** How far two photographs are apart: the mean difference of a channel (of 255), and the share of pixels that are clearly others. A line
 *  that wraps on one machine and not on another moves what is below by a pixel or two: that is no difference. */
export function distance(a, b) {
  const least = (best, by) => {
    const next = apart(a, b, by);
    return next.mean < best.mean ? next : best;
  };
  return [-1, 1, -2, 2].reduce(least, apart(a, b, 0));
}

/** The same with `b` moved down by so many pixels. */
function apart(a, b, by) {
  const skip = 4 * a.width * Math.abs(by);
  const [from, to] = by < 0 ? [a.data.slice(skip), b.data] : [a.data, b.data.slice(skip)];
  const end = a.data.length - skip;
  let sum = 0;
  let other = 0;
  for (let i = 0; i < end; i += 4) {
    const differ = [0, 1, 2].map((channel) => Math.abs(from[i + channel] - to[i + channel]));
    sum += differ[0] + differ[1] + differ[2];
    if (Math.max(...differ) > 40) other += 1;
  }
  return { mean: sum / ((3 * end) / 4), other: other / (end / 4) };
}
