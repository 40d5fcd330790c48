/** Reads a document by way of an upload, and leaves nothing behind: not after a failure, nor when the caller has left. */
import { type Call, type Draft, isOcrError } from "@ocr/core/provider";
import { type Api, connect } from "./api.ts";
import { deleteFile, findFiles, signedUrlOf, uploadFile } from "./files.ts";
import type { MistralOptions } from "./options.ts";
import { type BytesDocument, contentOf, documentAt } from "./to-vendor.ts";

/** Keeps an eye on work that may outlive its call, so that `close` can wait for it. */
export type Track = (work: Promise<unknown>) => void;

// Tidying up has a time of its own: the call's is over when it was aborted, and its clock stands still.
const tidyingMs = 10_000;
const waits = [0, 500, 1500];
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Deletes a file, with some tries. False when it is still there. */
const remove = async (api: Api, id: string): Promise<boolean> => {
  const signal = AbortSignal.timeout(tidyingMs);
  for (const wait of waits) {
    if (wait > 0) await pause(wait);
    try {
      await deleteFile(api, id, signal);
      return true;
    } catch (error) {
      if (isOcrError(error) && error.status === 404) return true;
      if (!isOcrError(error) || !error.retryable || signal.aborted) return false;
    }
  }
  return false;
};

/** Deletes what an upload may have left whose answer never came: such a file is found by its name. */
const sweep = async (api: Api, mark: string, onLeftBehind: (id: string) => void): Promise<void> => {
  // The server may still be busy with the last of it.
  await pause(1000);
  const found = await findFiles(api, mark, AbortSignal.timeout(tidyingMs)).catch(() => []);
  for (const id of found) if (!(await remove(api, id))) onLeftBehind(id);
};

/** Whether Mistral has said that it did not take the file; otherwise it may have. */
const wasRefused = (error: unknown): boolean =>
  isOcrError(error) && (error.reason === "Unauthorized" || (error.status ?? 500) < 500);

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
  const mark = `ocr-${crypto.randomUUID()}`;
  const file = {
    content: contentOf(document),
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
