/**
 * `POST /ocr` takes a form with a file and answers with the response of the
 * contract.
 */
import { isOcrError, type OcrClient, type Reason } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

const maxBytes = 20 * 1024 * 1024;
const maxPages = 50;

/**
 * What the client can mend, or should try later, has a status of its own; all
 * else is our fault.
 */
const statuses: Partial<Record<Reason, 413 | 422 | 503 | 504>> = {
  InvalidRequest: 422,
  Unsupported: 422,
  TooLarge: 413,
  RateLimited: 503,
  Timeout: 504,
};

/**
 * The app over a client that lives as long as the server. `log` is told how
 * each upload ended.
 */
export const makeApp = (ocr: OcrClient, log: (line: string) => void): Hono => {
  const app = new Hono();
  const tooLarge = `at most ${maxBytes} bytes and ${maxPages} pages`;

  app.post(
    "/ocr",
    bodyLimit({
      maxSize: maxBytes,
      onError: (c) => c.json({ error: tooLarge }, 413),
    }),
    async (c) => {
      // The body is whole by now; one that is no form has no file.
      const { file } = await c.req
        .parseBody()
        .catch((): Record<string, undefined> => ({}));
      if (!(file instanceof File))
        return c.json({ error: "send a form with the field file" }, 400);
      // Ends the work when the client leaves.
      const { signal } = c.req.raw;
      try {
        const document = await fileDocument(file);
        const { pages } = await ocr.estimate({ document }, { signal });
        if (pages !== undefined && pages > maxPages)
          return c.json({ error: tooLarge }, 413);
        log(`${file.name}: begun`);
        const { response } = await ocr.process(
          { document },
          { signal, timeoutMs: 60_000 },
        );
        log(`${file.name}: done`);
        return c.json(response);
      } catch (error) {
        if (!isOcrError(error)) throw error;
        log(`${file.name}: ${error.reason}`);
        const { retryAfterMs } = error;
        if (retryAfterMs !== undefined)
          c.header("Retry-After", `${Math.ceil(retryAfterMs / 1000)}`);
        return c.json(
          { error: error.message, reason: error.reason },
          statuses[error.reason] ?? 500,
        );
      }
    },
  );
  return app;
};
