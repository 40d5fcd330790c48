/** Why a document cannot be read at all: the one error that the readers of files fail with. */

/** The kinds of fault; each one asks the caller for something different. */
export type DocumentFaultKind =
  | "encrypted"
  | "wrong-password"
  | "not-pdf"
  | "damaged"
  | "empty"
  | "unsupported-type"
  | "too-large";

/** A document that cannot be read. `message` is one clear line for people, such as `not a PDF`. */
export class DocumentFault extends Error {
  readonly kind: DocumentFaultKind;

  constructor(kind: DocumentFaultKind, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "DocumentFault";
    this.kind = kind;
  }
}
