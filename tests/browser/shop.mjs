// Starts a demo shop of its own for a test file, opens it in Chromium, and proves at the end that nothing is wrong with it:
// no error on any page, no request to anyone else, a clean stop, and a data folder that agrees with itself.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
/** The program. */
export const binary = process.env.SUTLER_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "sutler");

/** Filling a demo takes a debug build a while on a slow machine. */
const START_MS = 180_000;
/** What SIGTERM promises (design.md, command line). */
const STOP_MS = 5_000;

/** A running demo shop: `url`, the printed `staff` login, `data` folder, and `stop()`, which also checks the data. */
export async function startShop(...options) {
  const data = mkdtempSync(join(tmpdir(), "sutler-browser-"));
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

  async function stop() {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    const end = await ended;
    clearTimeout(late);
    try {
      assert.deepEqual(end, { code: 0, signal: null }, `SIGTERM ends the shop within ${STOP_MS} ms with 0; it said:\n${said.err}`);
      execFileSync(binary, ["check", "--data", data], { encoding: "utf8" });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }
  return { url, data, said, stop, staff: () => staffLogin(said.out) };
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

/** A visitor with cookies of their own. `leave()` closes the browser's window and tells what went wrong in it. */
export async function visitor(browser, shop, options = {}) {
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
    assert.deepEqual(trouble, []);
  };
  return { page, context, leave };
}
