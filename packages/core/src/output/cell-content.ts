/** What stands in a cell of an HTML table, gathered as inline Markdown while the parser walks through it. */
import { escapeMarkdown } from "./escape.ts";
import { isSafeLink } from "./link.ts";

/** Gathers one cell. */
export interface CellContent {
  readonly text: (text: string) => void;
  /** An opening tag; `source` is its text, which stands for a tag that is not known. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, source: string) => void;
  readonly close: (name: string, source: string) => void;
  readonly lineBreak: () => void;
  /** A part of a table inside the cell: its cells come apart by spaces, its rows by line breaks. */
  readonly separate: (name: string) => void;
  /** The whole, trimmed. */
  readonly end: () => string;
}

interface Mark {
  readonly name: string;
  readonly at: number;
  readonly href: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const breaks = words(
  "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article figure figcaption center pre hr",
);
const silent = words("span font small big mark label abbr cite q time var ins nobr wbr bdi bdo");
const codes = words("code tt kbd samp");
/** The tag that a mark is written with, and the sign that is nicer where it is sure to be read. */
const marks: Readonly<Record<string, readonly [tag: string, sign: string]>> = {
  b: ["b", "**"],
  strong: ["b", "**"],
  i: ["i", "*"],
  em: ["i", "*"],
  s: ["s", "~~"],
  del: ["s", "~~"],
  strike: ["s", "~~"],
  u: ["u", ""],
  sup: ["sup", ""],
  sub: ["sub", ""],
};

const codeSpan = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const edge = /^`|`$/.test(text) ? " " : "";
  return text === "" ? "" : fence + edge + text + edge + fence;
};

const collapsed = (text: string): string => text.replaceAll(/[\t\n\f\r ]+/g, " ");

const encoded = (href: string): string =>
  href.replaceAll(/[\s<>()\\|]/g, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`);

/** Starts an empty cell. */
export const cellContent = (): CellContent => {
  let out = "";
  // Text is escaped when it is complete, for a sign may mean something only with what follows.
  let pending = "";
  let breakDue = false;
  const open: Array<Mark> = [];
  const inCode = () => open.some(({ name }) => codes.has(name));

  const flush = () => {
    if (inCode()) return;
    const text = collapsed(pending);
    pending = "";
    write(escapeMarkdown(text));
  };
  const write = (text: string) => {
    if (text.trim() !== "" && breakDue) {
      out = `${out.trimEnd()}<br>`;
      breakDue = false;
      text = text.trimStart();
    }
    out += text;
  };

  const marked = (inner: string, [tag, sign]: readonly [string, string]): string => {
    const ink = inner.trim();
    if (ink === "") return inner;
    const isSure =
      /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(ink) && !ink.includes(sign[0] ?? " ") && !/[*~_]$/.test(out);
    const text = sign !== "" && isSure ? sign + ink + sign : `<${tag}>${ink}</${tag}>`;
    return inner.replace(ink, () => text);
  };

  const linked = (label: string, href: string): string => {
    const ink = label.trim();
    if (ink === "" || !isSafeLink(href) || ink.includes("](")) return label;
    const text = `[${ink.replaceAll(/(?<!\\)[[\]]/g, String.raw`\$&`)}](${encoded(href)})`;
    // A link after an exclamation mark would be a picture.
    if (out.endsWith("!")) out = `${out.slice(0, -1)}\\!`;
    return label.replace(ink, () => text);
  };

  const closeTop = () => {
    const mark = open.at(-1);
    if (mark === undefined) return;
    if (codes.has(mark.name)) {
      open.pop();
      if (inCode()) return;
      const text = codeSpan(collapsed(pending).trim());
      pending = "";
      return write(text);
    }
    flush();
    open.pop();
    const inner = out.slice(mark.at);
    out = out.slice(0, mark.at);
    const how = marks[mark.name];
    out += how === undefined ? linked(inner, mark.href) : marked(inner, how);
  };

  const lineBreak = () => {
    flush();
    if (inCode()) pending += " ";
    else if (out.trim() !== "") breakDue = true;
  };

  return {
    text: (text) => {
      pending += text;
    },
    open: (name, attributes, source) => {
      if (name === "br" || breaks.has(name)) lineBreak();
      else if (name === "img") {
        const { alt = "", src = "" } = attributes;
        const label = (alt || src).replaceAll(/[[\]\\\s]+/g, " ").trim();
        // The bytes of a picture have no place in a cell.
        const isPlain = src !== "" && !/^data:|[()<>\s]/.test(src);
        pending += isPlain ? `![${label}](${src})` : alt;
      } else if (codes.has(name) || name in marks || name === "a") {
        flush();
        // A break belongs before the mark, not into it.
        if (breakDue && !inCode()) {
          out = `${out.trimEnd()}<br>`;
          breakDue = false;
        }
        open.push({ name, at: out.length, href: attributes["href"] ?? "" });
      } else if (!silent.has(name)) pending += source;
    },
    close: (name, source) => {
      if (breaks.has(name)) lineBreak();
      else if (codes.has(name) || Object.hasOwn(marks, name) || name === "a") {
        if (!open.some((mark) => mark.name === name)) return;
        let top: string | undefined;
        while (top !== name) {
          top = open.at(-1)?.name;
          closeTop();
        }
      } else if (name !== "br" && name !== "img" && !silent.has(name)) pending += source;
    },
    lineBreak,
    separate: (name) => {
      if (name === "td" || name === "th") pending += " ";
      else lineBreak();
    },
    end: () => {
      while (open.length > 0) closeTop();
      flush();
      return out.trim();
    },
  };
};
