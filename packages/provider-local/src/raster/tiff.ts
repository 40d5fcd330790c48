/**
 * TIFF to grey: many pages, strips and tiles, channels together or apart; fax G3 and G4, LZW, PackBits, Deflate, JPEG.
 * The known libraries lack most of these, or hang on damaged files.
 */
import { DocumentFault } from "../document-fault.ts";
import { checkSize, damaged, type FrameSource, type RawFrame } from "./frame.ts";
import { greyByPixel, luma, overWhite } from "./luma.ts";
import type { StreamCodec } from "./stream-codec.ts";
import { readDirectories, type TiffDirectory } from "./tiff-directory.ts";
import { greyFromJpeg, isJpeg, unpackSegment, type SampleLayout } from "./tiff-segment.ts";

const whiteIsZero = 0;
const rgb = 2;
const palette = 3;
const cmyk = 5;
const yCbCr = 6;
const lab = 8;

/** All samples of a picture, interleaved. */
const readSamples = (
  file: Uint8Array,
  directory: TiffDirectory,
  layout: SampleLayout,
  channels: number,
  codec: StreamCodec,
): Uint8Array => {
  const width = directory.get(256)!;
  const height = directory.get(257)!;
  const tileWidth = directory.get(322);
  const segmentWidth = tileWidth ?? width;
  const segmentHeight = Math.min(
    directory.get(tileWidth === undefined ? 278 : 323) ?? height,
    tileWidth === undefined ? height : Infinity,
  );
  if (!(segmentWidth >= 1 && segmentHeight >= 1)) damaged("the TIFF has empty strips");
  checkSize(segmentWidth, segmentHeight);
  const offsets = directory.all(tileWidth === undefined ? 273 : 324);
  const lengths = directory.all(tileWidth === undefined ? 279 : 325);
  if (offsets.length === 0) damaged("the TIFF has no strips");
  const across = Math.ceil(width / segmentWidth);
  const down = Math.ceil(height / segmentHeight);
  const samples = new Uint8Array(width * height * channels);
  const { perPixel } = layout;
  const planes = perPixel === channels ? 1 : channels;
  for (let i = 0; i < Math.min(offsets.length, across * down * planes); i++) {
    const plane = Math.trunc(i / (across * down));
    const left = (i % across) * segmentWidth;
    const top = (Math.trunc(i / across) % down) * segmentHeight;
    const rows = Math.min(segmentHeight, height - top);
    const start = offsets[i]!;
    const stored = file.subarray(start, start + (lengths[i] ?? file.length));
    if (stored.length === 0) damaged("the TIFF is cut off");
    const tileRows = tileWidth === undefined ? rows : segmentHeight;
    const part = unpackSegment(directory, stored, segmentWidth, tileRows, layout, codec);
    const columns = Math.min(segmentWidth, width - left);
    for (let y = 0; y < rows; y++) {
      const from = y * segmentWidth * perPixel;
      const to = ((top + y) * width + left) * channels;
      if (planes === 1) samples.set(part.subarray(from, from + columns * perPixel), to);
      else for (let x = 0; x < columns; x++) samples[to + x * channels + plane] = part[from + x]!;
    }
  }
  return samples;
};

const greyOf = (file: Uint8Array, directory: TiffDirectory, codec: StreamCodec): Uint8Array => {
  const pixels = directory.get(256)! * directory.get(257)!;
  const little = file[0] === 0x49;
  const photometric = directory.get(262) ?? 1;
  const bits = directory.get(258) ?? 1;
  const channels = isJpeg(directory) ? 1 : (directory.get(277) ?? 1);
  const apart = directory.get(284) === 2;
  if (![1, 2, 4, 8, 16].includes(bits) || (directory.get(339) ?? 1) > 2 || channels > 8 || directory.get(317) === 3) {
    throw new DocumentFault(
      "unsupported-type",
      `unsupported: the TIFF has ${channels} samples of ${bits} bits a pixel, of an unusual kind`,
    );
  }
  const layout = { bits, perPixel: apart ? 1 : channels, little, indexed: photometric === palette };
  const samples = readSamples(file, directory, layout, channels, codec);
  if (isJpeg(directory)) return samples;
  const first = (i: number) => samples[i * channels]!;
  const second = (i: number) => samples[i * channels + 1]!;
  const third = (i: number) => samples[i * channels + 2]!;
  const fourth = (i: number) => samples[i * channels + 3]!;
  const hasAlpha = [1, 2].includes(directory.get(338) ?? 0);
  if (photometric === rgb && channels >= 3) {
    const alpha = hasAlpha && channels === 4 ? fourth : () => 255;
    return greyByPixel(pixels, (i) => overWhite(luma(first(i), second(i), third(i)), alpha(i)));
  }
  if (photometric === palette) {
    const map = directory.all(320);
    const size = map.length / 3;
    const table = greyByPixel(256, (i) =>
      luma((map[i] ?? 0) >> 8, (map[i + size] ?? 0) >> 8, (map[i + 2 * size] ?? 0) >> 8),
    );
    return greyByPixel(pixels, (i) => table[first(i)]!);
  }
  if (photometric === cmyk && channels >= 4) {
    return greyByPixel(
      pixels,
      (i) => (luma(255 - first(i), 255 - second(i), 255 - third(i)) * (255 - fourth(i))) / 255,
    );
  }
  if (photometric === yCbCr) {
    throw new DocumentFault("unsupported-type", "unsupported: the TIFF stores colour as YCbCr without JPEG");
  }
  if (photometric > 1 && photometric !== lab) damaged(`the TIFF has the unknown colour kind ${photometric}`);
  const alpha = hasAlpha && channels === 2 ? second : () => 255;
  const inverted = photometric === whiteIsZero;
  return greyByPixel(pixels, (i) => overWhite(inverted ? 255 - first(i) : first(i), alpha(i)));
};

const frameOf = (file: Uint8Array, directory: TiffDirectory, codec: StreamCodec): RawFrame => {
  const width = directory.get(256)!;
  const height = directory.get(257) ?? 0;
  checkSize(width, height);
  const unit = directory.get(296) ?? 2;
  const scale = unit === 3 ? 2.54 : unit === 2 ? 1 : 0;
  const dpi = (tag: number) => (directory.get(tag) ?? 0) * scale;
  const whole = directory.get(259) === 6 ? directory.get(513) : undefined;
  // The old way to put a JPEG into a TIFF: as a complete file.
  const grey =
    whole === undefined
      ? greyOf(file, directory, codec)
      : greyFromJpeg(file.subarray(whole, whole + (directory.get(514) ?? file.length)), codec, false, width, height);
  return { width, height, grey, dpiX: dpi(282), dpiY: dpi(283), orientation: directory.get(274) };
};

/** Opens a TIFF; every page is a frame. Throws a DocumentFault when it is damaged, too large or of an unknown kind. */
export const openTiff = (file: Uint8Array, codec: StreamCodec): FrameSource => {
  const directories = readDirectories(file);
  return {
    frameCount: directories.length,
    frame: (index) => frameOf(file, directories[index]!, codec),
    skippedFrames: 0,
  };
};
