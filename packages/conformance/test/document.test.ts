/** The profile document on documents of the user: what is found is told with their name, what cannot be examined is said. */
import { type GivenDocument, judge, referenceSubject, type Subject } from "@ocr/conformance";
import { makeDocument, makeImage } from "@ocr/fakes";
import { describe, expect, it } from "vitest";
import { assembled, pageCount } from "../src/fixture/assembly.ts";
import type { WireResponse } from "../src/wire.ts";

const pdf = "application/pdf";
const mine: GivenDocument = {
  name: "mine.pdf",
  bytes: await makeDocument({ seed: 99, pages: 4, pictures: false }),
  mediaType: pdf,
};

const examine = (subject: Subject, ...documents: ReadonlyArray<GivenDocument>) =>
  judge(subject, { profiles: ["document"], documents });

/** The reference, but wrong about documents of four pages. */
const wrong = (spoil: (pages: Array<WireResponse["pages"][number]>) => void): Subject => {
  const subject = referenceSubject();
  const ask: Subject["ask"] = async (...question) => {
    const answer = await subject.ask(...question);
    if (answer.body === undefined) return answer;
    const body = structuredClone(answer.body) as WireResponse;
    const pages = [...body.pages];
    if (pages.length === 4) spoil(pages);
    return { ...answer, body: { ...body, pages } };
  };
  return { ...subject, ask };
};

const notesOf = ({ results }: Awaited<ReturnType<typeof judge>>) => [
  ...new Set(results.flatMap((result) => result.unobserved ?? [])),
];

describe("a document of the user", () => {
  it("is examined with every check, at the price of some pages more than it has", async () => {
    const [without, report] = [await examine(referenceSubject()), await examine(referenceSubject(), mine)];
    expect(report.outcome).toBe("conformant");
    expect(report.results.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(notesOf(report)).toEqual([]);
    const more = (report.spent?.pages ?? 0) - (without.spent?.pages ?? 0);
    expect(more).toBeGreaterThan(4);
    expect(more).toBeLessThanOrEqual(4 + 18);
  });

  it("is named when something about it is broken", async () => {
    const found = async (spoil: Parameters<typeof wrong>[0]) =>
      (await examine(wrong(spoil), mine)).results.flatMap(({ id, reason, status }) =>
        status === "pass" ? [] : [`${id}: ${reason}`],
      );
    expect(await found((pages) => pages.pop())).toContain(
      "document.pages-counted: mine.pdf: the file has 4 pages, the answer 3",
    );
    const swapped = await found((pages) => {
      const [first, last] = [pages[0], pages[3]];
      if (first !== undefined && last !== undefined)
        pages.splice(0, 4, { ...first, markdown: last.markdown }, ...pages.slice(1, 3), {
          ...last,
          markdown: first.markdown,
        });
    });
    expect(swapped.join("\n")).toMatch(/document\.page-alone: mine\.pdf: page 0 alone reads differently/);
    expect(swapped.join("\n")).toMatch(/document\.reversed: mine\.pdf: page 0, in another order, reads differently/);
  });

  it("that is refused, or is of a type that is not taken, was examined by nobody, and does not look green", async () => {
    const strange = { name: "strange.pdf", bytes: Buffer.from("%PDF-1.7\nnothing\n%%EOF"), mediaType: pdf };
    const refused = await examine(referenceSubject(), strange);
    expect(refused.outcome).toBe("incomplete");
    expect(refused.results.every(({ status }) => status === "could-not-run")).toBe(true);
    expect(refused.results[0]?.reason).toMatch(/strange\.pdf was refused: /);
    const subject = referenceSubject();
    const picky = { ...subject, claims: { ...subject.claims, mediaTypes: [pdf] } };
    const other = await examine(picky, { name: "a.docx", bytes: Uint8Array.of(1), mediaType: "application/msword" });
    expect(other.outcome).toBe("incomplete");
    expect(other.results[0]?.reason).toBe("a.docx: the subject does not take application/msword");
  });

  it("may be a picture, which has one page and cannot be taken apart", async () => {
    const bytes = makeImage({ seed: 5, width: 300, height: 200 });
    const report = await examine(referenceSubject(), { name: "mine.png", bytes, mediaType: "image/png" });
    expect(report.outcome).toBe("conformant");
    expect(notesOf(report).every((note) => /^mine\.png .*only a PDF/.test(note))).toBe(true);
    expect(notesOf(report)).toHaveLength(2);
  });

  it("is not asked about in forms that the subject does not take", async () => {
    const { forms: _, ...subject } = referenceSubject();
    const { outcome, results } = await examine(subject, mine);
    expect(outcome).toBe("conformant");
    const idle = results.filter(({ status }) => status === "not-applicable");
    expect(idle.map(({ id }) => id)).toEqual(["document.bytes", "document.address"]);
    expect(idle[0]?.reason).toMatch(/takes no bytes/);
  });
});

describe("documents made of others", () => {
  it("have the pages that were taken, and are made once", async () => {
    const parts = [
      { bytes: mine.bytes, pages: [3, 0] },
      { bytes: mine.bytes, pages: [1] },
    ];
    const bytes = await assembled(parts);
    if (bytes === undefined) throw new Error("it can be taken apart");
    expect(await pageCount(bytes, pdf)).toBe(3);
    expect(await assembled(parts)).toBe(bytes);
    expect(await pageCount(mine.bytes, pdf)).toBe(4);
  });

  it("need PDFs that open", async () => {
    const image = makeImage({ seed: 5, width: 300, height: 200 });
    expect(await assembled([{ bytes: image, pages: [0] }])).toBeUndefined();
    expect(await pageCount(image, "image/png")).toBe(1);
    expect(await pageCount(image, "image/tiff")).toBeUndefined();
    expect(await pageCount(Buffer.from("%PDF-1.7\nnothing"), pdf)).toBeUndefined();
  });
});
