/** Documents that are uploaded: when, and that nothing stays behind. */
import { makeDocument, makeImage } from "@ocr/fakes";
import { describe, expect, it } from "vitest";
import { clientOf, failureOf, ocrBodies, pdf, startFake } from "./setup.ts";

const pathsOf = (fake: Awaited<ReturnType<typeof startFake>>) =>
  fake.requests.map(({ method, path }) => `${method} ${path.replace(/[\da-f]{8}-[-\da-f]+/, "ID")}`);
const document = { bytes: pdf, name: "my report.pdf" };

describe("an upload", () => {
  it("is made, read by its signed address, and deleted", async () => {
    const fake = await startFake();
    const { response } = await clientOf(fake, { upload: "always" }).process({ document, pages: [2] });
    expect(response.pages[0]?.markdown).toContain("page 3 of 3");
    expect(pathsOf(fake)).toEqual(["POST /v1/files", "GET /v1/files/ID/url", "POST /v1/ocr", "DELETE /v1/files/ID"]);
    expect(fake.requests[1]?.query.get("expiry")).toBe("1");
    expect(ocrBodies(fake)[0]?.["document"]).toMatchObject({ type: "document_url", document_name: "my report.pdf" });
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("serves images as images", async () => {
    const fake = await startFake();
    const image = { bytes: makeImage({ seed: 2, width: 300, height: 400 }) };
    const { response } = await clientOf(fake, { upload: "always" }).process({ document: image });
    expect(response.pages[0]?.dimensions?.width).toBe(300);
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("is made for large documents only, unless told otherwise", async () => {
    const large = { bytes: await makeDocument({ seed: 1, bytesPerPage: 17_000_000 }) };
    const fake = await startFake({ keepBodies: false });
    await clientOf(fake).process({ document });
    await clientOf(fake).process({ document: large });
    await clientOf(fake, { upload: "never" }).process({ document: large });
    expect(pathsOf(fake)).toEqual([
      "POST /v1/ocr",
      "POST /v1/files",
      "GET /v1/files/ID/url",
      "POST /v1/ocr",
      "DELETE /v1/files/ID",
      "POST /v1/ocr",
    ]);
  });
});

describe("nothing stays behind", () => {
  it.each([
    ["the address is refused", { kind: "status", status: 500, path: /\/url$/ }, "Upstream"],
    ["the reading fails", { kind: "status", status: 503, path: "/v1/ocr" }, "Upstream"],
    ["the reading is refused", { kind: "status", status: 422, path: "/v1/ocr" }, "InvalidRequest"],
    ["the reply is broken", { kind: "truncate", path: "/v1/ocr" }, "ResponseInvalid"],
    ["the connection breaks", { kind: "reset", when: "headers", path: "/v1/ocr" }, "Network"],
  ] as const)("when %s", async (_, fault, reason) => {
    const fake = await startFake({ faults: [fault] });
    const error = await failureOf(clientOf(fake, { upload: "always" }).process({ document }));
    expect(error.reason).toBe(reason);
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("when the caller gives up, without keeping the caller waiting", async () => {
    const fake = await startFake({
      faults: [
        { kind: "stall", when: "headers", path: "/v1/ocr" },
        { kind: "slow", milliseconds: 300, method: "DELETE" },
      ],
    });
    const ocr = clientOf(fake, { upload: "always" });
    const stop = new AbortController();
    const call = failureOf(ocr.process({ document }, { signal: stop.signal }));
    await expect.poll(() => pathsOf(fake)).toContain("POST /v1/ocr");
    const started = performance.now();
    stop.abort();
    expect((await call).reason).toBe("Aborted");
    expect(performance.now() - started).toBeLessThan(250);
    expect(fake.uploadedFiles).toHaveLength(1);
    await ocr.close();
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("when the time is over", async () => {
    const fake = await startFake({ faults: [{ kind: "stall", when: "body", path: "/v1/ocr" }] });
    const ocr = clientOf(fake, { upload: "always" });
    const error = await failureOf(ocr.process({ document }, { timeoutMs: 300 }));
    expect(error.reason).toBe("Timeout");
    await ocr.close();
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it.each(["headers", "body"] as const)("when the answer to the upload is lost (%s)", async (when) => {
    const fake = await startFake({ faults: [{ kind: "stall", when, path: "/v1/files", method: "POST" }] });
    // The file is on the server, and nobody has learned its id.
    const ocr = clientOf(fake, { upload: "always" });
    const error = await failureOf(ocr.process({ document }, { timeoutMs: 300 }));
    expect(error.reason).toBe("Timeout");
    await ocr.close();
    expect(fake.uploadedFiles).toHaveLength(0);
    const list = fake.requests.find(({ method, path }) => method === "GET" && path === "/v1/files");
    expect(list?.query.get("search")).toMatch(/^ocr-[-\da-f]{36}$/);
  });

  it("when deleting does not work at first", async () => {
    const fake = await startFake({ faults: [{ kind: "status", status: 503, method: "DELETE" }] });
    const { meta } = await clientOf(fake, { upload: "always" }).process({ document });
    expect(meta.warnings).toEqual([]);
    expect(fake.uploadedFiles).toHaveLength(0);
  });

  it("or the caller is told", async () => {
    const fake = await startFake({ faults: [{ kind: "status", status: 403, method: "DELETE" }] });
    const left: Array<string> = [];
    const { meta } = await clientOf(fake, { upload: "always", onLeftBehind: (id) => left.push(id) }).process({
      document,
    });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["file-left-behind"]);
    expect(left).toEqual(fake.uploadedFiles.map(({ id }) => id));
  });
});

it("a stalled upload ends with the time", async () => {
  const fake = await startFake({ faults: [{ kind: "stall", when: "upload", path: "/v1/files" }], keepBodies: false });
  const ocr = clientOf(fake, { upload: "always" });
  const large = { bytes: await makeDocument({ seed: 1, bytesPerPage: 8_000_000 }) };
  const error = await failureOf(ocr.process({ document: large }, { timeoutMs: 300 }));
  expect(error.reason).toBe("Timeout");
  await ocr.close();
});
