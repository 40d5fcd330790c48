/** The check of the built site sees what it is there to see. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkSite } from "../scripts/site-check.ts";
import { serve } from "../scripts/static-server.ts";

const siteOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "ocr-site-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const cost = '<h2 id="prices">Prices</h2><a href="#prices">here</a><a href="./pages">beside</a><a href="/">home</a>';

it("takes a site whose links lead somewhere", async () => {
  const site = siteOf({
    "index.html": '<a href="/guides/cost#prices">a</a><a href="/guides/">b</a><a href="https://effect.website">c</a>',
    "guides/index.html": '<img src="data:image/png;base64,AA=="><script src="/app.js"></script>',
    "guides/cost.html": cost,
    "guides/pages.html": "",
    "app.js": "",
  });
  expect(await checkSite(site)).toEqual([]);
});

it.each([
  ["a page that is not there", '<a href="/guides/nothing">', "index.html: nothing at /guides/nothing"],
  ["an anchor that is not there", '<a href="/cost#nothing">', "index.html: no anchor at /cost#nothing"],
  ["an anchor of the same page", '<a href="#nothing">', "index.html: no anchor at #nothing"],
  ["an id that stands there twice", '<p id="a"><p id="a">', "index.html: the id a stands there twice"],
  ["a picture from elsewhere", '<img src="https://a.example/b.png">', "index.html: loads https://a.example/b.png"],
  ["a style from elsewhere", '<link href="//a.example/b.css">', "index.html: loads //a.example/b.css"],
])("sees %s", async (_, html, fault) => {
  const site = siteOf({ "index.html": html, "cost.html": '<h2 id="prices">Prices</h2>' });
  expect(await checkSite(site)).toEqual([fault]);
});

it("is served with clean addresses, and with 404 for what is not there", async () => {
  const site = siteOf({ "guides/cost.html": "cost", "404.html": "nothing here" });
  await using server = await serve(site);
  const answers = await Promise.all(
    ["/guides/cost", "/guides/nothing", "/../../etc/passwd"].map(async (path) => {
      const reply = await fetch(server.url + path);
      return [reply.status, await reply.text()];
    }),
  );
  expect(answers).toEqual([
    [200, "cost"],
    [404, "nothing here"],
    [404, "nothing here"],
  ]);
});
