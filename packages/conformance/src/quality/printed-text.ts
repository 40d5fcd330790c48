/** What is printed on a page, to the sign: the text of its truth, and the numbers in front of the entries of lists. */
import type { Item, PageTruth } from "@ocr/fakes";
import { itemText } from "../fixture/page-text.ts";

const printedItem = (item: Item): string =>
  item.kind === "list" && item.ordered === true
    ? item.lines.map((line, i) => `${i + 1}. ${line.text}`).join(" ")
    : itemText(item);

/** The whole text of a page in reading order, with header and footer. */
export const printedText = (page: PageTruth): string =>
  [page.header?.text ?? "", ...page.items.map(printedItem), page.footer?.text ?? ""]
    .filter((text) => text !== "")
    .join(" ");
