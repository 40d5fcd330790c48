import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findInputs } from "../src/inputs.ts";
import { outputNames } from "../src/output-names.ts";

let cwd = "";
const put = async (path: string) => {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), "x");
};
const find = async (typed: ReadonlyArray<string>, out?: string) => {
  const inputs = await findInputs(typed, { cwd, out: out === undefined ? undefined : join(cwd, out) });
  return inputs.map(({ label, source }) => (source.kind === "nothing" ? `${label}: ${source.reason}` : label));
};
const names = async (...typed: ReadonlyArray<string>) => outputNames(await findInputs(typed, { cwd, out: undefined }));

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "ocr-inputs-"));
  const files = [
    "docs/page-10.pdf",
    "docs/page-2.PDF",
    "docs/notes.txt",
    "docs/.hidden.pdf",
    "docs/.cache/x.pdf",
    "docs/sub/deep/photo.jpeg",
    "docs/done.md",
    "docs/done-images/img-0.jpeg",
    "docs/my-images/real.png",
    "docs/out/earlier.png",
    "a/scan.pdf",
    "b/scan.pdf",
    "b/Scan.png",
    "b/scan-2.tif",
    "odd [1].pdf",
    "data.dat",
  ];
  for (const file of files) await put(file);
  await mkdir(join(cwd, "empty"));
  await symlink(join(cwd, "a/scan.pdf"), join(cwd, "docs/linked.pdf"));
  await symlink(join(cwd, "docs"), join(cwd, "docs/loop"));
});
afterAll(() => rm(cwd, { recursive: true }));

describe("inputs", () => {
  it("takes PDFs and images of a folder and its sub-folders, in natural order, without hidden files, links to folders and own results", async () => {
    expect(await find(["docs"], "docs/out")).toEqual([
      "docs/linked.pdf",
      "docs/my-images/real.png",
      "docs/page-2.PDF",
      "docs/page-10.pdf",
      "docs/sub/deep/photo.jpeg",
    ]);
  });

  it("expands globs, only to documents unless the pattern names an ending", async () => {
    expect(await find(["docs/*"], "docs/out")).toEqual(["docs/linked.pdf", "docs/page-2.PDF", "docs/page-10.pdf"]);
    expect(await find(["*.dat"])).toEqual(["data.dat"]);
    expect(await find(["{a,b}/*.pdf"])).toEqual(["a/scan.pdf", "b/scan.pdf"]);
    expect(await find(["a/*.pdf"], ".")).toEqual(["a/scan.pdf"]);
  });

  it("takes an existing file by its name even when the name looks like a glob, and of any type", async () => {
    expect(await find(["odd [1].pdf", "data.dat"])).toEqual(["odd [1].pdf", "data.dat"]);
  });

  it("keeps an input that leads to nothing, with the reason", async () => {
    expect(await find(["missing.pdf", "x/*.pdf", "empty", "http://", "data.dat/x"])).toEqual([
      "missing.pdf: no such file",
      "x/*.pdf: no file matches",
      "empty: no PDF or image in this folder",
      "http://: not a valid URL",
      "data.dat/x: no such file",
    ]);
  });

  it("takes each document once", async () => {
    expect(await find(["a/scan.pdf", "a", "./a/scan.pdf", "a/*.pdf", "-", "-"])).toEqual([
      "a/scan.pdf",
      "standard input",
    ]);
  });

  it("shows a URL without what may be secret in it", async () => {
    const [input] = await findInputs(["https://me:word@example.org/in/Q3%20report.pdf?token=abc"], {
      cwd,
      out: undefined,
    });
    expect(input).toMatchObject({ label: "example.org/in/Q3%20report.pdf", stem: "Q3_20report" });
    expect(input?.source).toMatchObject({
      kind: "url",
      url: "https://me:word@example.org/in/Q3%20report.pdf?token=abc",
    });
  });
});

describe("output names", () => {
  it("never gives two documents the same name, whatever the case of letters", async () => {
    expect(await names("a/scan.pdf", "b/scan.pdf", "b/Scan.png", "b/scan-2.tif")).toEqual([
      "scan",
      "scan-2",
      "Scan-3",
      "scan-2-2",
    ]);
  });

  it("keeps the sub-folders of a folder and of a glob", async () => {
    expect(await names("docs/sub")).toEqual([join("deep", "photo")]);
    expect(await names("docs/**/*.jpeg")).toContain(join("sub", "deep", "photo"));
  });
});
