/** Ways to spoil the text of pages. */
import type { Body } from "./mutant.ts";

/** A page of a response. */
export type Page = Body["pages"][number];

/** Spoils every page. */
export const pagesOf = (spoil: (page: Page) => void) => (body: Body) => body.pages.forEach(spoil);

/** Changes the text of every page. */
export const text = (change: (markdown: string) => string) =>
  pagesOf((page) => (page.markdown = change(page.markdown)));

/** Changes the parts of every page, as empty lines divide it. */
export const parts = (change: (parts: Array<string>) => Array<string>) =>
  text((markdown) => change(markdown.split("\n\n")).join("\n\n"));

/** The parts that fit stand at the end, or at the beginning. */
export const moved = (which: RegExp, where: "first" | "last") =>
  parts((all) => {
    const [some, rest] = [all.filter((part) => which.test(part)), all.filter((part) => !which.test(part))];
    return where === "first" ? [...some, ...rest] : [...rest, ...some];
  });
