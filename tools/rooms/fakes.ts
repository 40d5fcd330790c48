/** Rooms of `fakes`. Servers that behave like vendors. */
export const fakesRooms: Readonly<Record<string, ReadonlyArray<string>>> = {
  // The fakes know nothing of core: a vendor's server does not either.
  "fakes/fixture/": ["node:", "jpeg-js", "pdf-lib", "zod", "#fixture/"],
  "fakes/server/": ["node:", "#server/"],
  "fakes/mistral/": ["node:", "#fixture/", "#mistral/", "#server/"],
  // Foundry runs models of Mistral: they answer alike.
  "fakes/azure/": ["node:", "jpeg-js", "#azure/", "#fixture/", "#mistral/", "#server/"],
  "fakes/aimlapi/": ["#aimlapi/", "#mistral/", "#server/"],
  "fakes/index.ts": ["#"],
};
