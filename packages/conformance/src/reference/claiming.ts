/** The reference as a stand-in for a subject with other claims, which reads any document: what it would be asked can be counted. */
import { documentPages } from "../fixture/document-pages.ts";
import type { Answer, Subject } from "../subject.ts";
import type { WireResponse } from "../wire.ts";
import { referenceProvider, referenceSubject } from "./provider.ts";
import { referenceServerSubject } from "./server.ts";

/** An answer about a document that the reference does not know: as many pages as were asked for, and nothing on them. */
const emptyAnswer = async (request: unknown, bytes?: Uint8Array): Promise<Answer | undefined> => {
  const count = await documentPages(request, bytes);
  if (count === 0) return undefined;
  const pages = Array.from({ length: count }, (_, index) => ({ index, markdown: "", images: [], dimensions: null }));
  const body: WireResponse = {
    pages,
    model: "reference-1",
    usage_info: { pages_processed: count, doc_size_bytes: null },
    document_annotation: null,
  };
  return { body, secrets: [] };
};

/** Makes a subject that looks like another one and asks nobody. */
export const claimingSubject = (subject: Subject): Subject => {
  const { claims, faults, forms, keyed, kind } = subject;
  const { documents: _documents, ...abilities } = claims;
  const reference = referenceSubject({
    ...referenceProvider,
    capabilities: { documents: ["bytes"], pages: "native", ...abilities },
  });
  const ask: Subject["ask"] = async (request, options) => {
    const { calls, meta, ms, usdPerPage, ...answer } = await reference.ask(request, options);
    const { failure } = answer;
    // Only the vendor would say so: it was asked, and it does not know the document.
    const unknown = failure?.message.includes("cannot be read") === true && options?.fault === undefined;
    const read = unknown ? await emptyAnswer(request, options?.hosted?.bytes) : undefined;
    const seen = kind === "url" ? {} : { calls, meta, ms, usdPerPage };
    return (
      read ?? { ...answer, ...Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined)) }
    );
  };
  const { batch, forms: _forms, release: _release, send = referenceServerSubject().send, withKey, ...rest } = reference;
  return {
    ...rest,
    claims,
    faults,
    kind,
    ask,
    ...(forms === undefined ? {} : { forms }),
    ...(keyed === undefined ? {} : { keyed }),
    ...(subject.batch === undefined || batch === undefined ? {} : { batch }),
    ...(subject.send === undefined || send === undefined ? {} : { send }),
    ...(subject.withKey === undefined || withKey === undefined ? {} : { withKey }),
  };
};
