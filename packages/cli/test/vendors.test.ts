/** The command with vendors: against fakes, from the key to the result. */
import { fakeAimlapi, fakeMistral } from "@ocr/fakes";
import { describe, expect, it, onTestFinished } from "vitest";
import { catalogueText } from "../src/catalogue.ts";
import { commandFolder, secret } from "./vendor-command.ts";

const { ocr } = commandFolder();

describe("ocr --provider", () => {
  it("mistral reads, and names the variable of a key that is missing or wrong", async () => {
    const fake = await fakeMistral({ apiKey: secret });
    onTestFinished(() => fake.close());
    const words = ["report.pdf", "--provider", "mistral", "--pages", "1-2", "--extract-footer", "--verbose"];
    const env = { MISTRAL_BASE_URL: fake.url };
    const [good, missing, wrong] = await Promise.all([
      ocr(words, { ...env, MISTRAL_API_KEY: secret }),
      ocr(words, env),
      ocr(words, { ...env, MISTRAL_API_KEY: "wrong" }),
    ]);
    expect(good.stdout).toContain("# Report 41-2:");
    expect(good.stdout).not.toContain("page 2 of 3");
    expect(good.code).toBe(0);
    expect(missing.stderr).toContain("set MISTRAL_API_KEY");
    expect(wrong.stderr).toContain("check the key of MISTRAL_API_KEY");
    expect([missing.code, wrong.code]).toEqual([1, 1]);
    expect(`${good.stdout}${good.stderr}${missing.stderr}${wrong.stderr}`).not.toContain(secret);
    expect(fake.billedPages.plain).toBe(2);
  });

  it("aimlapi reads, with ids of its own", async () => {
    const fake = await fakeAimlapi({ apiKey: secret });
    onTestFinished(() => fake.close());
    const { code, stdout } = await ocr(
      ["report.pdf", "--provider", "aimlapi", "--model", "mistral/mistral-ocr-4-0", "--format", "json"],
      { AIMLAPI_BASE_URL: fake.url, AIMLAPI_API_KEY: secret },
    );
    expect(JSON.parse(stdout)).toMatchObject({ pages: [{ index: 0 }, { index: 1 }, { index: 2 }] });
    expect(code).toBe(0);
  });

  it("refuses what only local has", async () => {
    const { code, stderr } = await ocr(["report.pdf", "--provider", "mistral", "--language", "deu"], {});
    expect(stderr).toContain("--language: only the provider local has this, not mistral");
    expect(code).toBe(2);
  });
});

describe("ocr models", () => {
  it("tells prices, limits and dates, as they are on the day", async () => {
    const text = await catalogueText(undefined, new Date("2026-04-01"));
    expect(text).toMatch(
      /^mistral +mistral-ocr-4-1 +4 +5 +1000 pages, 50 MB +default, since 2026-07-16, preview, batch jobs 50 %$/m,
    );
    expect(text).toMatch(/mistral-ocr-2505 .* deprecated 2026-02-27, batch jobs 50 %, retires 2026-05-31$/m);
    expect(text).toMatch(/mistral-ocr-2503 .* retired 2025-12-31$/m);
    expect(text).toMatch(/^local +local-1 +0 +- +- +default$/m);
    expect(text).toMatch(/^aimlapi +mistral-ocr-latest +- +- /m);
    expect(text).toMatch(/^ {2}mistral: https:.*, 2026-\d\d-\d\d$/m);
  });

  it("of one provider, or of none", async () => {
    expect(await catalogueText("aimlapi")).not.toContain("local-1");
    await expect(catalogueText("aimlapy")).rejects.toThrow("did you mean aimlapi?");
  });
});
