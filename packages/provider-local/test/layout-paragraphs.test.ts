/** Lines become paragraphs: what joins, what stays apart, and what happens to hyphens. */
import { describe, expect, it } from "vitest";
import type { Word } from "../src/page/content.ts";
import { line, lines, markdown, prose, widthOf } from "./layout-content.ts";

const softly = (words: Array<Word>): Array<Word> =>
  words.map((word, index) => (index === words.length - 1 ? { ...word, softHyphen: true } : word));

describe("paragraphs", () => {
  it("joins the lines of a paragraph with spaces", () => {
    const texts = prose("Line", 4, 400);
    expect(markdown(lines(texts, 50, 100))).toBe(texts.join(" "));
  });

  it("keeps a bold paragraph whole that holds words of another face", () => {
    const [a = "", c = "", d = ""] = prose("Bold", 3, 400);
    const [b = ""] = prose("plain", 1, 335);
    const second = [...line("BOLD words", 50, 112, { bold: true }), ...line(b, 115, 112)];
    const text = markdown([
      ...line(a, 50, 100, { bold: true }),
      ...second,
      ...lines([c, d], 50, 124, { bold: true }),
      ...lines(prose("Plain", 20, 400), 50, 160),
    ]);
    expect(text).not.toMatch(/^#/m);
    expect(text.split("\n\n")).toHaveLength(2);
  });

  it("begins a paragraph at an indented line", () => {
    const [a = "", b = "", c = "", d = ""] = prose("Line", 4, 400);
    const text = markdown([...lines([a, b], 50, 100), ...line(c, 65, 124), ...line(`${d} end.`, 50, 136)]);
    expect(text).toBe(`${a} ${b}\n\n${c} ${d} end.`);
  });

  it("begins a paragraph after a line that ends early", () => {
    const [a = "", b = "", c = ""] = prose("Line", 3, 400);
    expect(markdown(lines([a, "Short end.", b, c], 50, 100))).toBe(`${a} Short end.\n\n${b} ${c}`);
  });

  it("begins a paragraph after a space", () => {
    const texts = prose("Line", 6, 400);
    const text = markdown([...lines(texts.slice(0, 3), 50, 100), ...lines(texts.slice(3), 50, 146)]);
    expect(text).toBe(`${texts.slice(0, 3).join(" ")}\n\n${texts.slice(3).join(" ")}`);
  });

  it("keeps hanging lines with their entry", () => {
    const [a = "", b = "", c = "", d = ""] = prose("Entry", 4, 350);
    const text = markdown([...line(a, 50, 100), ...line(b, 65, 112), ...line(c, 50, 124), ...line(d, 65, 136)]);
    expect(text).toBe(`${a} ${b}\n\n${c} ${d}`);
  });

  it("keeps the lines of an address, as one paragraph", () => {
    const address = ["Example Ltd.", "12 Long Street near the Park", "London"];
    const text = markdown([...lines(address, 50, 100), ...lines(prose("Line", 3, 400), 50, 160)]);
    expect(text.split("\n\n")[0]).toBe(address.join("\n"));
  });

  it("drops the hyphen that only broke a line", () => {
    const first = `${prose("Line", 1, 350)[0]} trans-`;
    const words = [...softly(line(first, 50, 100)), ...line("formation of the words", 50, 112)];
    expect(markdown(words)).toContain("transformation of the words");
  });

  it("keeps the hyphen of a compound that the document writes so elsewhere", () => {
    const texts = [...prose("Line", 1, 250), "the well-known writer is as well-known as before, and is", "more well-"];
    expect(markdown([...lines(texts, 50, 100), ...line("known than the others.", 50, 136)])).toContain(
      "more well-known than",
    );
  });

  it("keeps a hyphen before a capital letter", () => {
    const text = markdown([...line(`${prose("Line", 1, 350)[0]} Franco-`, 50, 100), ...line("Prussian war", 50, 112)]);
    expect(text).toContain("Franco-Prussian war");
  });

  it("joins Japanese lines without a space", () => {
    const text = markdown(
      lines(
        ["これは一つの長い段落の最初の行であり続きは次の行にある", "次の行はここで終わりますそれだけのことである"],
        50,
        100,
      ),
    );
    expect(text).toBe(
      "これは一つの長い段落の最初の行であり続きは次の行にある次の行はここで終わりますそれだけのことである",
    );
  });

  it("writes a Korean particle together with its word", () => {
    const text = markdown(
      lines(["세계보건기구가 인정한 코로나 바이러스 관련 보험회사 단계", "에 돌입하였음을 선언하였다."], 50, 100),
    );
    expect(text).toContain("단계에 돌입하였음을");
  });

  it("gives a drop cap back to its word", () => {
    const texts = prose("Line", 6, 300);
    const cap: Word = { ...(line("O", 50, 122, { size: 34 })[0] as Word) };
    const words = [
      cap,
      ...line(`ver ${texts[0]}`, 69, 100),
      ...line(texts[1] ?? "", 69, 112),
      ...lines(texts.slice(2), 50, 124),
    ];
    expect(markdown(words)).toMatch(/^Over Line0/);
  });

  it("keeps superscripts in their line, without a space", () => {
    const end = 50 + widthOf("as was shown");
    const words = [
      ...line("as was shown", 50, 100),
      ...line("12", end, 96, { size: 6 }),
      ...line("before in many places", end + 9, 100),
    ];
    expect(markdown(words)).toBe("as was shown12 before in many places");
  });

  it("joins the halves of a sentence that goes on in the next column", () => {
    const left = prose("Left", 8, 230);
    const right = prose("right", 8, 230);
    const text = markdown([...lines(left, 50, 100), ...lines(right, 310, 100)]);
    expect(text).toBe([...left, ...right].join(" "));
  });

  it("draws twice-printed words once", () => {
    const words = line("Bold by printing twice", 50, 100);
    const again = words.map((word) => ({ ...word, x0: word.x0 + 0.3, x1: word.x1 + 0.3 }));
    expect(markdown(words.flatMap((word, index) => [word, again[index] as Word]))).toBe("Bold by printing twice");
  });
});
