/** The patience of one provider: how long one attempt may take. It wraps each member of a router, never the router. */
import * as Effect from "effect/Effect";
import { OcrError } from "./error.ts";
import type { Draft, Provider } from "./provider.ts";

/** One attempt with a time limit, on the Effect clock. Without a limit the provider bounds itself. */
export const attempt = (
  provider: Provider,
  call: Parameters<Provider["process"]>[0],
  timeoutMs: number | undefined,
): Effect.Effect<Draft, OcrError> => {
  const run = provider.process(call);
  if (timeoutMs === undefined || timeoutMs === Number.POSITIVE_INFINITY) return run;
  return run.pipe(
    Effect.timeoutOrElse({
      duration: timeoutMs,
      orElse: () =>
        Effect.fail(
          new OcrError({
            reason: "Timeout",
            message: `${provider.name} gave no answer in ${timeoutMs} ms`,
            provider: provider.name,
            model: call.model,
          }),
        ),
    }),
  );
};
