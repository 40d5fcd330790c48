/** The vendors of the snippets: fakes that stand at the vendors' own addresses, so that a snippet needs no address. */
import { fakeAimlapi, fakeDocumentIntelligence, fakeFoundry, fakeMistral } from "@ocr/fakes";

const litellm = "http://localhost:4000";

/** All vendors, fresh. */
export const startVendors = async () => {
  const [aimlapi, foundry, intelligence, mistral] = await Promise.all([
    fakeAimlapi(),
    fakeFoundry(),
    fakeDocumentIntelligence({ tier: "F0", firstRetryAfter: "0" }),
    fakeMistral(),
  ]);
  return {
    aimlapi,
    foundry,
    intelligence,
    mistral,
    /** The variables that a user would set. */
    environment: {
      AIMLAPI_API_KEY: aimlapi.apiKey,
      AZURE_AI_API_KEY: foundry.apiKey,
      AZURE_AI_ENDPOINT: foundry.url,
      AZURE_DOCUMENT_INTELLIGENCE_API_KEY: intelligence.apiKey,
      AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT: intelligence.url,
      HOUSE_API_KEY: mistral.apiKey,
      LITELLM_API_KEY: mistral.apiKey,
      MISTRAL_API_KEY: mistral.apiKey,
    },
    /** Where requests to the vendors' public addresses go instead. */
    addresses: new Map([
      ["https://api.mistral.ai", mistral.url],
      ["https://api.eu.mistral.ai", mistral.url],
      ["https://api.aimlapi.com", aimlapi.url],
      // Servers of a user that speak the contract: one of their own, and a LiteLLM proxy.
      ["https://ocr.example.com", mistral.url],
      [litellm, mistral.url],
    ]),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([aimlapi, foundry, intelligence, mistral].map((fake) => fake.close()));
    },
  };
};

/** All vendors. */
export type Vendors = Awaited<ReturnType<typeof startVendors>>;

/** A `fetch` that finds the fakes at the vendors' addresses, and nothing at any other place but this machine. */
export const fetchFrom =
  ({ addresses }: Vendors, real: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const there = addresses.get(url.origin) ?? url.origin;
    if (!there.startsWith("http://127.0.0.1:")) throw new Error(`a snippet asked ${url.origin}`);
    const address = there + url.href.slice(url.origin.length);
    // Some clients hand in a whole request.
    const reply = await (input instanceof Request ? real(new Request(address, input), init) : real(address, init));
    if (url.origin !== litellm) return reply;
    // The proxy adds what the call cost.
    const headers = new Headers(reply.headers);
    headers.set("x-litellm-response-cost", "0.012");
    return new Response(reply.body, { status: reply.status, headers });
  };
