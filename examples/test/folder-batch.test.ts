/** The batch that is killed and started again, as a user would start it. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { afterAll, expect, it } from "vitest";

const examples = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "ocr-batch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the example to its end, or kills it as soon as it has told of so many documents. */
const run = (environment: Readonly<Record<string, string>>, documents?: number): Promise<ReadonlyArray<string>> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--conditions=@ocr/source", join(examples, "run.ts"), "folder-batch", folder, join(folder, "texts")],
      { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] },
    );
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (documents !== undefined && text.split("\n").length > documents) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", () => resolve(text.trimEnd().split("\n")));
  });

it("goes on after a kill, and pays for nothing twice that was finished", async () => {
  const names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf"];
  for (const [seed, name] of names.entries())
    writeFileSync(join(folder, name), await makeDocument({ seed, kind: "slip" }));

  // The vendor answers twice and is then silent, so that the batch is killed in the middle.
  await using silent = await fakeMistral({ faults: [{ kind: "stall", when: "headers", after: 2, times: 9 }] });
  const killed = await run({ MISTRAL_API_KEY: silent.apiKey, MISTRAL_BASE_URL: silent.url }, 2);
  expect(killed.map((line) => line.replace(/^\w/, "x"))).toEqual(Array(2).fill("x.pdf: pages 1, paid $0.004"));

  await using well = await fakeMistral();
  const again = await run({ MISTRAL_API_KEY: well.apiKey, MISTRAL_BASE_URL: well.url });
  const finished = new Set(killed.map((line) => line.slice(0, 5)));
  const lines = names.map((name) => `${name}: pages 1, ${finished.has(name) ? "known" : "paid $0.004"}`);
  expect(again.toSorted()).toEqual([...lines, "paid $0.012 in this run"]);
  expect(well.billedPages.plain).toBe(3);
});
