/** Members that stand beside the subject in a router, and the router around them. */
import { balance, fallback, hedge, type Backend, type MemberOptions, type Provider, route } from "@ocr/core";
import { defineProvider, OcrError } from "@ocr/core/provider";
import type { RoutePlan, StandIn } from "../subject.ts";

const standIn = (name: string, who: StandIn, onCall: () => void): Provider =>
  defineProvider({
    name,
    models: { "stand-in-1": {} },
    capabilities: {
      documents: ["bytes"],
      pages: "simulated",
      ...(who === "modest"
        ? {}
        : {
            header: true,
            footer: true,
            confidences: ["word", "page", "block"],
            documentAnnotation: true,
            bboxAnnotation: true,
            vendorOptions: true,
          }),
    },
    process: async () => {
      onCall();
      if (who === "broken")
        throw new OcrError({ reason: "Upstream", message: `${name} is broken`, provider: name, retryable: false });
      return { pages: [{ index: 0, markdown: "read by a stand-in" }] };
    },
  });

/** A router as it was planned, and how often each of its stand-ins was asked. */
export const routerOf = (
  plan: RoutePlan,
  provider: Provider,
  model: string,
): { readonly backend: Backend; readonly asked: Readonly<Record<string, number>> } => {
  const asked: Record<string, number> = {};
  const members = plan.members.map(({ models = {}, name, timeoutMs, who }): MemberOptions => {
    const patience = timeoutMs === undefined ? {} : { patience: { attemptTimeoutMs: timeoutMs, attempts: 2 } };
    const own = Object.fromEntries(Object.entries(models).map(([from, to]) => [from, to || model]));
    if (who === "subject") return { name, provider, models: own, ...patience };
    asked[name] = 0;
    const stand = standIn(name, who, () => (asked[name] = (asked[name] ?? 0) + 1));
    return { name, provider: stand, model: "stand-in-1", ...patience };
  });
  if (plan.kind === "route")
    return { backend: route(Object.fromEntries(members.map((member) => [member.name ?? "", member.provider]))), asked };
  if (plan.kind === "hedge") return { backend: hedge(members, { afterMs: 5000 }), asked };
  return { backend: plan.kind === "balance" ? balance(members) : fallback(members), asked };
};
