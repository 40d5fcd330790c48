/** Addresses from strangers: whoever fetches documents itself must not be led inside. */
import type { Check } from "../check.ts";
import { expect, NotConcerned } from "../verdict.ts";
import type { Context } from "../context.ts";

type Definition = Omit<Check, "profile" | "level">;

/** Turns away who hands addresses on: what is behind them is fetched by its vendor. */
const needsFetcher = ({ claims: { documents }, kind }: Context): void => {
  if (documents?.includes("url") === true || (kind === "module" && documents?.includes("bytes") !== true))
    throw new NotConcerned("it hands addresses on and fetches nothing itself");
};

const refuses = (id: string, title: string, url: string): Definition => ({
  id: `address-${id}`,
  clause: "SEC-3",
  title,
  run: async (context) => {
    needsFetcher(context);
    // A signal that nobody uses: the question runs on the real clock, as does the fetching of documents.
    const signal = new AbortController().signal;
    const { calls, failure } = await context.askRaw({ document: { document_url: url } }, { signal });
    expect(failure !== undefined, `${url} was read`);
    const { reason, status } = failure ?? {};
    if (context.kind === "module")
      expect(
        reason === "InvalidRequest" || reason === "Unsupported",
        `${url} was told as ${reason}: it was tried instead of refused`,
      );
    else expect([400, 403, 415, 422].includes(status ?? 0), `${url} was answered with ${status}, not refused`);
    if (calls === undefined) context.unobserved("whether the vendor was asked first");
    else expect(calls.length === 0, `the vendor was asked ${calls.length} times before the refusal`);
  },
});

/** Checks of the profile security that are about addresses of documents. */
export const addressChecks: ReadonlyArray<Definition> = [
  refuses("loopback", "A document on this machine itself is not fetched", "http://127.0.0.1:9/a.pdf"),
  refuses("ipv6", "Nor by this machine's address of version 6", "http://[::1]:9/a.pdf"),
  refuses("mapped", "Nor by an address of version 4 in the form of version 6", "http://[::ffff:127.0.0.1]:9/a.pdf"),
  refuses("decimal", "Nor by an address that is written as one number", "http://2130706433:9/a.pdf"),
  refuses("octal", "Nor by an address that is written in octal", "http://0177.0.0.1:9/a.pdf"),
  refuses("unspecified", "Nor by the address that stands for every address", "http://0.0.0.0:9/a.pdf"),
  refuses("metadata", "The metadata of a cloud machine are no document", "http://169.254.169.254/latest/meta-data/"),
  refuses("private", "A document of a private network is not fetched", "http://10.0.0.1:9/a.pdf"),
  refuses("file", "A file of the server is not read by its address", "file:///etc/passwd"),
  refuses("other-scheme", "Only http and https lead to documents", "ftp://example.com/a.pdf"),
];
