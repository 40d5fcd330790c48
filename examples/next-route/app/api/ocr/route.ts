/** `POST /api/ocr` of a Next.js app: a form with a file in, Markdown out. Nothing of Next.js is imported. */
import { createOcr, isOcrError, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

/** Threads and files: not for the edge. */
export const runtime = "nodejs";
/** Seconds. */
export const maxDuration = 60;

const maxBytes = 10 * 1024 * 1024;
const ocr = createOcr({ provider: local(), timeoutMs: maxDuration * 1000 });

/** Reads the file of the form. */
export const POST = async (request: Request): Promise<Response> => {
  // The header may lie or be missing: put the same limit into the proxy before the app.
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes)
    return Response.json({ error: `at most ${maxBytes} bytes` }, { status: 413 });
  const form = await request.formData().catch(() => undefined);
  const file = form?.get("file");
  if (!(file instanceof File)) return Response.json({ error: "send a form with the field file" }, { status: 400 });
  if (file.size > maxBytes) return Response.json({ error: `at most ${maxBytes} bytes` }, { status: 413 });
  try {
    const document = await fileDocument(file);
    const { response } = await ocr.process({ document }, { signal: request.signal });
    return new Response(toMarkdown(response), { headers: { "content-type": "text/markdown; charset=utf-8" } });
  } catch (error) {
    if (!isOcrError(error)) throw error;
    const status = ["InvalidRequest", "Unsupported", "TooLarge"].includes(error.reason) ? 422 : 500;
    return Response.json({ error: error.message, reason: error.reason }, { status });
  }
};
