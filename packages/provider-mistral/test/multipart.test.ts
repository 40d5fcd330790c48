/** Forms that are written piece by piece: what any reader of forms gets from them. */
import { expect, it } from "vitest";
import { contentOfBlobs, contentOfBytes, multipart } from "../src/multipart.ts";

const read = async (form: ReturnType<typeof multipart>) => {
  const bytes = new Uint8Array(await new Response(form.body).arrayBuffer());
  expect(form.headers["content-length"]).toBe(String(bytes.length));
  const parsed = await new Response(bytes, { headers: form.headers }).formData();
  const file = parsed.get("file") as File;
  return { purpose: parsed.get("purpose"), name: file.name, type: file.type, bytes: await file.bytes() };
};

it.each(["a.pdf", 'my "best" report.pdf', "Übersicht ☕.pdf", "a\r\nX-Evil: 1.pdf"])(
  "keeps the name %j",
  async (name) => {
    const content = contentOfBytes(new Uint8Array([1, 2, 3]), "application/pdf");
    const found = await read(multipart({ purpose: "ocr" }, { name, content }));
    // A line break in a name stays escaped: some readers do not undo that.
    expect(found.name.replaceAll("%0D", "\r").replaceAll("%0A", "\n")).toBe(name);
    expect(found).toMatchObject({ purpose: "ocr", type: "application/pdf" });
  },
);

it("keeps every byte, whatever the size", async () => {
  for (const size of [0, 1, 65_536, 65_537, 200_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7) % 256);
    const found = await read(multipart({}, { name: "x", content: contentOfBytes(bytes, "text/plain") }));
    expect(found.bytes).toEqual(bytes);
    const blobs = [new Blob([bytes]), new Blob(["end"])];
    const joined = await read(multipart({}, { name: "x", content: contentOfBlobs(blobs, "text/plain") }));
    expect(joined.bytes.length).toBe(size + 3);
  }
});
