/** Corrects sizes that say nothing: fonts drawn by procedures (Type 3) choose their own unit. */
import type { Character } from "./character.ts";
import { isSpace } from "./scripts.ts";
import type { Style } from "./style.ts";

/** Glyphs are never so many times taller than their font. */
const tallest = 2.5;
/** Nor is every one of several so much lower. */
const lowest = 0.3;
const several = 3;
/** How tall the tallest glyphs of a font usually are, in shares of its size. */
const usual = 0.95;
/** Mean advance of characters, in shares of the size, where the size is right whatever the font says of its height. */
const advances = { least: 0.2, most: 1.15 };

interface Measured {
  readonly styles: Set<Style>;
  readonly size: number;
  height: number;
  advance: number;
  count: number;
}

/** Sets size and em of styles whose glyphs are far larger or smaller than the size that the file gives. */
export const correctSizes = (characters: ReadonlyArray<Character>): void => {
  const fonts = new Map<string, Measured>();
  let style: Style | undefined;
  let measured: Measured | undefined;
  for (const character of characters) {
    if (character.generated || isSpace(character.code)) continue;
    if (character.style !== style || measured === undefined) {
      style = character.style;
      const key = `${style.font} ${style.size.toFixed(2)}`;
      measured = fonts.get(key);
      if (measured === undefined)
        fonts.set(key, (measured = { styles: new Set(), size: style.size, height: 0, advance: 0, count: 0 }));
      measured.styles.add(style);
    }
    measured.count++;
    measured.advance += character.end - character.start;
    if (character.height > measured.height) measured.height = character.height;
  }
  for (const { styles, size, height, advance, count } of fonts.values()) {
    const ratio = height / size;
    const width = advance / count / size;
    if (width > advances.least && width < advances.most) continue;
    if (ratio <= tallest && (ratio >= lowest || count < several || ratio === 0)) continue;
    for (const one of styles) {
      one.size *= ratio / usual;
      one.em *= ratio / usual;
    }
  }
};
