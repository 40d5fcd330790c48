/** Reads a document by way of an upload, and leaves nothing behind: not after a failure, nor when the caller has left. */
import type { Call, Draft } from "@ocr/core/provider";
import { connect } from "./api.ts";
import { signedUrlOf, uploadFile } from "./files.ts";
import { newMark, remove, sweep, wasRefused } from "./tidy.ts";
import { contentOfBytes } from "./multipart.ts";
import type { MistralOptions } from "./options.ts";
import { type BytesDocument, documentAt } from "./to-vendor.ts";

/** Keeps an eye on work that may outlive its call, so that `close` can wait for it. */
export type Track = (work: Promise<unknown>) => void;

/** Uploads the document of a call, lets `read` read it by its address, and deletes it. */
export const readUploaded = async (
  call: Call & { readonly document: BytesDocument },
  options: MistralOptions,
  track: Track,
  read: (call: Call) => Promise<Draft>,
): Promise<Draft> => {
  const { document, signal } = call;
  const { onLeftBehind = () => undefined } = options;
  const api = connect(options, call);
  const mark = newMark();
  const file = {
    content: contentOfBytes(document.bytes, document.mediaType),
    name: `${mark}-${document.name ?? "document"}`,
    purpose: "ocr",
  } as const;
  const id = await uploadFile(api, file, signal).catch((error: unknown) => {
    if (!wasRefused(error)) track(sweep(api, mark, onLeftBehind));
    throw error;
  });

  let removed = true;
  const tidy = async (): Promise<void> => {
    removed = await remove(api, id);
    if (!removed) onLeftBehind(id);
  };
  let draft: Draft;
  try {
    const url = await signedUrlOf(api, id, signal);
    draft = await read({ ...call, document: documentAt(url, document) });
  } catch (error) {
    // Who has aborted the call does not wait for this; `close` does.
    await tidy();
    throw error;
  }
  await tidy();
  if (removed) return draft;
  const message = `the uploaded file ${id} could not be deleted and still lies at mistral`;
  return { ...draft, warnings: [...(draft.warnings ?? []), { code: "file-left-behind", message }] };
};
