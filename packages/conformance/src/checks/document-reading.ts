/** Readings of documents whose truth need not be known, and how two readings of a page are held against each other. */
import { Broken, expect, NotExercised } from "../verdict.ts";
import { takes } from "../claims.ts";
import { type Context, type GivenDocument, responseOf } from "../context.ts";
import { pageCount } from "../fixture/assembly.ts";
import { difference, mostDifference, pageWords, strayNumbers } from "../score/likeness.ts";
import type { Answer } from "../subject.ts";
import type { WireOptions, WirePage, WireResponse } from "../wire.ts";

/** A user's document that the subject refuses: that is its good right, but then nobody examined it. */
class Refused extends Error {}

const refusals: ReadonlySet<string | number | undefined> = new Set<string | number | undefined>([
  "InvalidRequest",
  "Unsupported",
  "TooLarge",
  400,
  413,
  415,
  422,
  501,
]);

const isRefusal = ({ failure }: Answer): boolean =>
  failure !== undefined && refusals.has(failure.reason ?? failure.status);

/** Whether a document belongs to the suite, which every subject must be able to read. */
const isOwn = (document: GivenDocument): boolean => "truth" in document;

/** The response to a question about a document. */
export const readIn = async (
  context: Context,
  document: GivenDocument,
  options: WireOptions = {},
  more: { readonly fresh?: boolean; readonly form?: "bytes" | "url" } = {},
): Promise<WireResponse> => {
  const answer = await context.askAbout(document, options, more);
  // Only the plain question tells a document that is refused from an option that is.
  if (!isOwn(document) && Object.keys(options).length === 0 && isRefusal(answer))
    throw new Refused(answer.failure?.message);
  return responseOf(answer);
};

/** A document, read as a whole. */
export interface Examined {
  readonly whole: WireResponse;
  /** Pages of the file; undefined when nobody can tell. */
  readonly count: number | undefined;
}

/** Reads a document as a whole. */
export const examined = async (context: Context, document: GivenDocument): Promise<Examined> => {
  const whole = await readIn(context, document);
  expect(whole.pages.length > 0, "the answer has no pages");
  return { whole, count: await pageCount(document.bytes, document.mediaType) };
};

/** The first page, one in the middle, and the last one: enough to examine, and a long document stays payable. */
export const sampleOf = ({ whole }: Examined): ReadonlyArray<number> => {
  const last = whole.pages.length - 1;
  return [...new Set([0, Math.floor(last / 2), last])];
};

/**
 * Examines a document of the suite and each of the user's. What is broken is told with the name of the document; a document
 * of the user that is refused, or of a type that is not taken, is not examined, which must not look green.
 */
export const eachDocument = async (
  context: Context,
  examine: (document: GivenDocument) => Promise<void>,
): Promise<void> => {
  const unexamined: Array<string> = [];
  for (const document of [await context.fixture("report"), ...context.documents]) {
    const { mediaType, name } = document;
    if (!isOwn(document) && !takes(context.claims, mediaType)) {
      unexamined.push(`${name}: the subject does not take ${mediaType}`);
      continue;
    }
    try {
      // What is refused is not asked about again.
      if (!isOwn(document)) await readIn(context, document);
      await examine(document);
    } catch (error) {
      if (error instanceof Refused) unexamined.push(`${name} was refused: ${error.message}`);
      else if (error instanceof Broken) throw new Broken(`${name}: ${error.message}`);
      else throw error;
    }
  }
  if (unexamined.length > 0) throw new NotExercised(unexamined.join("; "));
};

/** How alike two readings of a page are. */
export const pageLikeness = (
  a: WirePage | undefined,
  b: WirePage | undefined,
): { readonly apart: number; readonly strays: ReadonlyArray<string> } => {
  const [one, two] = [a, b].map((page) => (page === undefined ? "" : pageWords(page)));
  return { apart: difference(one ?? "", two ?? ""), strays: strayNumbers(one ?? "", two ?? "") };
};

/** Throws {@link Broken} unless both are readings of the same page; `which` begins the sentence. */
export const samePage = (a: WirePage | undefined, b: WirePage | undefined, which: string): void => {
  expect(a !== undefined && b !== undefined, `${which} is missing`);
  const { apart } = pageLikeness(a, b);
  expect(apart <= mostDifference, `${which} reads differently: ${(apart * 100).toFixed(0)} % of the characters`);
};
