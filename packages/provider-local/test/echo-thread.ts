/** A thread for tests: it answers, fails, dies or never comes back, as told. */
import { DocumentFault } from "../src/document-fault.ts";
import { Moved, serve } from "../src/thread/channel.ts";

export type EchoCalls = {
  readonly echo: { readonly in: string; readonly out: string };
  readonly move: { readonly in: { readonly data: Uint8Array }; readonly out: { readonly data: Uint8Array } };
  readonly fault: { readonly in: undefined; readonly out: never };
  readonly fail: { readonly in: undefined; readonly out: never };
  readonly hang: { readonly in: undefined; readonly out: never };
  readonly die: { readonly in: undefined; readonly out: never };
};

serve<EchoCalls>({
  echo: (text) => text,
  move: ({ data }) => new Moved({ data }, [data.buffer as ArrayBuffer]),
  fault: () => {
    throw new DocumentFault("encrypted", "encrypted: a password is needed");
  },
  fail: () => Promise.reject(new RangeError("a bug")),
  // Busy, as WASM is: nothing but the end of the thread stops it.
  hang: () => {
    for (;;);
  },
  die: () => process.exit(3),
});
