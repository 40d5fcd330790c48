import { expect, it, describe } from "vitest";
import { characterErrorRate, upperMedian } from "../score/character-error.ts";
import { cellForm, recognitionForm } from "../score/normal.ts";
import { plainText, withoutEscapes } from "../score/plain.ts";
import { countWords, f1Of, missingWords, pooled, recallOf, wordsOf } from "../score/words.ts";

describe("normal forms", () => {
  it("recognised text loses case, quotes, bullets and word breaks", () => {
    expect(recognitionForm("• The “Inter-\nnational”  ﬁle — A\u00adB ©")).toBe('the "international" file - ab');
    expect(recognitionForm("Jean-\nPaul")).toBe("jean- paul");
  });
  it("table cells are letters and digits", () => {
    expect(cellForm(" € 1,250.50 (Net) ")).toBe("125050net");
  });
});

describe("words", () => {
  it("have no signs at their ends", () => {
    expect(wordsOf('("Hello," -- world!) 3.5% e-mail')).toEqual(["hello", "world", "3.5", "e-mail"]);
  });
  it("are counted as multisets", () => {
    const counts = countWords("a b b c", "b a x b b");
    expect(counts).toEqual({ found: 3, truth: 4, output: 5 });
    expect(f1Of(counts)).toBeCloseTo(6 / 9);
    expect(recallOf(counts)).toBe(0.75);
    expect(missingWords("a b b c", "b a x b b")).toEqual(["c"]);
  });
  it("are pooled over documents", () => {
    const sum = pooled([countWords("a", "a"), countWords("b c d", "")]);
    expect(recallOf(sum)).toBe(0.25);
    expect(f1Of(sum)).toBeCloseTo(2 / 5);
  });
});

describe("character error rate", () => {
  it("is edits over the truth's length, capped", () => {
    expect(characterErrorRate("abcd", "abxd", { spaces: true })).toBe(0.25);
    expect(characterErrorRate("ab", "xxxxxxxxxx", { spaces: true })).toBe(1);
    expect(characterErrorRate("a b c", "abc", { spaces: false })).toBe(0);
    expect(characterErrorRate("a b c", "abc", { spaces: true })).toBeCloseTo(0.4);
  });
  it("takes the upper median", () => {
    expect(upperMedian([4, 1, 3, 2])).toBe(3);
    expect(upperMedian([1, 3, 2])).toBe(2);
    expect(upperMedian([])).toBeNaN();
  });
});

describe("plain text of Markdown", () => {
  it("keeps what a reader sees", () => {
    const markdown = [
      "# A *title*",
      "",
      "- **bold** and [a link](https://example.com) ![alt](img-0.jpeg)",
      "",
      "| a | b\\|c |",
      "|---|---|",
      "| 1<br>2 | x_y_z |",
      "",
      "<table><tr><td>cell</td></tr></table>",
      "3 \\* 4 \\# 5 &amp; 6",
    ].join("\n");
    expect(
      plainText(markdown)
        .split(/\s+/)
        .filter((word) => word !== ""),
    ).toEqual([
      "A",
      "title",
      "bold",
      "and",
      "a",
      "link",
      "a",
      "b|c",
      "1",
      "2",
      "x_y_z",
      "cell",
      "3",
      "*",
      "4",
      "#",
      "5",
      "&",
      "6",
    ]);
  });
  it("resolves escapes alone too", () => {
    expect(withoutEscapes(String.raw`a\_b \| **c** &lt;d&gt; &#233;`)).toBe("a_b | **c** <d> é");
  });
});
