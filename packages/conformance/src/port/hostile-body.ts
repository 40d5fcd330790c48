/** Bodies that never end, slow ones and fast ones, and one that breaks off. */
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import type { VirtualClock } from "./virtual-clock.ts";

/** Told how much was read. */
export interface Tally {
  readBytes?: number;
}

type Signal = AbortSignal | null | undefined;

/** One byte at a time, each after a wait in virtual time, until the reader leaves. */
export const dripping = (everyMs: number, clock: VirtualClock, signal: Signal): ReadableStream<Uint8Array> => {
  const nap = () => Effect.runPromise(clock.clock.sleep(Duration.millis(everyMs)));
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        signal?.addEventListener("abort", () => controller.error(signal.reason), { once: true });
      },
      pull: async (controller) => {
        await nap();
        if (!signal?.aborted) controller.enqueue(Uint8Array.of(0x20));
      },
    },
    { highWaterMark: 0 },
  );
};

// The same piece again and again: whoever collects pieces collects one.
const piece = new Uint8Array(4 * 1024 * 1024).fill(0x20);

/** Bytes after which nobody can claim to have a limit. The flood ends here, as a broken connection. */
export const mostRead = 512 * 1024 * 1024;

/** As many bytes as are asked for. */
export const flooding = (tally: Tally): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        tally.readBytes = (tally.readBytes ?? 0) + piece.length;
        if (tally.readBytes > mostRead) controller.error(new TypeError("terminated"));
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );

/** The first half of a text; then the connection breaks. */
export const breaking = (text: string): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (begun) controller.error(new TypeError("terminated"));
        else controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        begun = true;
      },
    },
    { highWaterMark: 0 },
  );
};
