/** GIF to grey: the first picture, laid over white. */
import { GifReader } from "omggif";
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import { greyFromSamples } from "./luma.ts";

/** Opens a GIF. The later steps of an animation are left out. Throws a DocumentFault when it is damaged or too large. */
export const openGif = (bytes: Uint8Array): FrameSource => {
  const reader = new GifReader(bytes);
  const { width, height } = reader;
  checkSize(width, height);
  const count = reader.numFrames();
  if (count === 0) damaged("the GIF has no picture in it");
  const first = reader.frameInfo(0);
  checkSize(first.width, first.height);
  const frame = () => {
    const samples = new Uint8Array(width * height * 4);
    reader.decodeAndBlitFrameRGBA(0, samples);
    return { width, height, grey: greyFromSamples(samples, 4, width * height) };
  };
  return { frameCount: 1, frame, skippedFrames: count - 1 };
};
