/** Takes out of a text or a JSON value what nobody else may read: credentials, and the bytes of documents. */

const secretNames =
  /^(authorization|proxy-authorization|cookie|set-cookie|.*api[-_]?key|ocp-apim-subscription-key|password|token|access_token|secret)$/i;
const cut = "[redacted]";
// Shorter than this, a credential would be found in half of all words.
const leastSecret = 4;

/** A size for people, from a number of base64 characters. */
const sizeOf = (base64: string): string => {
  const bytes = Math.floor((base64.length * 3) / 4);
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} kB`;
};

/** A text without credentials and without base64 payloads. */
export const redactedText = (text: string, secrets: ReadonlyArray<string> = []): string => {
  let clean = text;
  // The longest first: one may be a part of another.
  for (const secret of [...secrets].toSorted((a, b) => b.length - a.length)) {
    if (secret.length < leastSecret) continue;
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))
      clean = clean.replaceAll(form, cut);
  }
  return clean
    .replaceAll(/(:\/\/)[^\s/@:]*:[^\s/@]+@/g, `$1${cut}@`)
    .replaceAll(/([?&](?:[\w-]*key|[\w-]*token|sig|signature|secret|password)=)[^&\s"'<>]+/gi, `$1${cut}`)
    .replaceAll(/\b(Bearer|Basic)\s+(?!\[redacted\])[\w.~+/=-]{4,}/gi, `$1 ${cut}`)
    .replaceAll(
      /(data:[\w.+-]*\/?[\w.+-]*(?:;[\w.+-]+=[\w.+-]+)*;base64,)([A-Za-z0-9+/=_-]{24,})/g,
      (_, head: string, payload: string) => `${head}… (${sizeOf(payload)})`,
    )
    .replaceAll(/[A-Za-z0-9+/_-]{200,}={0,2}/g, (payload) => `… (${sizeOf(payload)} of base64)`);
};

// Deeper values were made to break programs; nobody reads them.
const mostDepth = 64;

/** A JSON value without credentials and without base64 payloads. Values under names of credentials are cut whole. */
export const redacted = (value: unknown, secrets: ReadonlyArray<string> = [], depth = 0): unknown => {
  if (typeof value === "string") return redactedText(value, secrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth > mostDepth) return "…";
  if (Array.isArray(value)) return value.map((entry) => redacted(entry, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      redactedText(name, secrets),
      secretNames.test(name) && typeof entry === "string" ? cut : redacted(entry, secrets, depth + 1),
    ]),
  );
};
