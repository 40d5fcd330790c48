/** Batch jobs: made, waited for, collected, also by another process. */
import { memoryLedger } from "@ocr/core";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { collect, jobs } from "./batch-setup.ts";
import { failureOf, pdf, secret, startFake } from "./setup.ts";

const address = "https://example.com/a.pdf";
const missing = "https://example.com/missing.pdf";

describe.each(["inline", "file"] as const)("a job whose requests go %s", (via) => {
  it("is made, waited for, collected and deleted", async () => {
    const fake = await startFake();
    fake.host(address, pdf);
    const batch = jobs(fake);
    const job = await batch.create(
      {
        bytes: { document: { bytes: pdf, name: "my report.pdf" }, pages: "1-2", table_format: "html" },
        url: { document: { document_url: address }, model: "mistral-ocr-4-0" },
        lost: { document: { document_url: missing } },
      },
      { via, metadata: { customer: "7" }, timeoutHours: 2 },
    );
    expect(job).toMatchObject({ status: "QUEUED", ended: false, total: 3, model: "mistral-ocr-4-1" });
    expect((await failureOf(collect(batch.results(job.id)))).message).toContain("has not ended");

    const seen: Array<string> = [];
    const ended = await batch.wait(job.id, { onProgress: ({ status }) => seen.push(status) });
    expect(seen.at(-1)).toBe("SUCCESS");
    expect(ended).toMatchObject({ ended: true, succeeded: 2, failed: 1 });

    const ledger = memoryLedger();
    const results = await collect(batch.results(job.id, { ledger, tags: { user: "ann" } }));
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      ["bytes", "succeeded"],
      ["lost", "failed"],
      ["url", "succeeded"],
    ]);
    const [bytes, lost, url] = results;
    if (bytes?.status !== "succeeded" || lost?.status !== "failed" || url?.status !== "succeeded") throw new Error();
    expect(bytes.response.pages.map(({ index }) => index)).toEqual([1, 2]);
    expect(bytes.response.pages[1]?.tables?.[0]?.content).toMatch(/^<table>/);
    expect(bytes.cost).toMatchObject({ usd: 0.004, pages: 2 });
    expect(url.response.model).toBe("mistral-ocr-4-0");
    expect(lost.error).toMatchObject({ reason: "InvalidRequest", status: 400, provider: "mistral" });
    expect(lost.error.message).toContain("Failed to fetch document");
    expect(ledger.totals({ user: "ann" })).toMatchObject({ usd: 0.01, pages: 5, requests: 2, unpriced: 0 });
    expect(fake.billedPages).toEqual({ plain: 5, annotated: 0, batch: 5 });

    await batch.delete(job.id);
    expect(fake.uploadedFiles).toHaveLength(0);
    expect((await failureOf(batch.get(job.id))).reason).toBe("NotFound");
  });

  it("is found again by its id", async () => {
    const fake = await startFake({ batchPolls: { running: 0, ended: 1 } });
    fake.host(address, pdf);
    const { id } = await jobs(fake).create([["a", { document: { document_url: address } }]], { via });
    const later = jobs(fake);
    await later.wait(id);
    expect(await collect(later.results(id))).toMatchObject([{ id: "a", status: "succeeded" }]);
  });
});

describe("the requests", () => {
  it("are those of single calls, without what the job says once", async () => {
    const fake = await startFake();
    await jobs(fake).create({ a: { document: { document_url: address }, image_limit: 3 } });
    const body = JSON.parse(new TextDecoder().decode(fake.requests.at(-1)?.body)) as object;
    expect(body).toEqual({
      endpoint: "/v1/ocr",
      model: "mistral-ocr-4-1",
      requests: [
        {
          custom_id: "a",
          body: {
            document: { type: "document_url", document_url: address },
            image_limit: 3,
            include_blocks: true,
          },
        },
      ],
    });
  });

  it("go as a file when they are large", async () => {
    const fake = await startFake({ keepBodies: false });
    const bytes = Buffer.concat([pdf, Buffer.alloc(4_000_000)]);
    await jobs(fake).create({ a: { document: { bytes } }, b: { document: { bytes } } });
    expect(fake.requests.map(({ path }) => path)).toEqual(["/v1/files", "/v1/batch/jobs"]);
  });

  it.each([
    ["no requests", {}, /there are no requests/],
    [
      "the same id twice",
      [
        ["a", { document: { bytes: pdf } }],
        ["a", { document: { bytes: pdf } }],
      ],
      /same id|two requests/,
    ],
    ["a bad option", { a: { document: { bytes: pdf }, pages: "3-1" } }, /^"a": pages: .* backwards/],
    [
      "a model that cannot",
      { a: { document: { bytes: pdf }, model: "mistral-ocr-2505", extract_header: true } },
      /^"a": mistral with mistral-ocr-2505 cannot do extract_header/,
    ],
    [
      "what core would have to do",
      { a: { document: { bytes: pdf }, model: "mistral-ocr-2505", table_format: "html" } },
      /cannot do all of these options in a job/,
    ],
  ] as const)("are refused before anything is sent: %s", async (_, requests, message) => {
    const fake = await startFake();
    const error = await failureOf(jobs(fake).create(requests as never));
    expect(error.message).toMatch(message);
    expect(fake.requests).toEqual([]);
  });

  it("leave no file behind when the job is refused", async () => {
    const fake = await startFake({ faults: [{ kind: "status", status: 402, path: "/v1/batch" }] });
    const error = await failureOf(jobs(fake).create({ a: { document: { bytes: pdf } } }, { via: "file" }));
    expect(error.reason).toBe("QuotaExhausted");
    expect(fake.uploadedFiles).toHaveLength(0);
  });
});

it("a result that cannot be read is a failure of its own", async () => {
  const fake = await startFake({ batchPolls: { running: 0, ended: 0 } });
  fake.host(address, pdf);
  const batch = jobs(fake);
  const lines = [
    '{"custom_id":"a","response":{"status_code":200,"body":{"pages":"none"}},"error":null}',
    '{"custom_id":"b","response":null,"error":{"message":"it was too much"}}',
    '{"custom_id":"c","response":{"status_code":200,"body":{"pages":[],"model":"new-1","usage_info":{"pages_processed":2}}}}',
  ];
  const { id } = await batch.create({ a: { document: { document_url: address } } }, { via: "file" });
  await batch.wait(id);
  fake.fail({ kind: "body", text: lines.join("\n"), path: /content$/ });
  const results = await collect(batch.results(id));
  expect(results).toMatchObject([
    { id: "a", status: "failed", error: { reason: "ResponseInvalid" } },
    { id: "b", status: "failed", error: { reason: "Upstream", message: "mistral: it was too much" } },
    { id: "c", status: "succeeded", cost: { usd: 0.004 } },
  ]);
});

it("no failure tells the key", async () => {
  const fake = await startFake();
  const batch = jobs(fake);
  const requests = { a: { document: { bytes: pdf } } };
  const errors = [];
  for (const fault of [
    { kind: "status", status: 400, body: { message: `bad: Bearer ${secret}` } },
    { kind: "status", status: 401 },
    { kind: "reset", when: "headers" },
    { kind: "body", text: "[]" },
    { kind: "redirect", location: "http://169.254.169.254/" },
  ] as const) {
    fake.fail(fault);
    errors.push(await failureOf(batch.create(requests)));
  }
  expect(errors.map(({ reason }) => reason)).toEqual([
    "InvalidRequest",
    "Unauthorized",
    "Network",
    "ResponseInvalid",
    "Upstream",
  ]);
  expect(inspect(errors, { depth: 20, showHidden: true })).not.toContain(secret);
});
