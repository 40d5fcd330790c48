import { readFile } from "node:fs/promises";

const pdf = await readFile("contract.pdf");
const reply = await fetch("https://api.aimlapi.com/v1/ocr", {
  method: "POST",
  headers: {
    authorization: `Bearer ${process.env["AIMLAPI_API_KEY"]}`,
    "content-type": "application/json",
  },
  body: JSON.stringify({
    model: "mistral-ocr-latest",
    document: {
      type: "document_url",
      document_url: `data:application/pdf;base64,${pdf.toString("base64")}`,
    },
    pages: "0-1",
  }),
});
if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
const body = (await reply.json()) as {
  pages: Array<{ index: number; markdown: string }>;
  meta?: { usage: { usd_spent: number } };
};
console.log(body.pages.length, body.meta?.usage.usd_spent); // 2 0.01
