// Starts a demo shop of its own for a test file, opens it in Chromium, and proves at the end that nothing is wrong with it:
// no error on any page, no request to anyone else, a clean stop, and a data folder that agrees with itself.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
/** The program. */
export const binary = process.env.SUTLER_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "sutler");

/** Filling a demo takes a debug build a while on a slow machine. */
const START_MS = 180_000;
/** What SIGTERM promises (design.md, command line). */
const STOP_MS = 5_000;

/** Making all widths of all pictures takes a debug build a minute, and several where the machine is busy. */
const PICTURES_MS = 900_000;

/** A running demo shop: `url`, the printed `staff` login, `data` folder, and `stop()`, which also checks the data. What it holds is a
 *  copy of a demo that is filled once for each program and kind. */
export async function startShop(...options) {
  const data = mkdtempSync(join(tmpdir(), "sutler-browser-"));
  // One that only a single test wants is filled for it.
  if (options.some((option) => option.startsWith("--") && option !== "--shop")) return open(data, options);
  const { folder, told } = await filled(options);
  // The socket of whoever filled it leads nowhere.
  cpSync(join(folder, "data"), data, { recursive: true, filter: (from) => !from.endsWith(".sock") });
  const shop = await open(data, options);
  shop.said.out = told + shop.said.out;
  return shop;
}

/** A filled demo with all of its pictures, and what it told when it was filled: login and code are told once. It lies beside the program,
 *  and one of another build of it is thrown away. */
async function filled(options) {
  const kinds = join(dirname(dirname(binary)), "demos");
  const { mtimeMs, size } = statSync(binary);
  const build = `${Math.round(mtimeMs)}-${size}`;
  const folder = join(kinds, build, ["demo", ...options].join(" "));
  const told = join(folder, "told.txt");
  if (existsSync(told)) return { folder, told: readFileSync(told, "utf8") };
  for (const old of existsSync(kinds) ? readdirSync(kinds) : []) if (old !== build) rmSync(join(kinds, old), { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const making = mkdtempSync(join(kinds, build, "making-"));
  const shop = await open(join(making, "data"), options);
  await pictured(shop.url);
  await shop.end();
  writeFileSync(join(making, "told.txt"), shop.said.out);
  // Under its name only when it is whole, so that a test which is broken off leaves nothing half behind. When another test that runs
  // beside this one was quicker, its folder stays: somebody may be copying it.
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(told)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  return { folder, told: readFileSync(told, "utf8") };
}

/** A new demo shows photographs as they came until their widths are made. */
async function pictured(url) {
  const text = async (path) => (await fetch(url + path)).text();
  const links = async (path, below) => [...(await text(path)).matchAll(new RegExp(`href="(${below}[^"#?]*)"`, "g"))].map(([, href]) => href);
  const lists = ["/", "/journal", ...new Set(await links("/", "/categories/"))];
  const found = await Promise.all(lists.map((list) => links(list, "/(?:products|journal)/")));
  const end = Date.now() + PICTURES_MS;
  for (const page of new Set([...lists, ...found.flat()])) {
    while (/<img[^>]* src="\/media\/[^"~]*"/.test(await text(page))) {
      assert.ok(Date.now() < end, `after ${PICTURES_MS} ms some pictures of ${page} have no widths`);
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

/** A demo on that folder. `end()` stops it, `stop()` also checks the folder and throws it away. */
async function open(data, options) {
  const child = spawn(binary, ["demo", "--data", data, "--listen", "127.0.0.1:0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
  const ended = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));

  const url = await new Promise((ready, fail) => {
    const late = setTimeout(() => fail(new Error(`no "listening on" after ${START_MS} ms:\n${said.out}\n${said.err}`)), START_MS);
    child.on("error", fail);
    child.on("exit", () => fail(new Error(`the shop ended before it was open:\n${said.out}\n${said.err}`)));
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said.out += text;
      const found = /listening on (http:\/\/[\w.:[\]-]+)\s/.exec(said.out);
      if (found) {
        clearTimeout(late);
        ready(found[1]);
      }
    });
  }).catch((error) => {
    child.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
    throw error;
  });

  async function end() {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    const how = await ended;
    clearTimeout(late);
    assert.deepEqual(how, { code: 0, signal: null }, `SIGTERM ends the shop within ${STOP_MS} ms with 0; it said:\n${said.err}`);
  }
  async function stop() {
    try {
      await end();
      execFileSync(binary, ["check", "--data", data], { encoding: "utf8" });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }
  return { url, data, said, end, stop, staff: () => staffLogin(said.out) };
}

/** The staff login that `demo` prints: the first line with an e-mail address, and the last word of that line or the next. */
function staffLogin(out) {
  const lines = out.split("\n");
  const at = lines.findIndex((line) => /\S+@\S+/.test(line));
  assert.notEqual(at, -1, `demo prints a staff login:\n${out}`);
  const email = /[^\s<>"',;()]+@[^\s<>"',;()]+/.exec(lines[at])[0];
  const after = lines[at].slice(lines[at].indexOf(email) + email.length);
  const password = (after.match(/\S+/g) ?? lines[at + 1].match(/\S+/g)).at(-1);
  return { email, password };
}

/** Chromium that neither asks for a sandbox nor looks for anything outside this machine. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What may be said on the console without harm: the browser itself reports a 404 or 422 page that we asked for. */
const HARMLESS = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** What goes wrong for whoever looks at a closed shop. */
export const CLOSED_SAYS = /\b503\b/;

/** A visitor with cookies of their own. `leave()` closes the browser's window and tells what went wrong in it, but for what is `expected`. */
export async function visitor(browser, shop, options = {}, expected = null) {
  const context = await browser.newContext({ baseURL: shop.url, locale: "en-GB", viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const trouble = [];
  context.on("console", (message) => {
    if (message.type() === "error" && !HARMLESS.test(message.text())) trouble.push(`console: ${message.text()}`);
  });
  // No script of ours starts transitions: this one is the browser's, given up when it has no time to draw the old page.
  const ownTransition = /^Transition was (aborted|skipped)/;
  context.on("weberror", (error) => {
    if (!ownTransition.test(error.error().message)) trouble.push(`script: ${error.error().message}`);
  });
  context.on("request", (request) => {
    const to = new URL(request.url());
    if (to.protocol.startsWith("http") && to.origin !== shop.url) trouble.push(`asked another host: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()} from ${response.url()}`);
  });
  const page = await context.newPage();
  const leave = async () => {
    await context.close();
    assert.deepEqual(trouble.filter((line) => !expected?.test(line)), []);
  };
  return { page, context, leave };
}
