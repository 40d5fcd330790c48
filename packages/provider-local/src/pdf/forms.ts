/** The document's form: its handle for drawing, and what is filled in as words, which the text of a page lacks. */
import type { Box, Word } from "../page/content.ts";
import { mapBox } from "./matrix.ts";
import type { OpenPage } from "./page.ts";
import type { Pdfium } from "./pdfium.ts";
import { setMark, typeset } from "./typeset.ts";

/** The environment that PDFium needs to read and draw the fields of a document. */
export interface Form {
  /** Handle of the form; 0 when the document has none. */
  readonly handle: number;
  close(): void;
}

/** Opens the form of a document. It must be closed before the document. */
export const openForm = ({ call }: Pdfium, document: number): Form => {
  if (call.FPDF_GetFormType(document) <= 0) return { handle: 0, close: () => {} };
  const information = call.PDFiumExt_OpenFormFillInfo();
  const handle = information === 0 ? 0 : call.PDFiumExt_InitFormFillEnvironment(document, information);
  if (handle !== 0) call.FPDF_SetFormFieldHighlightAlpha(handle, 0);
  return {
    handle,
    close: () => {
      if (handle !== 0) call.PDFiumExt_ExitFormFillEnvironment(handle);
      if (information !== 0) call.PDFiumExt_CloseFormFillInfo(information);
    },
  };
};

const freeText = 3;
const widget = 20;
const checkBox = 2;
const radioButton = 3;
const comboBox = 4;
const listBox = 5;
const textField = 6;
/** Hidden, or not to be shown on a screen. */
const unseen = (1 << 1) | (1 << 5);
const password = 1 << 13;
const checked = "☒";
const unchecked = "☐";
const mostAnnotations = 10_000;

interface Entry {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
}

const textOf = ({ call, heap }: Pdfium, annotation: number, key: string): string => {
  const name = heap.store(new TextEncoder().encode(`${key}\0`));
  try {
    return heap.utf16((buffer, size) => call.FPDFAnnot_GetStringValue(annotation, name, buffer, size));
  } finally {
    heap.release(name);
  }
};

const boxOf = ({ pdfium: { call, heap }, upright }: OpenPage, annotation: number): Box | undefined => {
  const { scratch } = heap;
  if (call.FPDFAnnot_GetRect(annotation, scratch) === 0) return undefined;
  const [left, top, right, bottom] = [0, 1, 2, 3].map((place) => heap.float(scratch, place));
  return mapBox(upright, left ?? 0, bottom ?? 0, right ?? 0, top ?? 0);
};

const fieldText = ({ call, heap }: Pdfium, form: number, annotation: number): string => {
  const type = call.FPDFAnnot_GetFormFieldType(form, annotation);
  if (type === checkBox || type === radioButton)
    return call.FPDFAnnot_IsChecked(form, annotation) === 1 ? checked : unchecked;
  if (type !== textField && type !== comboBox && type !== listBox) return "";
  if (type === textField && (call.FPDFAnnot_GetFormFieldFlags(form, annotation) & password) !== 0) return "";
  return heap.utf16((buffer, size) => call.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size));
};

const readEntry = (page: OpenPage, form: number, annotation: number): Entry | undefined => {
  const { pdfium } = page;
  const { call } = pdfium;
  const subtype = call.FPDFAnnot_GetSubtype(annotation);
  if (subtype !== freeText && !(subtype === widget && form !== 0)) return undefined;
  if ((call.FPDFAnnot_GetFlags(annotation) & unseen) !== 0) return undefined;
  const text = subtype === widget ? fieldText(pdfium, form, annotation) : textOf(pdfium, annotation, "Contents");
  const box = text.trim() === "" ? undefined : boxOf(page, annotation);
  if (box === undefined || box.x1 - box.x0 < 1 || box.y1 - box.y0 < 1) return undefined;
  // The default appearance, such as `/Helv 10 Tf 0 g`, holds the size; 0 means that the text fits the box.
  const size = Number(/([\d.]+)\s+Tf/.exec(textOf(pdfium, annotation, "DA"))?.[1] ?? 0);
  return { text, box, size };
};

/** Whether the page's own text already holds what the field holds: a form that was flattened and kept its fields. */
const isDrawn = ({ text, box }: Entry, words: ReadonlyArray<Word>): boolean => {
  const inside = words.filter((word) => {
    const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
    return x >= box.x0 - 1 && x <= box.x1 + 1 && y >= box.y0 - 1 && y <= box.y1 + 1;
  });
  const plain = (value: string): string => value.replace(/\s+/g, "");
  return inside.length > 0 && plain(inside.map((word) => word.text).join("")).includes(plain(text));
};

/**
 * The words that the fields of the form and the notes typed onto the page hold. A check box is the word `☒` or `☐`.
 * `words` are those of the page's own text; what stands there already is left out.
 */
export const readFormWords = (page: OpenPage, form: Form, words: ReadonlyArray<Word>): ReadonlyArray<Word> => {
  const { call } = page.pdfium;
  const found: Array<Word> = [];
  const count = Math.min(call.FPDFPage_GetAnnotCount(page.page), mostAnnotations);
  for (let index = 0; index < count; index++) {
    const annotation = call.FPDFPage_GetAnnot(page.page, index);
    if (annotation === 0) continue;
    try {
      const entry = readEntry(page, form.handle, annotation);
      if (entry === undefined || isDrawn(entry, words)) continue;
      const { text, box, size } = entry;
      if (text === checked || text === unchecked) found.push(setMark(text, box));
      else found.push(...typeset(text, box, size));
    } finally {
      call.FPDFPage_CloseAnnot(annotation);
    }
  }
  return found;
};
