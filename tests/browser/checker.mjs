// The Nu HTML checker over pages that were kept as files.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const CHECKER = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** What is wrong with files of that folder, given with the path that each was fetched from; one line each. */
export function faults(folder, kept) {
  const paths = new Map(kept);
  const run = spawnSync("java", ["-jar", CHECKER, "--stdout", "--format", "json", "--errors-only", ...kept.map(([file]) => join(folder, file))], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  assert.equal(run.error, undefined);
  const { messages } = JSON.parse(run.stdout);
  return messages.map((m) => `${paths.get(m.url.split("/").at(-1))}, line ${m.lastLine}: ${m.message} | ${(m.extract ?? "").replaceAll("\n", " ")}`);
}
