/** Calls the route as Next.js would: `node main.ts`. */
import { readFile } from "node:fs/promises";
import { POST } from "./app/api/ocr/route.ts";

const ask = async (
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> => {
  const body = new FormData();
  body.set("file", new File([bytes], name));
  const answer = await POST(
    new Request("http://localhost/api/ocr", { method: "POST", body }),
  );
  console.log(
    `${name}: ${answer.status} ${answer.headers.get("content-type")}`,
  );
  console.log((await answer.text()).split("\n")[0]);
};

await ask(
  "invoice.pdf",
  new Uint8Array(await readFile("../documents/invoice.pdf")),
);
await ask("notes.txt", new TextEncoder().encode("no picture, no PDF"));
