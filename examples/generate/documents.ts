/** Every example document by its file name. */
import { invoice } from "./invoice.ts";
import { letterScan } from "./letter.ts";
import { receiptPhoto } from "./receipt.ts";
import { report } from "./report.ts";

/** What draws each file of `examples/documents`; the bytes are the same on every run. */
export const documents: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  "invoice.pdf": invoice,
  "report.pdf": report,
  "letter-scan.pdf": letterScan,
  "receipt-photo.jpg": receiptPhoto,
};
