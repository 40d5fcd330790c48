/** A text inside a longer one, although some letters were read as others. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editsToFind, isThere } from "../src/score/search.ts";

const word = fc.stringMatching(/^[a-zé€0-9.,%]{1,8}$/);

describe("a text inside another", () => {
  it("is found without edits where it stands, and with no more than were made to it", () =>
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.string(),
        fc.nat(),
        (before, list, behind, at) => {
          const needle = list.join(" ");
          expect(editsToFind(before + needle + behind, needle)).toBe(0);
          const place = at % needle.length;
          const damaged = `${needle.slice(0, place)}Q${needle.slice(place + 1)}`;
          expect(editsToFind(before + damaged + behind, needle)).toBeLessThanOrEqual(1);
        },
      ),
    ));

  it("is there with one wrong letter of five, and not with more", () => {
    expect(isThere("the harb0ur in Malmo is quiet", "harbour in Malmö")).toBe(true);
    expect(isThere("the harb0vr is quiet", "harbour")).toBe(false);
    expect(isThere("the harbour is quiet", "station in Graz")).toBe(false);
    expect(editsToFind("abc", "xyz")).toBe(3);
  });
});
