/** The wire's reply as a draft: read leniently, nothing in it is lost. */
import * as z from "zod";
import { OcrError } from "../error.ts";
import type { Draft, DraftPage } from "../provider.ts";

/** Only what we need to be there; everything else passes through. */
const Reply = z.looseObject({
  pages: z.array(z.looseObject({ index: z.number(), markdown: z.string().nullish() })),
  model: z.string().nullish(),
  document_annotation: z.unknown().optional(),
  usage_info: z.looseObject({}).nullish(),
});

const pixelKeys: ReadonlySet<string> = new Set([
  "top_left_x",
  "top_left_y",
  "bottom_right_x",
  "bottom_right_y",
  "width",
  "height",
  "dpi",
]);

/** Some servers send pixels as fractions; the contract has whole ones. */
const wholePixels = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(wholePixels);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    typeof entry === "number" && pixelKeys.has(key) ? Math.max(0, Math.round(entry)) : entry,
  ]);
  return Object.fromEntries(entries);
};

/** Annotations are JSON texts on the wire; some servers send the object itself. */
const annotationText = (value: unknown): string | null | undefined =>
  value === undefined || value === null || typeof value === "string" ? value : JSON.stringify(value);

const draftPage = ({
  blocks,
  dimensions,
  images,
  markdown,
  ...page
}: z.infer<typeof Reply>["pages"][number]): DraftPage =>
  ({
    ...page,
    markdown: markdown ?? "",
    images: (wholePixels(images ?? []) as Array<Record<string, unknown>>).map((image) => ({
      ...image,
      ...("image_annotation" in image ? { image_annotation: annotationText(image["image_annotation"]) } : {}),
    })),
    dimensions: wholePixels(dimensions ?? null),
    blocks: wholePixels(blocks ?? null),
  }) as unknown as DraftPage;

const unreadable = (provider: string, what: string, retryable: boolean, cause?: unknown) =>
  new OcrError({ reason: "ResponseInvalid", message: `${provider} sent ${what}`, provider, retryable, cause });

const draftPages = (provider: string, pages: z.infer<typeof Reply>["pages"]): ReadonlyArray<DraftPage> => {
  try {
    return pages.map(draftPage);
  } catch (cause) {
    // Lists in lists without end exhaust the stack of whoever walks through them.
    if (cause instanceof RangeError) throw unreadable(provider, "a reply that is nested too deeply", false);
    throw cause;
  }
};

/**
 * Reads a reply that is JSON already. Throws `ResponseInvalid`: retryable when it is `null` (some servers answer so now
 * and then), not retryable when it has another shape; the message names the path.
 */
export const draftFromReply = (provider: string, value: unknown): Draft => {
  if (value === null) throw unreadable(provider, "null instead of a reply", true);
  const result = Reply.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join(".") || "the root";
    throw unreadable(provider, `a reply that does not fit at ${place}: ${issue?.message}`, false, result.error);
  }
  const { document_annotation, model, pages, usage_info, ...extra } = result.data;
  return {
    pages: draftPages(provider, pages),
    ...(model ? { model } : {}),
    document_annotation: annotationText(document_annotation) ?? null,
    ...(usage_info ? { usage_info } : {}),
    extra,
  };
};

/** Reads the text of a reply, as {@link draftFromReply} does; an empty or broken text is `ResponseInvalid`, retryable. */
export const draftFromText = (provider: string, text: string): Draft => {
  if (text.trim() === "") throw unreadable(provider, "an empty reply", true);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says is not passed on: it quotes the reply.
    throw unreadable(provider, "a reply that is not JSON, or was cut off", true);
  }
  return draftFromReply(provider, value);
};
