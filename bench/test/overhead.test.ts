import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { OverheadReport } from "../probe/overhead.ts";

it("the overhead bench measures the pipeline over a bare call", () => {
  const probe = join(import.meta.dirname, "../probe/overhead.ts");
  const { stdout } = spawnSync(process.execPath, ["--conditions=@ocr/source", probe, "20", "2"], { encoding: "utf8" });
  const { bare, bytes, counted, url } = JSON.parse(stdout) as OverheadReport;
  expect(bare).toBeLessThan(url);
  for (const share of [bytes, counted, url]) expect(share).toBeGreaterThan(0);
});
