/** Small questions about how a line of text begins and ends. */

const sentenceEnd = /[.!?。！？؟۔…]["”’»')\]]*(?:\s?[\d,*†‡]{1,5})?$/u;
const lowerStart = /^["“‘'«([]*\p{Ll}/u;

/** Whether a sentence may end here, a footnote mark behind the full stop included. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

/** Whether the text ends in the middle of an enumeration or a broken word. */
export const endsOpen = (text: string): boolean => /[,\-–‐](?:\s?[\d*†‡]{1,3})?$/u.test(text);

/** Whether the text goes on with a small letter, and so is no beginning. */
export const startsLower = (text: string): boolean => lowerStart.test(text);

const pageNumbers = /\p{L}.*[,.]\s(?:\d{1,4}(?:[-–]\d{1,4})?(?:,\s|$))+$/u;

/** Whether the text is an entry of an index, which ends with the numbers of pages: "whales, 12, 14–16". */
export const isIndexEntry = (text: string): boolean => pageNumbers.test(text);
