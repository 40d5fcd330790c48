import { isOcrError, type OcrResponse, toMarkdown } from "@ocr/core";
import { dataUri } from "@ocr/core/provider";
import { fileDocument, saveDocument, writeFileAtomic } from "@ocr/core/node";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (character) => character.codePointAt(0) ?? 0,
);
const pdfBytes = new TextEncoder().encode("%PDF-1.4\n%%EOF\n");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ocr-core-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const reasonOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.catch((reason: unknown) => reason);
  return isOcrError(error) ? `${error.reason}: ${error.message.replaceAll(folder, "F")}` : error;
};

describe("fileDocument", () => {
  it("tells the type by the content, not by the name", async () => {
    const path = join(folder, "really-a-picture.pdf");
    await writeFile(path, png);
    const document = await fileDocument(path);
    expect(document).toMatchObject({ mediaType: "image/png", name: "really-a-picture.pdf" });
    expect(document.bytes).toEqual(png);
  });

  it("finds the mark of a PDF behind some rubbish", async () => {
    const bytes = new TextEncoder().encode(`\n\nHTTP rubbish\n%PDF-1.4\n`);
    expect((await fileDocument(bytes)).mediaType).toBe("application/pdf");
  });

  it("takes a path, a file URL, bytes, a buffer, a Blob and a stream alike", async () => {
    const path = join(folder, "same.pdf");
    await writeFile(path, pdfBytes);
    const sources = [
      path,
      pathToFileURL(path),
      pdfBytes,
      pdfBytes.slice().buffer,
      new Blob([pdfBytes]),
      createReadStream(path),
    ];
    for (const source of sources) {
      const document = await fileDocument(source);
      expect(document.bytes).toEqual(pdfBytes);
      expect(document.mediaType).toBe("application/pdf");
    }
  });

  it("says what is wrong", async () => {
    await writeFile(join(folder, "empty.pdf"), "");
    await writeFile(join(folder, "riddle.bin"), "nobody knows");
    expect(await reasonOf(fileDocument(join(folder, "nothing.pdf")))).toBe("NotFound: F/nothing.pdf: no such file");
    expect(await reasonOf(fileDocument(folder))).toBe("InvalidRequest: F: is a folder, not a file");
    expect(await reasonOf(fileDocument(join(folder, "empty.pdf")))).toBe(
      "InvalidRequest: empty.pdf: is empty (0 bytes)",
    );
    expect(await reasonOf(fileDocument(join(folder, "riddle.bin")))).toBe(
      "InvalidRequest: riddle.bin: neither a PDF nor another known document type",
    );
  });

  it("knows text formats by their name", async () => {
    const document = await fileDocument(new TextEncoder().encode("a,b\n1,2\n"), { name: "figures.csv" });
    expect(document.mediaType).toBe("text/csv");
  });
});

const image = (id: string, bytes?: string) => ({
  id,
  top_left_x: 0,
  top_left_y: 0,
  bottom_right_x: 1,
  bottom_right_y: 1,
  image_base64: bytes ?? null,
});

const response = (): OcrResponse => ({
  model: "m",
  usage_info: { pages_processed: 2 },
  pages: [
    {
      index: 0,
      markdown: "# Title\n\n![img-0.jpeg](img-0.jpeg)\n\n[tbl-0.html](tbl-0.html)\n\nend",
      images: [image("img-0.jpeg", dataUri("image/jpeg", png))],
      tables: [{ id: "tbl-0.html", content: "<table><tr><td>$& $1</td></tr></table>", format: "html" }],
      dimensions: null,
    },
    {
      index: 4,
      markdown: "![img-1.jpeg](img-1.jpeg)",
      images: [image("img-1.jpeg")],
      tables: [{ id: "tbl-1.md", content: "| lost |", format: "markdown" }],
      dimensions: null,
    },
  ],
});

describe("toMarkdown", () => {
  it("puts tables back, to the letter, and appends one that has no placeholder", () => {
    expect(toMarkdown(response())).toBe(
      "# Title\n\n![img-0.jpeg](img-0.jpeg)\n\n<table><tr><td>$& $1</td></tr></table>\n\nend\n\n---\n\n![img-1.jpeg](img-1.jpeg)\n\n| lost |\n",
    );
  });

  it("leaves a page without tables as it is", () => {
    expect(toMarkdown({ pages: [{ index: 0, markdown: "text", images: [], dimensions: null }] })).toBe("text\n");
  });
});

describe("saveDocument", () => {
  it("writes one file with links that resolve, and pictures with the extension of their bytes", async () => {
    const directory = join(folder, "one");
    const saved = await saveDocument(response(), directory, { name: "my file" });
    expect(saved.markdown).toEqual([join(directory, "my file.md")]);
    const text = await readFile(join(directory, "my file.md"), "utf8");
    const target = /!\[img-0\.jpeg\]\(([^)]+)\)/.exec(text)?.[1] ?? "";
    expect(target).toBe("my%20file-images/img-0.png");
    expect(new Uint8Array(await readFile(join(directory, decodeURIComponent(target))))).toEqual(png);
    // A picture without bytes has nothing to link to.
    expect(text).toContain(String.raw`\[img-1.jpeg\]`);
    expect(text).toContain("<table>");
    expect(text).toContain("\n\n---\n\n");
    expect((await readdir(directory)).toSorted()).toEqual(["my file-images", "my file.md"]);
  });

  it("writes one file a page, counted from 1", async () => {
    const directory = join(folder, "many");
    await saveDocument(response(), directory, { pageFiles: true });
    const files = (await readdir(directory)).toSorted();
    expect(files).toEqual(["document-1.md", "document-5.md", "document-images"]);
  });

  it("stays in its folder whatever a vendor calls its pictures", async () => {
    const directory = join(folder, "safe", "inner");
    const evil = response();
    const ids = ["../../evil.png", String.raw`..\..\evil.png`, "/etc/evil.png", "..", "evil.png"];
    evil.pages = [
      {
        index: 0,
        markdown: ids.map((id) => `![${id}](${id})`).join("\n"),
        images: ids.map((id) => image(id, dataUri("image/png", png))),
        dimensions: null,
      },
    ];
    const { images } = await saveDocument(evil, directory);
    expect(images).toHaveLength(ids.length);
    for (const path of images) expect(path.startsWith(join(directory, "document-images"))).toBe(true);
    expect(await readdir(join(folder, "safe"))).toEqual(["inner"]);
  });
});

describe("writeFileAtomic", () => {
  it("leaves nothing behind when it fails", async () => {
    const directory = join(folder, "atomic");
    await writeFileAtomic(join(directory, "taken", "file.md"), "x");
    // A folder stands where the file should go: the rename fails.
    await expect(writeFileAtomic(join(directory, "taken"), "y")).rejects.toThrow();
    expect(await readdir(directory)).toEqual(["taken"]);
  });
});
