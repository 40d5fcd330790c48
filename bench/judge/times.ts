/** How long the judge takes: for a provider in front of a vendor's fake, over HTTP, and for its own documents. */
import {
  type FixtureName,
  fixturesOf,
  judge,
  providerSubject,
  referenceServer,
  type Subject,
  urlSubject,
} from "@ocr/conformance";
import { fakeMistral } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

/** Seconds of a piece of work, and what came of it. */
export const timed = async <A>(work: () => Promise<A>): Promise<{ readonly value: A; readonly seconds: number }> => {
  const startedAt = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - startedAt) / 10) / 100 };
};

/** Seconds of a whole run and of a run of one check; the seed is a new one, so that no document is at hand. */
export interface RunTimes {
  readonly all: number;
  readonly one: number;
  readonly outcome: string;
}

const runTimes = async (subject: Subject, seed: number): Promise<RunTimes> => {
  const one = await timed(() => judge(subject, { seed: seed + 1, checks: ["contract.response-schema"] }));
  const all = await timed(() => judge(subject, { seed }));
  return { all: all.seconds, one: one.seconds, outcome: all.value.outcome };
};

/** A provider in front of its vendor's fake, on a real socket. */
export const inProcess = async (seed: number): Promise<RunTimes> => {
  const fake = await fakeMistral({ pagesPerMinute: 1_000_000, keepBodies: false });
  const subject = providerSubject({ provider: mistral({ apiKey: fake.apiKey, baseURL: fake.url }) });
  try {
    return await runTimes(subject, seed);
  } finally {
    await subject.close();
    await fake.close();
  }
};

/** A small HTTP server with every claim. */
export const overHttp = async (seed: number): Promise<RunTimes> => {
  await using server = await referenceServer();
  const { apiKey, claims, url } = server;
  return await runTimes(urlSubject({ url, apiKey, claims }), seed);
};

const names: ReadonlyArray<FixtureName> = ["single", "report", "plain", "long", "wide", "picture"];

/** Seconds for all documents of a seed. */
export const fixtureSeconds = async (seed: number): Promise<number> => {
  const fixtures = fixturesOf(seed);
  return (await timed(() => Promise.all(names.map(fixtures)))).seconds;
};
