/**
 * Who reads, in order. A vendor without a key is a stand-in on this machine,
 * and it is in trouble.
 */
import type { MemberOptions } from "@ocr/core";
import { fakeFoundry, fakeMistral } from "@ocr/fakes";
import { azure } from "@ocr/provider-azure";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

const down = {
  kind: "status",
  status: 503,
  times: Number.POSITIVE_INFINITY,
} as const;
const { AZURE_AI_API_KEY, MISTRAL_API_KEY } = process.env;

const mistralOrStandIn = async () => {
  if (MISTRAL_API_KEY !== undefined)
    return { provider: mistral(), close: async () => {} };
  const { apiKey, close, url } = await fakeMistral({ faults: [down] });
  return { provider: mistral({ apiKey, baseURL: url }), close };
};

const azureOrStandIn = async () => {
  if (AZURE_AI_API_KEY !== undefined)
    return { provider: azure(), close: async () => {} };
  const { apiKey, close, url } = await fakeFoundry({
    faults: [{ ...down, after: 3 }],
  });
  return { provider: azure({ apiKey, endpoint: url }), close };
};

/** The members of the router, and what ends the stand-ins. */
export const openMembers = async () => {
  const [first, second] = await Promise.all([
    mistralOrStandIn(),
    azureOrStandIn(),
  ]);
  // Two tries each; a member that failed twice in a row is left alone for half
  // a minute.
  const care = {
    patience: { attempts: 2, baseDelayMs: 20 },
    circuit: { failures: 2, openMs: 30_000 },
  };
  const members: ReadonlyArray<MemberOptions> = [
    { provider: first.provider, ...care },
    { provider: second.provider, ...care },
    { provider: local() },
  ];
  return { members, close: () => Promise.all([first.close(), second.close()]) };
};
