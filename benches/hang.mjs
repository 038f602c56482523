#!/usr/bin/env node
// Does a payment provider that hangs slow the shop down for those who look at it?
//
//   benches/hang.mjs            builds a release, or takes the program that SUTLER_BIN names
//
// The demo is given a Stripe that takes every connection and never says a word. Visitors fetch a product page as fast as they are
// answered: first alone, then while twenty buyers wait for their payment pages, then alone again. Prints pages a second and the ratio.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const SECONDS = Number(process.env.SECONDS_EACH ?? 8);
const VISITORS = 16;
const BUYERS = 20;
const root = resolve(import.meta.dirname, "..");

/** Asks for a page; the body as text. */
function ask(url, { method = "GET", headers = {}, body, agent } = {}) {
  return new Promise((done, fail) => {
    const asked = request(url, { method, headers, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done({ status: answer.statusCode, headers: answer.headers, text }));
    });
    asked.on("error", fail).end(body);
  });
}

/** A browser's form: the fields of the page whose action this is, with changes. */
function form(text, action, changes) {
  const found = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, "s").exec(text)?.[1] ?? "";
  const of = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const fields = new Map();
  for (const [tag] of found.matchAll(/<input[^>]*>/g)) {
    const ticks = ["radio", "checkbox"].includes(of(tag, "type"));
    if (of(tag, "name") && (!ticks || / checked/.test(tag))) fields.set(of(tag, "name"), of(tag, "value") ?? "");
  }
  for (const [, head, options] of found.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? "";
    fields.set(of(head, "name"), of(chosen, "value") ?? "");
  }
  for (const [name, value] of Object.entries(changes)) fields.set(name, value);
  return new URLSearchParams([...fields]).toString();
}

/** Puts something into a cart and presses the button; the answer of the shop, which waits for Stripe. */
async function buy(shop, path) {
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: shop, "sec-fetch-site": "same-origin" };
  const page = await ask(shop + path);
  const added = await ask(`${shop}/cart/lines`, { method: "POST", headers, body: form(page.text, "/cart/lines", {}) });
  const cookie = (added.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  const checkout = await ask(`${shop}/checkout`, { headers: { cookie } });
  const label = checkout.text.split("<label").find((part) => part.includes('name="payment"') && part.includes("Card and more")) ?? "";
  const payment = / value="([^"]*)"/.exec(label)?.[1] ?? "";
  const who = { email: "robin@example.org", name: "Robin Muster", street: "Hauptstr. 5", "postal-code": "10115", city: "Berlin" };
  const body = form(checkout.text, "/checkout", { ...who, payment });
  return ask(`${shop}/checkout`, { method: "POST", headers: { ...headers, cookie }, body });
}

/** Pages a second, and the longest wait in milliseconds. */
async function look(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: VISITORS });
  const until = performance.now() + SECONDS * 1000;
  let [pages, longest] = [0, 0];
  const visit = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      const { status } = await ask(url, { agent });
      if (status !== 200) throw new Error(`the page said ${status}`);
      pages += 1;
      longest = Math.max(longest, performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visit));
  agent.destroy();
  return { rate: pages / SECONDS, longest };
}

if (!process.env.SUTLER_BIN) execFileSync("cargo", ["build", "--release"], { cwd: root, stdio: "inherit" });
const binary = process.env.SUTLER_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release", "sutler");
let held = 0;
const mute = createServer(() => (held += 1)).listen(0, "127.0.0.1");
await once(mute, "listening");
const data = mkdtempSync(join(tmpdir(), "sutler-hang-"));
const env = { ...process.env, SUTLER_STRIPE_KEY: "sk_test_mute", SUTLER_STRIPE_URL: `http://127.0.0.1:${mute.address().port}`, SUTLER_LOG: "error" };
const child = spawn(binary, ["demo", "--data", data, "--listen", "127.0.0.1:0"], { env, stdio: ["ignore", "pipe", "inherit"] });
try {
  let said = "";
  const shop = await new Promise((done) => child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
    const at = /listening on (\S+)/.exec(said);
    if (at) done(at[1]);
  }));
  const home = await ask(`${shop}/`);
  const path = /href="(\/products\/[a-z0-9-]+)"/.exec(home.text)[1];
  await look(shop + path);
  const before = await look(shop + path);
  const already = held;
  const buying = Array.from({ length: BUYERS }, () => buy(shop, path));
  await new Promise((done) => setTimeout(done, 1500));
  const waiting = held - already;
  const during = await look(shop + path);
  const answers = await Promise.all(buying);
  const after = await look(shop + path);
  const usual = (before.rate + after.rate) / 2;
  const line = (name, { rate, longest }) => console.log(`${name.padEnd(34)} ${rate.toFixed(0).padStart(6)} pages/s, longest wait ${longest.toFixed(0)} ms`);
  line("nobody buys", before);
  line(`${waiting} of ${BUYERS} buyers wait for Stripe`, during);
  line("nobody buys any more", after);
  console.log(`ratio ${(during.rate / usual).toFixed(2)}; buyers were answered with ${[...new Set(answers.map((answer) => `${answer.status} ${answer.headers.location ?? ""}`.replace(/[0-9a-f]{20,}/, "…")))].join(", ")}`);
} finally {
  child.kill("SIGTERM");
  mute.close();
  await once(child, "exit");
  rmSync(data, { recursive: true, force: true });
  process.exit();
}
