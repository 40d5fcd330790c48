/** Rooms of `cli`. The command names the providers; nothing imports it. */
export const cliRooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  // The command names the providers; nothing imports it.
  "cli/": [
    "node:",
    "npm:",
    "@ocr/core",
    "@ocr/core/node",
    "@ocr/core/output",
    "@ocr/core/provider",
    "@ocr/provider-aimlapi",
    "@ocr/provider-azure",
    "@ocr/provider-local",
    "@ocr/provider-mistral",
    "#",
  ],
};
