/**
 * `POST /api/ocr` of a Next.js app: a form with a file in, Markdown out.
 * Nothing of Next.js is imported.
 */
import { createOcr, isOcrError, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

/** Threads and files: not for the edge. */
export const runtime = "nodejs";
/** Seconds. */
export const maxDuration = 60;

const maxBytes = 10 * 1024 * 1024;
const ocr = createOcr({ provider: local(), timeoutMs: maxDuration * 1000 });

const refuse = (status: number, error: string): Response =>
  Response.json({ error }, { status });
const tooLarge = () => refuse(413, `at most ${maxBytes} bytes`);

/** Reads the file of the form. */
export const POST = async (request: Request): Promise<Response> => {
  // The header may lie or be missing: let the proxy before the app have the
  // same limit.
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > maxBytes) return tooLarge();
  const form = await request.formData().catch(() => undefined);
  const file = form?.get("file");
  if (!(file instanceof File))
    return refuse(400, "send a form with the field file");
  if (file.size > maxBytes) return tooLarge();

  const { signal } = request; // the client left
  try {
    const document = await fileDocument(file);
    const { response } = await ocr.process({ document }, { signal });
    return new Response(toMarkdown(response), {
      headers: { "content-type": "text/markdown; charset=utf-8" },
    });
  } catch (error) {
    if (!isOcrError(error)) throw error;
    const mendable = ["InvalidRequest", "Unsupported", "TooLarge"];
    return refuse(mendable.includes(error.reason) ? 422 : 500, error.message);
  }
};
