/** Rooms of `provider-aimlapi`. A provider: it translates, and imports the SPI only. */
export const providerAimlapiRooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  "provider-aimlapi/capabilities.ts": ["@ocr/core/provider"],
  "provider-aimlapi/models.ts": ["@ocr/core/provider"],
  "provider-aimlapi/to-vendor.ts": ["@ocr/core/compatible"],
  "provider-aimlapi/vendor.ts": ["zod"],
  "provider-aimlapi/from-vendor.ts": ["@ocr/core/provider", "#vendor.ts"],
  "provider-aimlapi/provider.ts": [
    "@ocr/core/compatible",
    "@ocr/core/provider",
    "#capabilities.ts",
    "#from-vendor.ts",
    "#models.ts",
    "#to-vendor.ts",
  ],
  "provider-aimlapi/index.ts": ["#"],
};
