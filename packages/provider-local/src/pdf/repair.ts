/** Repairs what the engine delivers: ligatures, accents that are drawn apart, and text that is drawn twice. */
import type { Character } from "./character.ts";
import { isRightToLeft, isSpace } from "./scripts.ts";

/** Text drawn again within this share of its size is the same text, made bold or given a shadow. */
const sameShift = 0.12;
const mostAtOnePlace = 32;

/** Spacing accents and the combining marks that they stand for. */
const accents: ReadonlyMap<number, number> = new Map([
  [0x60, 0x300],
  [0xb4, 0x301],
  [0x5e, 0x302],
  [0x2c6, 0x302],
  [0x7e, 0x303],
  [0x2dc, 0x303],
  [0xaf, 0x304],
  [0x2d8, 0x306],
  [0x2d9, 0x307],
  [0xa8, 0x308],
  [0x2da, 0x30a],
  [0x2dd, 0x30b],
  [0x2c7, 0x30c],
  [0xb8, 0x327],
  [0x2db, 0x328],
]);

const lam = 0x644;
const isAlef = (code: number): boolean => code === 0x622 || code === 0x623 || code === 0x625 || code === 0x627;

/**
 * The parts of a ligature come with the box of the whole: each gets its share. Right to left, PDFium gives the parts in
 * the wrong order, save for those that it took apart itself (lam with alef).
 */
const shareLigature = (parts: Array<Character>): void => {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return;
  const backwards = parts.every(({ code }) => isRightToLeft(code));
  if (backwards && !(first.code === lam && isAlef(second.code))) {
    const codes = parts.map(({ code }) => code).toReversed();
    parts.forEach((part, index) => {
      part.code = codes[index] ?? part.code;
    });
  }
  const { start, end, x0, x1, style } = first;
  const step = (end - start) / parts.length;
  parts.forEach((part, index) => {
    const place = backwards ? parts.length - 1 - index : index;
    part.start = start + place * step;
    part.end = part.start + step;
    if (style.rotated) return;
    part.x0 = x0 + (place * (x1 - x0)) / parts.length;
    part.x1 = x0 + ((place + 1) * (x1 - x0)) / parts.length;
  });
};

const shareLigatures = (characters: ReadonlyArray<Character>): void => {
  let parts: Array<Character> = [];
  for (const character of characters) {
    const [first] = parts;
    const same =
      first !== undefined &&
      !character.generated &&
      // An accent as wide as its letter lies over it in the same way.
      !accents.has(character.code) &&
      !accents.has(first.code) &&
      character.object === first.object &&
      character.start === first.start &&
      character.end === first.end &&
      character.baseline === first.baseline &&
      character.end > character.start;
    if (!same) {
      if (parts.length > 1) shareLigature(parts);
      parts = [];
    }
    if (!character.generated) parts.push(character);
  }
  if (parts.length > 1) shareLigature(parts);
};

/** The letter with the accent, when Unicode has one and the accent is drawn over it. */
const accented = (accent: Character, letter: Character): number | undefined => {
  const mark = accents.get(accent.code);
  if (mark === undefined || letter.code < 65 || letter.style.directionX !== accent.style.directionX) return undefined;
  const overlap = Math.min(accent.end, letter.end) - Math.max(accent.start, letter.start);
  const narrower = Math.min(accent.end - accent.start, letter.end - letter.start);
  if (overlap < 0.6 * narrower || narrower <= 0) return undefined;
  if (Math.abs(accent.baseline - letter.baseline) > 0.4 * letter.style.size) return undefined;
  // The i and j without a dot are there to carry an accent.
  const base = letter.code === 0x131 ? 0x69 : letter.code === 0x237 ? 0x6a : letter.code;
  const composed = (String.fromCodePoint(base) + String.fromCodePoint(mark)).normalize("NFC");
  return composed.length === 1 ? composed.codePointAt(0) : undefined;
};

/** Files draw accents before or after their letters, and sometimes only after the rest of the line. */
const accentReach = 300;

/** The letter over or under which an accent is drawn: the one whose middle is closest. */
const letterOf = (characters: ReadonlyArray<Character>, index: number): Character | undefined => {
  const accent = characters[index]!;
  let best: Character | undefined;
  let least = Number.POSITIVE_INFINITY;
  const last = Math.min(index + accentReach, characters.length - 1);
  for (let place = Math.max(index - accentReach, 0); place <= last; place++) {
    const letter = characters[place]!;
    const distance = Math.abs(letter.start + letter.end - accent.start - accent.end);
    if (distance >= least || place === index || accented(accent, letter) === undefined) continue;
    best = letter;
    least = distance;
  }
  return best;
};

const composeAccents = (characters: Array<Character>): Array<Character> => {
  const used = new Set<Character>();
  for (let index = 0; index < characters.length; index++) {
    const accent = characters[index]!;
    if (!accents.has(accent.code)) continue;
    const letter = letterOf(characters, index);
    if (letter === undefined) continue;
    letter.code = accented(accent, letter) ?? letter.code;
    used.add(accent);
  }
  return used.size === 0 ? characters : characters.filter((character) => !used.has(character));
};

/** Positions of the first character of each text object. */
const objectStarts = (characters: ReadonlyArray<Character>): ReadonlyArray<number> => {
  const starts: Array<number> = [];
  let object = 0;
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index]!;
    if (character.object === object || isSpace(character.code)) continue;
    object = character.object;
    starts.push(index);
  }
  return starts;
};

/** Whether the text object that starts at `again` is drawn over the one that starts at `first`, glyph by glyph. */
const isRepeat = (characters: ReadonlyArray<Character>, first: number, again: number): boolean => {
  const { object } = characters[again]!;
  for (let offset = 0; again + offset < characters.length; offset++) {
    const [kept, repeated] = [characters[first + offset], characters[again + offset]!];
    if (repeated.object !== object) break;
    const limit = sameShift * repeated.style.size;
    if (
      kept === undefined ||
      kept.code !== repeated.code ||
      Math.abs(kept.start - repeated.start) > limit ||
      Math.abs(kept.baseline - repeated.baseline) > limit
    )
      return false;
  }
  return true;
};

/** Drops text that is drawn a second time at nearly the same place; the first drawing becomes bold. */
const dropRepeats = (characters: Array<Character>): Array<Character> => {
  const cell = 4;
  const columns = 1 << 14;
  const seen = new Map<number, Array<number>>();
  const dropped = new Set<Character>();
  for (const start of objectStarts(characters)) {
    const { code, start: x, baseline: y, object, style } = characters[start]!;
    const key = (code * columns + Math.round(x / cell)) * columns + Math.round(y / cell);
    let first: number | undefined;
    for (let across = -columns; across <= columns && first === undefined; across += columns)
      for (let down = -1; down <= 1 && first === undefined; down++)
        first = seen.get(key + across + down)?.find((other) => isRepeat(characters, other, start));
    if (first === undefined) {
      const place = seen.get(key);
      if (place === undefined) seen.set(key, [start]);
      else if (place.length < mostAtOnePlace) place.push(start);
      continue;
    }
    for (let index = start; characters[index]?.object === object; index++) dropped.add(characters[index]!);
    const kept = characters[first]!.style;
    if (kept.color === style.color && !style.invisible) kept.bold = true;
  }
  return dropped.size === 0 ? characters : characters.filter((character) => !dropped.has(character));
};

/** The characters, repaired. Those that are given may be changed. */
export const repairCharacters = (characters: Array<Character>): Array<Character> => {
  shareLigatures(characters);
  return composeAccents(dropRepeats(characters));
};
