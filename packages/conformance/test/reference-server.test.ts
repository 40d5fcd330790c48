/** The reference server over real HTTP, and what the judge listens to and lets go wrong. */
import {
  fixturesOf,
  judge,
  referenceBodyLimit,
  referenceProvider,
  referenceServer,
  referenceSubject,
  urlSubject,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { dataUriOf } from "../src/fixture/fixtures.ts";
import { captured } from "../src/subject/console-capture.ts";

const question = async () => {
  const { bytes, mediaType } = await fixturesOf(1)("single");
  return { document: { document_url: dataUriOf(bytes, mediaType) } };
};

describe("the reference server", () => {
  it("keeps the rules for servers that it claims, over real HTTP", async () => {
    await using server = await referenceServer();
    const { apiKey, claims, url } = server;
    const report = await judge(urlSubject({ url, apiKey, claims }), {
      profiles: ["gateway", "security", "concurrency", "refusals"],
    });
    expect(report.results.filter(({ status }) => status !== "pass" && status !== "not-applicable")).toEqual([]);
    expect(report.outcomes).toMatchObject({ gateway: "conformant", security: "conformant" });
  });

  it("is not held to them by who does not claim them", async () => {
    await using server = await referenceServer();
    const { apiKey, url } = server;
    const report = await judge(urlSubject({ url, apiKey }), { checks: ["gateway.ok", "security.address-file"] });
    expect(report.results.map(({ status }) => status)).toEqual(["not-applicable", "not-applicable"]);
  });

  it("hangs up on who sends more than it reads, or answers 413", async () => {
    await using server = await referenceServer();
    const headers = { authorization: `Bearer ${server.apiKey}`, "content-type": "application/json" };
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(referenceBodyLimit + 1).fill(0x20));
        controller.close();
      },
    });
    const status = await fetch(server.url, { method: "POST", headers, body, duplex: "half" }).then(
      (reply) => reply.status,
      () => 413,
    );
    expect(status).toBe(413);
  });
});

describe("a question that is watched", () => {
  it("shows what is written to the console, and gives the console back", async () => {
    const before = console.log;
    const { lines, value } = await captured(async () => {
      console.log("a", { b: 1 });
      await Promise.resolve();
      console.warn("c");
      return 7;
    });
    expect([value, lines]).toEqual([7, "a { b: 1 }\nc"]);
    expect(console.log).toBe(before);
    await expect(captured(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(console.log).toBe(before);
  });
});

describe("faults of the upstream", () => {
  it("show where a redirect leads who follows it, and what is taken along", async () => {
    const fault = { kind: "redirect", location: "http://10.0.0.1/x" } as const;
    const stays = await referenceSubject().ask(await question(), { fault });
    expect(stays.calls?.map(({ origin }) => origin)).toEqual(["https://reference.invalid"]);
    const process: typeof referenceProvider.process = (call) =>
      referenceProvider.process({ ...call, fetch: (url, init) => call.fetch(url, { ...init, redirect: "follow" }) });
    const follows = await referenceSubject({ ...referenceProvider, process }).ask(await question(), { fault });
    const [first, second] = follows.calls ?? [];
    expect(first).toMatchObject({ struck: true, showsKey: true });
    // As the standard of fetch has it: this one header stays behind.
    expect(second).toMatchObject({ origin: "http://10.0.0.1", showsKey: false });
  });

  it("drip in virtual time, and count what is read of a flood", async () => {
    const startedAt = performance.now();
    const drip = { kind: "drip", everyMs: 15_000, times: Infinity } as const;
    const slow = await referenceSubject().ask(await question(), { fault: drip, timeoutMs: 60_000 });
    expect(slow.failure?.reason).toBe("Timeout");
    expect(slow.ms).toBeGreaterThan(4 * 60_000);
    const flood = await referenceSubject().ask(await question(), { fault: { kind: "flood" } });
    expect(flood.calls?.[0]?.readBytes).toBe(260 * 1024 * 1024);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
