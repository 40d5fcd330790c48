import { createOcr } from "@ocr/core";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

await using fake = await fakeMistral(); // a server on this machine
await using ocr = createOcr({
  provider: mistral({ baseURL: fake.url, apiKey: fake.apiKey }),
});
const { response, meta } = await ocr.process({
  document: { bytes: await makeDocument({ seed: 7, pages: 3 }) },
});

console.log(response.pages.length); // 3
console.log(meta.cost?.usd, fake.billedPages.plain); // 0.012 3
