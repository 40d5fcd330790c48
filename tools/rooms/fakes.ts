/** Rooms of `fakes`. Servers that behave like vendors. */
export const fakesRooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  // The fakes know nothing of core: a vendor's server does not either.
  "fakes/fixture/": ["node:", "@pdf-lib/fontkit", "fflate", "jpeg-js", "pdf-lib", "zod", "#fixture/"],
  // The engine that draws pages as pixels is loaded only when a raster is made.
  "fakes/fixture/raster/": ["node:", "@embedpdf/pdfium", "fflate", "pdf-lib", "#fixture/"],
  "fakes/server/": ["node:", "#server/"],
  "fakes/mistral/": ["node:", "#fixture/", "#mistral/", "#server/"],
  // Foundry runs models of Mistral: they answer alike.
  "fakes/azure/": ["node:", "jpeg-js", "#azure/", "#fixture/", "#mistral/", "#server/"],
  "fakes/aimlapi/": ["#aimlapi/", "#mistral/", "#server/"],
  "fakes/index.ts": ["#"],
};
