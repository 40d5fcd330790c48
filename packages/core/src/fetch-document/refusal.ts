/** Where there is no way to look at addresses before connecting (browsers, edge), documents are not fetched by URL. */
import type { FetchDocument } from "../document/acquire.ts";
import { OcrError } from "../error.ts";

/** Refuses every URL and says what to do instead. */
export const fetchDocument: FetchDocument = async () => {
  throw new OcrError({
    reason: "Unsupported",
    message: "this provider takes only bytes, and here URLs are not fetched: give bytes, or your own fetchDocument",
  });
};
