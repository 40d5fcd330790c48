import { hedge, route } from "@ocr/core";
import { describe, expect, it } from "vitest";
import { answeredBy, member } from "./members.ts";

describe("hedge", () => {
  it("asks the next one when the first takes too long; the first answer wins and the other is stopped", async () => {
    const slow = member("slow", { slowMs: 600_000 });
    const { by, ms } = await answeredBy(hedge([slow, member("quick", { slowMs: 1000 })], { afterMs: 5000 }));
    expect(by).toBe("quick");
    expect(ms).toBeGreaterThanOrEqual(6000);
    expect(ms).toBeLessThan(7000);
    expect(slow.calls[0]?.signal.aborted).toBe(true);
  });

  it("does not wait when the first has failed", async () => {
    const { by, ms } = await answeredBy(hedge([member("a", "Forbidden"), member("b", "ok")], { afterMs: 60_000 }));
    expect(by).toBe("b");
    expect(ms).toBeLessThan(1000);
  });

  it("fails when all have failed", async () => {
    const { error } = await answeredBy(hedge([member("a", "Forbidden"), member("b", "NotFound")], { afterMs: 100 }));
    expect(error?.reason).toMatch(/Forbidden|NotFound/);
  });

  it("asks nobody else when the first is in time", async () => {
    const second = member("b", "ok");
    const { by } = await answeredBy(hedge([member("a", { slowMs: 1000 }), second], { afterMs: 5000 }));
    expect(by).toBe("a");
    expect(second.calls).toEqual([]);
  });
});

describe("route", () => {
  const members = () => ({
    one: member("one", "ok", ["shared", "first"]),
    two: member("two", "ok", ["shared", "second"]),
  });

  it.each([
    ["one/anything", "one", "anything"],
    ["two/shared", "two", "shared"],
    ["second", "two", "second"],
  ])("%s goes to %s", async (model, name, asked) => {
    const made = members();
    expect((await answeredBy(route(made), { model })).by).toBe(name);
    expect(made[name as "one" | "two"].calls[0]?.model).toBe(asked);
  });

  it.each([
    ["shared", "model: shared is known to one and two; write one/shared"],
    ["nobody", "model: nobody is known to nobody; prefixes are one/, two/"],
    [undefined, "model: name one, with one of the prefixes one/, two/"],
  ])("%s is refused with what to write", async (model, message) => {
    const { error } = await answeredBy(route(members()), model === undefined ? {} : { model });
    expect(error).toMatchObject({ reason: "InvalidRequest", message });
  });
});
