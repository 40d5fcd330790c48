import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: mistral(),
  timeoutMs: 60_000, // of one attempt
  patience: { attempts: 4, baseDelayMs: 100, deadlineMs: 180_000 },
});

// The vendor answers 503 twice, then well.
const { meta } = await ocr.process(
  { document: await fileDocument("contract.pdf") },
  {
    onEvent: (event) => {
      if (event.type === "retry") console.log("again after", event.reason);
      // => again after Upstream
    },
  },
);
console.log(meta.attempts.map((attempt) => attempt.outcome));
// => [ 'Upstream', 'Upstream', 'succeeded' ]
