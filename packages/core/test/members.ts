/** Members of routers for tests: they answer, fail, hang or take their time, as told. */
import type { createOcr } from "@ocr/core";
import { type Draft, OcrError, type Provider, type Reason } from "@ocr/core/provider";
import { echo, type Echo, pages, pdf } from "./echo.ts";
import { timed } from "./virtual-time.ts";

/** What a member does. */
export type Behaviour = Reason | "ok" | "hang" | { readonly slowMs: number } | (() => Draft | Promise<Draft>);

/** A member. */
export const member = (
  name: string,
  behaviour: Behaviour | (() => Behaviour),
  models = ["m"],
): Echo & { name: string } => {
  const provider = echo(async ({ signal, sleep }) => {
    const how = typeof behaviour === "function" && behaviour.length === 0 ? behaviour() : behaviour;
    if (how === "ok") return { ...pages(1), model: name };
    if (how === "hang")
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    if (typeof how === "string") throw new OcrError({ reason: how, message: `${name} fails` });
    if (typeof how === "object" && "slowMs" in how) {
      await sleep(how.slowMs);
      return { ...pages(1), model: name };
    }
    return how as Draft;
  });
  const own: Provider["models"] = Object.fromEntries(
    models.map((model) => [model, { price: { usdPerPage: 0.001, source: "test", date: "2026-11-20" } }]),
  );
  return { ...provider, name, models: own };
};

/** Who answered a request, in virtual time. */
export const answeredBy = async (provider: Parameters<typeof createOcr>[0]["provider"], input = {}) => {
  const { error, ms, result } = await timed({ provider }, { document: pdf, ...input });
  return { by: result?.meta.provider, error, ms, meta: result?.meta };
};
