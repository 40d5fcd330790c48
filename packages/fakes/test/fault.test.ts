/** Faults: each does what it says, to the requests that it is meant for. */
import { type Fault, fakeMistral, makeDocument } from "@ocr/fakes";
import { describe, expect, it, onTestFinished } from "vitest";

const pdf = await makeDocument({ seed: 51, tables: false, pictures: false });
const body = JSON.stringify({
  model: "mistral-ocr-4-1",
  document: { document_url: `data:application/pdf;base64,${Buffer.from(pdf).toString("base64")}` },
});

const start = async (...faults: ReadonlyArray<Fault>) => {
  const fake = await fakeMistral({ faults });
  onTestFinished(() => fake.close());
  const headers = { authorization: `Bearer ${fake.apiKey}`, "content-type": "application/json" };
  const post = (signal: AbortSignal | null = null) =>
    fetch(`${fake.url}/v1/ocr`, { method: "POST", headers, body, signal, redirect: "manual" });
  return { fake, post };
};

describe("a fault", () => {
  it("strikes the requests that it names, as often as it says", async () => {
    const { fake, post } = await start({ kind: "status", status: 503, path: "/v1/ocr", after: 1, times: 2 });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(fake.billedPages.plain).toBe(2);
    fake.fail({ kind: "status", status: 500, method: "DELETE" }, { kind: "status", status: 500, path: /files/ });
    expect((await post()).status).toBe(200);
  });

  it("has the vendor's body unless it brings its own, and its own headers", async () => {
    const { post } = await start(
      { kind: "status", status: 429, headers: { "retry-after": "7" } },
      { kind: "status", status: 500, body: { own: true } },
      { kind: "redirect", location: "http://127.0.0.1:9/" },
    );
    const limited = await post();
    expect(limited.headers.get("retry-after")).toBe("7");
    expect(await limited.json()).toMatchObject({ type: "rate_limited", code: "1300" });
    expect(await (await post()).json()).toEqual({ own: true });
    const moved = await post();
    expect([moved.status, moved.headers.get("location")]).toEqual([307, "http://127.0.0.1:9/"]);
  });

  it.each([
    [{ kind: "truncate" }, /^\{"pages":.*[^}]$/s],
    [{ kind: "body", text: "null" }, /^null$/],
    [{ kind: "body", text: "", contentType: "text/html" }, /^$/],
    [{ kind: "flood", bytes: 300_000 }, /^0{300000}$/],
    [{ kind: "slow", milliseconds: 30 }, /\}$/],
  ] as const)("%j comes after the work, which is billed", async (fault, expected) => {
    const { fake, post } = await start(fault);
    const reply = await post();
    expect(reply.status).toBe(200);
    expect(await reply.text()).toMatch(expected);
    expect(fake.billedPages.plain).toBe(1);
  });

  it.each(["headers", "body"] as const)("breaks the connection (%s)", async (when) => {
    const { fake, post } = await start({ kind: "reset", when });
    await expect(post().then((reply) => reply.text())).rejects.toThrow();
    expect(fake.billedPages.plain).toBe(when === "body" ? 1 : 0);
  });

  it.each(["upload", "headers", "body"] as const)("falls silent (%s)", async (when) => {
    const { fake, post } = await start({ kind: "stall", when });
    const call = post(AbortSignal.timeout(80)).then((reply) => reply.text());
    await expect(call).rejects.toThrow(/timeout/);
    expect(fake.requests).toHaveLength(1);
  });
});

it("a fake that is closed lets go of its clients", async () => {
  const { fake, post } = await start({ kind: "stall", when: "headers" });
  const call = post();
  await expect.poll(() => fake.requests.length).toBe(1);
  await fake.close();
  await expect(call).rejects.toThrow();
});
