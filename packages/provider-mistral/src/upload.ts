/** Reads a document by way of an upload, and leaves nothing behind: not after a failure, nor when the caller has left. */
import { type Call, type Draft, isOcrError } from "@ocr/core/provider";
import { type Api, connect } from "./api.ts";
import { deleteFile, findFiles, signedUrlOf, uploadFile } from "./files.ts";
import type { MistralOptions } from "./options.ts";
import { type BytesDocument, contentOf, documentAt } from "./to-vendor.ts";

/** What is still to be tidied up after calls that have ended. */
export type Pending = Set<Promise<void>>;

// Tidying up has a time of its own: the call's may be over.
const tidyingMs = 10_000;
const waits = [0, 500, 1500];

/** Deletes a file, with some tries. False when it is still there. */
const remove = async (api: Api, id: string, sleep: Call["sleep"]): Promise<boolean> => {
  const signal = AbortSignal.timeout(tidyingMs);
  for (const wait of waits) {
    if (wait > 0) await sleep(wait);
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
const sweep = async (api: Api, mark: string, call: Call, onLeftBehind: (id: string) => void): Promise<void> => {
  // The server may still be busy with the last of it.
  await call.sleep(1000);
  const found = await findFiles(api, mark, AbortSignal.timeout(tidyingMs)).catch(() => []);
  for (const id of found) if (!(await remove(api, id, call.sleep))) onLeftBehind(id);
};

/** Whether Mistral has said that it did not take the file; otherwise it may have. */
const wasRefused = (error: unknown): boolean =>
  isOcrError(error) && (error.reason === "Unauthorized" || (error.status ?? 500) < 500);

/** Uploads the document of a call, lets `read` read it by its address, and deletes it. */
export const readUploaded = async (
  call: Call & { readonly document: BytesDocument },
  options: MistralOptions,
  pending: Pending,
  read: (call: Call) => Promise<Draft>,
): Promise<Draft> => {
  const { document, signal, sleep } = call;
  const api = connect(options, call);
  const onLeftBehind = options.onLeftBehind ?? (() => undefined);
  const later = (work: Promise<void>): void => {
    const tidied = work.catch(() => undefined).finally(() => pending.delete(tidied));
    pending.add(tidied);
  };

  const mark = `ocr-${crypto.randomUUID()}`;
  const file = {
    content: contentOf(document),
    name: `${mark}-${document.name ?? "document"}`,
    purpose: "ocr",
  } as const;
  const id = await uploadFile(api, file, signal).catch((error: unknown) => {
    if (!wasRefused(error)) later(sweep(api, mark, call, onLeftBehind));
    throw error;
  });

  let removed = true;
  const tidy = async (): Promise<void> => {
    removed = await remove(api, id, sleep);
    if (!removed) onLeftBehind(id);
  };
  let draft: Draft;
  try {
    const url = await signedUrlOf(api, id, signal);
    draft = await read({ ...call, document: documentAt(url, document) });
  } catch (error) {
    // A caller who has left does not wait; `close` does.
    if (signal.aborted) later(tidy());
    else await tidy();
    throw error;
  }
  await tidy();
  if (removed) return draft;
  const message = `the uploaded file ${id} could not be deleted and still lies at mistral`;
  return { ...draft, warnings: [...(draft.warnings ?? []), { code: "file-left-behind", message }] };
};
