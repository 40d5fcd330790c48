/** Which links of a document may lead anywhere. */

/** Whether an address is of the web or of mail. Everything else (`javascript:`, `data:`, `file:`, relative) stays text. */
export const isSafeLink = (href: string): boolean => /^(?:https?:\/\/[^/\s]|mailto:[^\s])/i.test(href);
