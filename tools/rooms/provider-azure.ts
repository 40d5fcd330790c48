/** Rooms of `provider-azure`. A provider: it translates, and imports the SPI only. */
export const providerAzureRooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  "provider-azure/access.ts": ["@ocr/core/provider"],
  "provider-azure/foundry/": ["@ocr/core/compatible", "@ocr/core/provider", "#access.ts", "#foundry/"],
  "provider-azure/document-intelligence/": ["zod", "@ocr/core/provider", "#access.ts", "#document-intelligence/"],
  "provider-azure/index.ts": ["#"],
};
