/** Formulas that stand on lines of their own. */

const sign = /[=<>≤≥≈≠≡∑∏∫√∂∇∈∉⊂⊆∪∩→↦⇒⇔∞±×·÷∀∃]/u;
const word = /\p{L}{4,}/u;

/** Whether the text is a formula: it has a sign of mathematics and hardly any word. It stays as it was read. */
export const isEquation = (text: string): boolean => {
  if (text.length > 200 || text.length < 3 || !sign.test(text) || !/[\p{L}\d]/u.test(text)) return false;
  const long = text.split(/\s+/).filter((piece) => word.test(piece)).length;
  return long === 0 || (long <= 1 && text.length > 30);
};
