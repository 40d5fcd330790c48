/** WebP to grey, lossy and lossless; of an animation the first picture. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { exifOrientation } from "./exif.ts";
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import { greyFromSamples } from "./luma.ts";

interface Chunk {
  readonly kind: string;
  readonly body: Uint8Array;
}

const readChunks = (bytes: Uint8Array): ReadonlyArray<Chunk> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Array<Chunk> = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const kind = String.fromCharCode(...bytes.subarray(at, at + 4));
    chunks.push({ kind, body: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
};

const chunkBytes = (kind: string, body: Uint8Array): ReadonlyArray<Uint8Array> => {
  const head = Buffer.alloc(8);
  head.write(kind, "latin1");
  head.writeUInt32LE(body.length, 4);
  return [head, body, new Uint8Array(body.length % 2)];
};

/** A still picture made of one step of an animation, whose chunk starts with 16 bytes about its place and time. */
const stillPicture = (step: Uint8Array): Uint8Array => {
  const parts = readChunks(step.subarray(16)).filter(({ kind }) => ["ALPH", "VP8 ", "VP8L"].includes(kind));
  const header = Buffer.alloc(10);
  header[0] = parts.some(({ kind }) => kind === "ALPH") ? 0x10 : 0;
  // Width and height less one, 3 bytes each, stand in both headers in the same form.
  header.set(step.subarray(6, 12), 4);
  const all = [...chunkBytes("VP8X", header), ...parts.flatMap(({ kind, body }) => chunkBytes(kind, body))];
  const content = Buffer.concat([Buffer.from("WEBP"), ...all]);
  return Buffer.concat(chunkBytes("RIFF", content));
};

const sizeOf = (chunks: ReadonlyArray<Chunk>): readonly [number, number] => {
  for (const { kind, body } of chunks) {
    if (kind === "VP8X" && body.length >= 10) {
      const view = Buffer.from(body.buffer, body.byteOffset, body.length);
      return [view.readUIntLE(4, 3) + 1, view.readUIntLE(7, 3) + 1];
    }
    if (kind === "VP8 " && body.length >= 10) {
      return [(body[6]! | (body[7]! << 8)) & 0x3fff, (body[8]! | (body[9]! << 8)) & 0x3fff];
    }
    if (kind === "VP8L" && body.length >= 5) {
      const bits = body[1]! | (body[2]! << 8) | (body[3]! << 16) | ((body[4]! & 0x0f) << 24);
      return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
    }
  }
  return damaged("the WebP has no picture in it");
};

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Opens a WebP. Throws a DocumentFault when it is damaged or too large. */
export const openWebp = async (bytes: Uint8Array): Promise<FrameSource> => {
  const chunks = readChunks(bytes.subarray(12));
  checkSize(...sizeOf(chunks));
  const steps = chunks.filter(({ kind }) => kind === "ANMF");
  const still = steps[0] === undefined ? bytes : stillPicture(steps[0].body);
  const exif = chunks.find(({ kind }) => kind === "EXIF")?.body;
  const orientation = exif === undefined ? undefined : exifOrientation(exif);

  const codec = await import("@jsquash/webp/decode.js");
  const wasm = createRequire(import.meta.url).resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
  await codec.init({ wasmBinary: await readFile(wasm) });
  const decode = codec.default as unknown as (bytes: Uint8Array) => Promise<Picture>;
  const { width, height, data } = await decode(still);
  const frame = () => ({ width, height, grey: greyFromSamples(data, 4, width * height), orientation });
  return { frameCount: 1, frame, skippedFrames: Math.max(0, steps.length - 1) };
};
