/** Captions of figures and tables. */

const label =
  /^(?:fig(?:ure|\.)?|table|tab\.|scheme|chart|exhibit|plate|box|listing|abbildung|abb\.|tabelle|tableau|figura|tabla|рис(?:унок|\.)|таблица|شكل|جدول|[<[［〈]?(?:그림|표|图|表|図|圖))\s*(?:[A-Z]?\d+(?:[-.–]\d+)*|[IVX]+)(?![\p{L}\d])(.*)$/isu;

/** Whether a text is a caption. `beside`: a table or a picture comes directly before or after it. */
export const isCaption = (text: string, beside: boolean): boolean => {
  if (text.length > 1200) return false;
  const rest = label.exec(text)?.[1];
  if (rest === undefined) return false;
  if (/^\s*[.:：|)\]>］〉–—-]/u.test(rest) || rest.trim() === "") return true;
  // "Table 4 shows …" is a sentence; "Table 4 Results" is not, at least beside a table.
  return beside && /^\s+[\p{Lu}\p{Lo}]/u.test(rest);
};
