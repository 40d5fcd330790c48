/** Making a job when Mistral is in trouble: again when nothing came about, never when something may have. */
import { describe, expect, it } from "vitest";
import { collect, jobs } from "./batch-setup.ts";
import { failureOf, pdf, startFake } from "./setup.ts";

const requests = { a: { document: { bytes: pdf } } };
const path = "/v1/batch";

const refused = () =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }) });

describe("a job that certainly did not come about", () => {
  it("is tried again after 429 and 503, as late as Mistral asks for", async () => {
    const fake = await startFake({
      faults: [
        { kind: "status", status: 429, headers: { "retry-after": "7" }, path },
        { kind: "status", status: 503, path },
      ],
    });
    const batch = jobs(fake);
    expect(await batch.create(requests)).toMatchObject({ status: "QUEUED", total: 1 });
    expect(batch.waits).toEqual([7000, 2000]);
    expect(fake.requests).toHaveLength(3);
  });

  it("is tried again when there was no connection", async () => {
    const fake = await startFake();
    let calls = 0;
    const fetch: typeof globalThis.fetch = (input, init) => {
      calls += 1;
      return calls < 3 ? Promise.reject(refused()) : globalThis.fetch(input, init);
    };
    const batch = jobs(fake, { fetch });
    expect(await batch.create(requests)).toMatchObject({ status: "QUEUED" });
    expect(batch.waits).toEqual([1000, 2000]);
  });

  it("is given up after four tries, and leaves no file", async () => {
    const fake = await startFake({ faults: [{ kind: "status", status: 503, path, times: 99 }] });
    const batch = jobs(fake);
    expect(await failureOf(batch.create(requests, { via: "file" }))).toMatchObject({ reason: "Upstream", status: 503 });
    expect(fake.requests.filter((request) => request.path === "/v1/batch/jobs")).toHaveLength(4);
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("is not waited for when the wait is too long, nor after the caller gave up", async () => {
    const headers = { "retry-after": "3600" };
    const fake = await startFake({ faults: [{ kind: "status", status: 429, headers, path }] });
    expect(await failureOf(jobs(fake).create(requests))).toMatchObject({ retryAfterMs: 3_600_000 });
    fake.fail({ kind: "status", status: 503, path });
    const stop = new AbortController();
    const sleep = () => {
      stop.abort();
      return new Promise<void>(() => {});
    };
    const create = jobs(fake, { sleep }).create(requests, { signal: stop.signal });
    expect(await failureOf(create)).toMatchObject({ reason: "Aborted" });
    expect(fake.requests).toHaveLength(2);
  });
});

it.each([
  { kind: "status", status: 500 },
  { kind: "status", status: 502 },
  { kind: "status", status: 504 },
  { kind: "reset", when: "headers" },
  { kind: "reset", when: "body" },
  { kind: "truncate" },
] as const)("a job that may have come about is not made twice: %o", async (fault) => {
  const fake = await startFake({ faults: [{ ...fault, path }] });
  await failureOf(jobs(fake).create(requests));
  expect(fake.requests).toHaveLength(1);
});

it("an upload is tried again after any passing trouble, and no file is left over", async () => {
  const fake = await startFake({ faults: [{ kind: "reset", when: "body", path: "/v1/files" }] });
  const batch = jobs(fake);
  expect(await batch.create(requests, { via: "file" })).toMatchObject({ status: "QUEUED" });
  expect(fake.uploadedFiles).toHaveLength(1);
});

it("a ledger that throws loses no result", async () => {
  const fake = await startFake({ batchPolls: { running: 0, ended: 0 } });
  const batch = jobs(fake);
  const { id } = await batch.create({ ...requests, b: requests.a });
  await batch.wait(id);
  const ledger = { record: () => Promise.reject(new Error("full")) };
  expect(await collect(batch.results(id, { ledger }))).toMatchObject([
    { id: "a", status: "succeeded", unrecorded: true },
    { id: "b", status: "succeeded", unrecorded: true },
  ]);
});
