/** Mistral's Files: a document goes up, gets an address that is good for an hour, and is deleted again. */
import type { Api } from "./api.ts";
import { type FileContent, multipart } from "./multipart.ts";
import { File, FileList, SignedUrl } from "./vendor.ts";

/** Uploads a file and gives its id. */
export const uploadFile = async (
  api: Api,
  file: { readonly content: FileContent; readonly name: string; readonly purpose: "ocr" | "batch" },
  signal: AbortSignal,
): Promise<string> => {
  const form = multipart({ purpose: file.purpose }, file);
  const { id } = await api.json({ method: "POST", path: "/v1/files", form, signal }, File);
  return id;
};

/** An address under which a file can be read for one hour, the shortest time that Mistral gives. No key is needed to read there. */
export const signedUrlOf = async (api: Api, id: string, signal: AbortSignal): Promise<string> => {
  const path = `/v1/files/${encodeURIComponent(id)}/url?expiry=1`;
  const { url } = await api.json({ method: "GET", path, signal }, SignedUrl);
  return url;
};

/** Deletes a file. */
export const deleteFile = async (api: Api, id: string, signal: AbortSignal): Promise<void> => {
  const response = await api.raw({ method: "DELETE", path: `/v1/files/${encodeURIComponent(id)}`, signal });
  await response.body?.cancel();
};

/** Ids of the files whose names hold a text. */
export const findFiles = async (api: Api, text: string, signal: AbortSignal): Promise<ReadonlyArray<string>> => {
  const path = `/v1/files?search=${encodeURIComponent(text)}&page_size=100`;
  const { data } = await api.json({ method: "GET", path, signal }, FileList);
  return data.map(({ id }) => id);
};
