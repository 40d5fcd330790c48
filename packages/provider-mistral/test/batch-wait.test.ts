/** Waiting for batch jobs: through trouble, until they end, however they end. */
import { mistralBatch } from "@ocr/provider-mistral";
import { describe, expect, it } from "vitest";
import { collect, jobs } from "./batch-setup.ts";
import { failureOf, pdf, secret, startFake } from "./setup.ts";

const address = "https://example.com/a.pdf";

describe("waiting", () => {
  const start = async (options: Parameters<typeof startFake>[0]) => {
    const fake = await startFake(options);
    fake.host(address, pdf);
    const batch = jobs(fake);
    const { id } = await batch.create({ a: { document: { document_url: address } } });
    return { batch, fake, id };
  };

  it("goes on through trouble, and as slowly as it is told to", async () => {
    const path = "/v1/batch/jobs/";
    const { batch, id } = await start({
      faults: [
        { kind: "status", status: 429, headers: { "retry-after": "30" }, path },
        { kind: "status", status: 503, path },
        { kind: "reset", when: "headers", path },
        { kind: "body", text: "{", path },
      ],
    });
    expect(await batch.wait(id)).toMatchObject({ status: "SUCCESS" });
    expect(batch.waits[0]).toBe(30_000);
    expect(batch.waits.slice(1)).toEqual([3000, 4500, 6750, 10_125]);
  });

  it("ends when looking fails for good", async () => {
    const { batch, id } = await start({ faults: [{ kind: "status", status: 403, path: "/v1/batch/jobs/" }] });
    expect((await failureOf(batch.wait(id))).reason).toBe("Forbidden");
    const { batch: other, id: otherId } = await start({
      faults: [{ kind: "status", status: 500, path: "/v1/batch/jobs/", times: 100 }],
    });
    expect((await failureOf(other.wait(otherId))).reason).toBe("Upstream");
  });

  it("stops when the caller gives up; the job goes on", async () => {
    const { fake, id } = await start({ batchPolls: { running: 1, ended: 9 } });
    const stop = new AbortController();
    const batch = mistralBatch({ baseURL: fake.url, apiKey: secret });
    const waiting = failureOf(batch.wait(id, { signal: stop.signal, onProgress: () => stop.abort() }));
    expect(await waiting).toMatchObject({ reason: "Aborted", name: "AbortError" });
    expect((await batch.get(id)).ended).toBe(false);
  });

  it("sees a job that was cancelled", async () => {
    const { batch, id } = await start({});
    expect(await batch.cancel(id)).toMatchObject({ status: "CANCELLATION_REQUESTED", ended: false });
    expect(await batch.wait(id)).toMatchObject({ status: "CANCELLED", ended: true });
    expect(await collect(batch.results(id))).toEqual([]);
  });

  it.each(["FAILED", "TIMEOUT_EXCEEDED"] as const)("sees a job that ended as %s", async (batchEnd) => {
    const { batch, id } = await start({ batchEnd });
    expect(await batch.wait(id)).toMatchObject({ status: batchEnd, ended: true });
    const error = await failureOf(collect(batch.results(id)));
    expect(error).toMatchObject({ reason: "Upstream", retryable: false });
    expect(error.message).toContain(batchEnd);
  });
});
