/** The blocks of a page: its parts as Markdown, each with its type. */
import type { Box, Picture } from "../page/content.ts";
import type { Table } from "../table/table.ts";
import type { Mark, Rendered } from "./inline.ts";

/** What a block is, in the words of the wire. */
export type BlockKind =
  | "text"
  | "title"
  | "list"
  | "table"
  | "image"
  | "equation"
  | "caption"
  | "code"
  | "references"
  | "aside_text"
  | "header"
  | "footer";

/** A block. Its `text` is exactly what stands in the page's Markdown. */
export interface Block extends Rendered {
  readonly kind: BlockKind;
  /** In points. */
  readonly box: Box;
  readonly marks: ReadonlyArray<Mark>;
  /** For `header` and `footer`: the text as it is outside of Markdown. */
  readonly plain?: string;
  /** For `table` and `image`: what it was made of. */
  readonly table?: Table;
  readonly picture?: Picture;
}
