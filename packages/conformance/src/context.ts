/** What a check works with: the documents of its seed, and the subject to ask. Equal questions are asked once. */
import { Broken, NotExercised } from "./check.ts";
import type { Claims } from "./claims.ts";
import { badDocument, type BadName } from "./fixture/bad.ts";
import { dataUriOf, type Fixture, type FixtureName, fixturesOf } from "./fixture/fixtures.ts";
import type { EvidenceLog } from "./report/evidence.ts";
import { requestFaults, responseFaults } from "./schema/validate.ts";
import type { Answer, AskOptions, Subject } from "./subject.ts";
import type { WireOptions, WirePage, WireResponse } from "./wire.ts";

/** The work bench of a check. */
export interface Context {
  readonly seed: number;
  readonly claims: Claims;
  readonly kind: Subject["kind"];
  /** A document of the suite, with its truth. */
  readonly fixture: (name: FixtureName) => Promise<Fixture>;
  /** The answer to a question about a fixture, whatever it is. `fresh` asks anew. */
  readonly ask: (
    name: FixtureName,
    options?: WireOptions,
    more?: AskOptions & { readonly fresh?: boolean },
  ) => Promise<Answer>;
  /** Asks with any value as the request. */
  readonly askRaw: (request: unknown, more?: AskOptions) => Promise<Answer>;
  /** A request about a fixture, to be bent. */
  readonly request: (name: FixtureName, options?: object) => Promise<Record<string, unknown>>;
  /** A request with a document that cannot be read. */
  readonly bad: (name: BadName) => Promise<Record<string, unknown>>;
  /** The response to a question; {@link Broken} when the subject failed, or the body does not fit the frozen schema. */
  readonly read: (
    name: FixtureName,
    options?: WireOptions,
    more?: { readonly fresh?: boolean },
  ) => Promise<WireResponse>;
  /** The pages of {@link Context.read}, each with its truth. */
  readonly pages: (
    name: FixtureName,
    options?: WireOptions,
  ) => Promise<ReadonlyArray<{ readonly page: WirePage; readonly truth: Fixture["pages"][number] }>>;
  /** Notes what a verdict could not rest on. */
  readonly unobserved: (what: string) => void;
}

/** The body of an answer, once it fits. */
export const responseOf = (answer: Answer): WireResponse => {
  const { body, failure } = answer;
  if (failure !== undefined)
    throw new Broken(`the subject failed: ${failure.reason ?? failure.status ?? failure.name}: ${failure.message}`);
  const faults = responseFaults(body);
  if (faults.length > 0) throw new Broken(`the response does not fit the schema: ${faults.slice(0, 3).join("; ")}`);
  return body as WireResponse;
};

/** Makes a work bench. */
export const contextOf = (
  subject: Subject,
  seed: number,
  notes: Array<string> = [],
  note: EvidenceLog["note"] = () => undefined,
): Context => {
  const fixture = fixturesOf(seed);
  const answers = new Map<string, Promise<Answer>>();
  const documentOf = ({ bytes, mediaType }: Pick<Fixture, "bytes" | "mediaType">) => {
    const uri = dataUriOf(bytes, mediaType);
    return mediaType.startsWith("image/")
      ? { type: "image_url", image_url: uri }
      : { type: "document_url", document_url: uri };
  };
  const request: Context["request"] = async (name, options = {}) => ({
    document: documentOf(await fixture(name)),
    ...options,
  });
  const askOnce: Context["ask"] = async (name, options = {}, { fresh = false, ...more } = {}) => {
    const key = JSON.stringify([name, options]);
    const plain = !fresh && Object.keys(more).length === 0;
    const known = plain ? answers.get(key) : undefined;
    if (known !== undefined) return known;
    const question = await request(name, options);
    const faults = requestFaults(question);
    if (faults.length > 0) throw new Error(`the judge asked a question that does not fit: ${faults.join("; ")}`);
    const answer = answers.get(key);
    if (plain && answer !== undefined) return answer;
    const asked = subject.ask(question, more);
    if (plain) answers.set(key, asked);
    return asked;
  };
  const ask: Context["ask"] = async (name, options = {}, more = {}) => {
    const answer = await askOnce(name, options, more);
    note({ fixture: name, request: options, more, answer }, await fixture(name));
    return answer;
  };
  const askRaw: Context["askRaw"] = async (raw, more = {}) => {
    const answer = await subject.ask(raw, more);
    note({ request: raw, more, answer });
    return answer;
  };
  const read: Context["read"] = async (name, options, more) => responseOf(await ask(name, options, more));
  return {
    seed,
    claims: subject.claims,
    kind: subject.kind,
    fixture,
    request,
    ask,
    askRaw,
    bad: async (name) => ({ document: documentOf(await badDocument(name, seed)) }),
    read,
    pages: async (name, options) => {
      const { pages } = await read(name, options);
      const truth = (await fixture(name)).pages;
      return pages.map((page) => {
        const found = truth[page.index];
        if (found === undefined) throw new Broken(`page ${page.index} is not in the document`);
        return { page, truth: found };
      });
    },
    unobserved: (what) => notes.push(what),
  };
};

/** The calls to the upstream; {@link NotExercised} when nobody can see them. */
export const callsOf = (answer: Answer): NonNullable<Answer["calls"]> => {
  if (answer.calls === undefined) throw new NotExercised("calls to the upstream cannot be seen");
  return answer.calls;
};
