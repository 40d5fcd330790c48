/** No key and no token in anything that leaves the library: errors and their causes, events, warnings, results. */
import { createOcr, type OcrEvent } from "@ocr/core";
import { type Fault, fakeDocumentIntelligence, fakeFoundry, makeDocument } from "@ocr/fakes";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";
import { expect, it, onTestFinished } from "vitest";
import { everythingIn } from "./failure.ts";

const secret = "sk-5up3r-s3cr3t-k3y-0123456789";
const document = { bytes: await makeDocument({ seed: 3, tables: false }) };

/** What a vendor that means harm, or is broken, may do. */
const faults: ReadonlyArray<Fault | undefined> = [
  undefined,
  ...[400, 401, 403, 404, 408, 413, 422, 429, 500, 503].map((status): Fault => ({
    kind: "status",
    status,
    times: 9,
    body: {
      error: {
        code: secret,
        message: `Bad header authorization: Bearer ${secret}`,
        innererror: { message: `key=${secret}` },
      },
      detail: [{ loc: ["body"], msg: "no", input: secret }],
    },
  })),
  { kind: "reset", when: "headers", times: 99 },
  { kind: "reset", when: "body", times: 99 },
  { kind: "truncate", times: 99 },
  { kind: "redirect", location: "http://10.0.0.1/", times: 9 },
  {
    kind: "body",
    text: JSON.stringify({
      status: "failed",
      error: { code: secret, message: `We looked at ${secret} and shook our heads` },
    }),
    method: "GET",
    times: 99,
  },
  { kind: "body", text: `<html>${secret}`, contentType: "text/html", times: 99 },
];

const variants = [
  ["azure with a key", fakeFoundry, (endpoint: string, key: string) => azure({ endpoint, apiKey: key })],
  ["azure with a token", fakeFoundry, (endpoint: string, key: string) => azure({ endpoint, token: () => key })],
  [
    "azure-di with a key",
    fakeDocumentIntelligence,
    (endpoint: string, key: string) => azureDocumentIntelligence({ endpoint, apiKey: key, deleteResult: true }),
  ],
  [
    "azure-di with a token",
    fakeDocumentIntelligence,
    (endpoint: string, key: string) => azureDocumentIntelligence({ endpoint, token: () => key }),
  ],
] as const;

it.each(variants)(
  "%s keeps its secret, whatever the vendor does",
  async (_, start, providerFor) => {
    const fake = await start({ apiKey: secret, tokens: [secret] });
    onTestFinished(fake.close);
    let seen = 0;
    for (const key of [secret, `${secret}\u0000é`]) {
      const ocr = createOcr({ provider: providerFor(fake.url, key), patience: { attempts: 2, baseDelayMs: 1 } });
      for (const fault of faults) {
        if (fault !== undefined) fake.fail({ ...fault, times: 2 });
        const events: Array<OcrEvent> = [];
        const ended: unknown = await ocr
          .process({ document }, { onEvent: (event) => events.push(event), timeoutMs: 3000 })
          .catch((error: unknown) => error);
        const said = everythingIn([ended, events]);
        expect(said).not.toContain(secret);
        seen += said.length;
      }
    }
    expect(seen).toBeGreaterThan(1000);
  },
  60_000,
);

it("a key with a line break at its end, as files have it, works", async () => {
  const fake = await fakeDocumentIntelligence({ apiKey: secret, firstRetryAfter: "0" });
  onTestFinished(fake.close);
  const ocr = createOcr({ provider: azureDocumentIntelligence({ endpoint: fake.url, apiKey: () => `${secret}\n` }) });
  expect((await ocr.process({ document })).response.pages).toHaveLength(1);
});
