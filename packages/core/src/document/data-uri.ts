/** Base64 text and data URIs: decoded once on the way in, encoded once on the way out. */
import { OcrError } from "../error.ts";

// Node 25 has these natively; older versions go through atob and btoa.
type NativeBase64 = { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
type NativeToBase64 = { readonly toBase64?: () => string };

const bytesFromBase64 = (text: string): Uint8Array => {
  const native = (Uint8Array as NativeBase64).fromBase64;
  if (native !== undefined) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.codePointAt(i) ?? 0;
  return bytes;
};

/** Base64 of bytes, without line breaks. */
export const base64FromBytes = (bytes: Uint8Array): string => {
  const native = (bytes as NativeToBase64).toBase64;
  if (native !== undefined) return native.call(bytes);
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x80_00) binary += String.fromCodePoint(...bytes.subarray(i, i + 0x80_00));
  return btoa(binary);
};

/** Whether a text is a data URI. */
export const isDataUri = (text: string): boolean => /^data:/i.test(text);

/**
 * The bytes and the media type of a data URI. Throws `InvalidRequest` when it has no `;base64` or is not base64; the
 * message never quotes the data.
 */
export const bytesFromDataUri = (uri: string): { readonly bytes: Uint8Array; readonly mediaType: string } => {
  const comma = uri.indexOf(",");
  const head = uri.slice("data:".length, Math.max(comma, 0));
  if (comma < 0 || !/;\s*base64\s*$/i.test(head)) {
    throw new OcrError({
      reason: "InvalidRequest",
      message: "document: a data URI must look like data:application/pdf;base64,…",
    });
  }
  try {
    const mediaType = (head.split(";")[0] ?? "").trim().toLowerCase();
    return { bytes: bytesFromBase64(uri.slice(comma + 1)), mediaType };
  } catch {
    throw new OcrError({ reason: "InvalidRequest", message: "document: the data URI does not hold valid base64" });
  }
};

/**
 * A data URI of bytes, as `image_base64` holds it.
 *
 * @example
 * ```ts
 * import { dataUri } from "@ocr/core/provider";
 *
 * dataUri("image/png", new Uint8Array([1, 2, 3])); // "data:image/png;base64,AQID"
 * ```
 */
export const dataUri = (mediaType: string, bytes: Uint8Array): string =>
  `data:${mediaType};base64,${base64FromBytes(bytes)}`;
