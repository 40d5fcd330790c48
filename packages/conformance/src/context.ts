/** What a check works with: the documents of its seed, and the subject to ask. Equal questions are asked once. */
import { Broken, NotExercised } from "./verdict.ts";
import type { Claims } from "./claims.ts";
import { badDocument, type BadName } from "./fixture/bad.ts";
import { dataUriOf, type Fixture, type FixtureName, fixturesOf } from "./fixture/fixtures.ts";
import type { EvidenceLog } from "./report/evidence.ts";
import { requestFaults, responseFaults } from "./schema/validate.ts";
import { type Answer, type AskOptions, notAskedName, type Subject } from "./subject.ts";
import type { WireOptions, WirePage, WireResponse } from "./wire.ts";

/** A document to ask about whose truth need not be known. */
export interface GivenDocument {
  /** For people; answers are remembered by the bytes. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Such as `application/pdf`. */
  readonly mediaType: string;
}

/** A question that was asked about a document of the suite, and is answered or being answered. */
export interface Asked {
  readonly fixture: Fixture;
  readonly options: WireOptions;
  readonly answer: Promise<Answer>;
}

/** The work bench of a check. */
export interface Context {
  readonly seed: number;
  /** The subject itself, for what is no single question. */
  readonly subject: Subject;
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
  /** The user's documents; none unless some were given. */
  readonly documents: ReadonlyArray<GivenDocument>;
  /** What the subject takes beside a data URI. */
  readonly forms: NonNullable<Subject["forms"]>;
  /**
   * As {@link Context.ask}, about any document; a fixture is one too, and its answers are shared. `form` hands it over as
   * bytes or by an address, which must be among {@link Context.forms}.
   */
  readonly askAbout: (
    document: GivenDocument,
    options?: WireOptions,
    more?: Omit<AskOptions, "hosted"> & { readonly fresh?: boolean; readonly form?: "bytes" | "url" },
  ) => Promise<Answer>;
  /** What was asked about documents of the suite until now, each question once. */
  readonly asked: () => ReadonlyArray<Asked>;
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

/** The wire's document at an address, which may be a data URI. */
export const addressed = (url: string, mediaType: string): Record<string, string> =>
  mediaType.startsWith("image/") ? { type: "image_url", image_url: url } : { type: "document_url", document_url: url };

/** What a work bench is made with. */
export interface ContextOptions {
  /** Where notes of what could not be seen are put. */
  readonly notes?: Array<string>;
  /** Told of every exchange. */
  readonly note?: EvidenceLog["note"];
  /** The user's documents. */
  readonly documents?: ReadonlyArray<GivenDocument>;
}

/** Makes a work bench. */
export const contextOf = (subject: Subject, seed: number, options: ContextOptions = {}): Context => {
  const { documents = [], note = () => undefined, notes = [] } = options;
  const fixture = fixturesOf(seed);
  const answers = new Map<Uint8Array, Map<string, Promise<Answer>>>();
  const asked: Array<Asked> = [];
  const documentOf = ({ bytes, mediaType }: Pick<Fixture, "bytes" | "mediaType">) =>
    addressed(dataUriOf(bytes, mediaType), mediaType);
  const request: Context["request"] = async (name, options = {}) => ({
    document: documentOf(await fixture(name)),
    ...options,
  });
  const inForm = (document: GivenDocument, options: WireOptions, form: "bytes" | "url", more: AskOptions) => {
    const { bytes, mediaType, name } = document;
    if (form === "bytes") return subject.ask({ document: { bytes, mediaType }, ...options }, more);
    const url = `https://documents.example/${encodeURIComponent(name)}`;
    const hosted = { url, bytes, mediaType };
    return subject.ask({ document: addressed(url, mediaType), ...options }, { ...more, hosted });
  };
  const askOnce: Context["askAbout"] = (document, options = {}, { form, fresh = false, ...more } = {}) => {
    if (form !== undefined) return inForm(document, options, form, more);
    const key = JSON.stringify(options);
    const plain = !fresh && Object.keys(more).length === 0;
    const ofDocument = answers.get(document.bytes) ?? new Map<string, Promise<Answer>>();
    const known = plain ? ofDocument.get(key) : undefined;
    if (known !== undefined) return known;
    const question = { document: documentOf(document), ...options };
    const faults = requestFaults(question);
    if (faults.length > 0) throw new Error(`the judge asked a question that does not fit: ${faults.join("; ")}`);
    const answer = subject.ask(question, more);
    if (!plain) return answer;
    answers.set(document.bytes, ofDocument.set(key, answer));
    if ("truth" in document) {
      const entry: Asked = { fixture: document as Fixture, options, answer };
      asked.push(entry);
      // It was not asked after all: a limit of pages stood against it.
      const forget = async (): Promise<void> => {
        if ((await answer).failure?.name !== notAskedName) return;
        asked.splice(asked.indexOf(entry), 1);
        ofDocument.delete(key);
      };
      // Who rejects is seen where the answer is awaited.
      forget().catch(() => undefined);
    }
    return answer;
  };
  const askAbout: Context["askAbout"] = async (document, options = {}, more = {}) => {
    const answer = await askOnce(document, options, more);
    const { form: _, fresh: __, ...done } = more;
    const exchange = { fixture: document.name, request: options, more: done, answer };
    if ("truth" in document) note(exchange, document as Fixture);
    else note(exchange);
    return answer;
  };
  const ask: Context["ask"] = async (name, ...rest) => askAbout(await fixture(name), ...rest);
  const askRaw: Context["askRaw"] = async (raw, more = {}) => {
    const answer = await subject.ask(raw, more);
    note({ request: raw, more, answer });
    return answer;
  };
  const read: Context["read"] = async (name, options, more) => responseOf(await ask(name, options, more));
  return {
    seed,
    subject,
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
    documents,
    forms: subject.forms ?? [],
    askAbout,
    asked: () => asked,
    unobserved: (what) => notes.push(what),
  };
};

/** The calls to the upstream; {@link NotExercised} when nobody can see them. */
export const callsOf = (answer: Answer): NonNullable<Answer["calls"]> => {
  if (answer.calls === undefined) throw new NotExercised("calls to the upstream cannot be seen");
  return answer.calls;
};
