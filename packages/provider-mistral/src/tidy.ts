/** Tidies up at Mistral's Files: what was uploaded is deleted, and what was perhaps uploaded is looked for. */
import { isOcrError } from "@ocr/core/provider";
import type { Api } from "./api.ts";
import { deleteFile, findFiles } from "./files.ts";

/** A text that no other file has in its name. */
export const newMark = (): string => `ocr-${crypto.randomUUID()}`;

// Tidying up has a time of its own: the call's is over when it was aborted, and its clock stands still.
const tidyingMs = 10_000;
const waits = [0, 500, 1500];
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Deletes a file, with some tries. False when it is still there. */
export const remove = async (api: Api, id: string): Promise<boolean> => {
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
export const sweep = async (api: Api, mark: string, onLeftBehind: (id: string) => void): Promise<void> => {
  // The server may still be busy with the last of it.
  await pause(1000);
  const found = await findFiles(api, mark, AbortSignal.timeout(tidyingMs)).catch(() => []);
  for (const id of found) if (!(await remove(api, id))) onLeftBehind(id);
};

/** Whether Mistral has said that it did not take the file; otherwise it may have. */
export const wasRefused = (error: unknown): boolean =>
  isOcrError(error) && (error.reason === "Unauthorized" || (error.status ?? 500) < 500);
