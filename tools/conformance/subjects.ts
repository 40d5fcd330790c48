/** The providers of this repository as subjects; those of vendors in front of the vendor's fake. */
import { providerSubject, referenceSubject, type Subject } from "@ocr/conformance";
import { fakeAimlapi, fakeDocumentIntelligence, fakeFoundry, fakeMistral } from "@ocr/fakes";
import { aimlapi } from "@ocr/provider-aimlapi";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

type Provider = Parameters<typeof providerSubject>[0]["provider"];

/** A provider in front of its fake; both are closed together. */
const inFrontOf = <
  F extends {
    readonly url: string;
    readonly apiKey: string;
    readonly host?: (url: string, bytes: Uint8Array) => void;
    readonly close: () => Promise<void>;
  },
>(
  fake: F,
  make: (fake: F) => Provider,
): Subject => {
  const subject = providerSubject({
    provider: make(fake),
    withKey: (apiKey) => make({ ...fake, apiKey }),
    ...(fake.host === undefined ? {} : { host: fake.host }),
  });
  return {
    ...subject,
    close: async () => {
      await subject.close();
      await fake.close();
    },
  };
};

/** Makers of the subjects, by the names of the command line. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  reference: async () => referenceSubject(),
  local: async () => providerSubject({ provider: local(), usesFetch: false }),
  mistral: async () =>
    inFrontOf(await fakeMistral({ pagesPerMinute: 1_000_000, keepBodies: false }), ({ apiKey, url }) =>
      mistral({ apiKey, baseURL: url }),
    ),
  azure: async () =>
    inFrontOf(await fakeFoundry({ requestsPerMinute: 1_000_000, keepBodies: false }), ({ apiKey, url }) =>
      azure({ apiKey, endpoint: url }),
    ),
  "azure-ocr-4": async () =>
    inFrontOf(await fakeFoundry({ requestsPerMinute: 1_000_000, keepBodies: false }), ({ apiKey, url }) =>
      azure({ apiKey, endpoint: url, model: "mistral-ocr-4-0" }),
    ),
  "azure-di": async () =>
    inFrontOf(await fakeDocumentIntelligence({ keepBodies: false }), ({ apiKey, url }) =>
      azureDocumentIntelligence({ apiKey, endpoint: url }),
    ),
  aimlapi: async () =>
    inFrontOf(await fakeAimlapi({ keepBodies: false }), ({ apiKey, url }) => aimlapi({ apiKey, baseURL: url })),
};
