/** How long the judge takes: for a provider in front of a vendor's fake, over HTTP, and for its own documents. */
import {
  fixtureNames,
  fixturesOf,
  judge,
  providerSubject,
  referenceServer,
  type Subject,
  urlSubject,
} from "@ocr/conformance";
import { fakeMistral } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

/** A piece of work: what came of it, and its seconds by the clock and on the processor. */
export interface Timed<A> {
  readonly value: A;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const rounded = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;

/** Measures a piece of work. */
export const timed = async <A>(work: () => Promise<A>): Promise<Timed<A>> => {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { system, user } = process.cpuUsage(before);
  return { value, seconds: rounded(performance.now() - startedAt), cpuSeconds: rounded((user + system) / 1000) };
};

/** Seconds of a whole run and of a run of one check; the seed is a new one, so that no document is at hand. */
export interface RunTimes {
  readonly all: number;
  /** On the processor; with the vendor's fake or the server, which run in this process too. */
  readonly cpu: number;
  readonly one: number;
  readonly outcome: string;
}

const runTimes = async (subject: Subject, seed: number): Promise<RunTimes> => {
  const one = await timed(() => judge(subject, { seed: seed + 1, checks: ["contract.response-schema"] }));
  const all = await timed(() => judge(subject, { seed }));
  return { all: all.seconds, cpu: all.cpuSeconds, one: one.seconds, outcome: all.value.outcome };
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

/** Seconds for all documents of a seed. */
export const fixtureSeconds = async (seed: number): Promise<number> => {
  const fixtures = fixturesOf(seed);
  return (await timed(() => Promise.all(fixtureNames.map(fixtures)))).seconds;
};
