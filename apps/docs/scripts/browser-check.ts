/** Opens the built site in Chromium: no error, no failed request, none to another host, nothing that axe calls serious. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { fileOf } from "./site-check.ts";
import { serve } from "./static-server.ts";

/** Pages that stand for their kind; those that are not written yet are left out. */
const shown = [
  "/",
  "/start/",
  "/guides/cost",
  "/providers/mistral",
  "/conformance/reports",
  "/conformance/clauses",
  "/api/",
  "/api/core/functions/createOcr",
  "/reference/errors",
];

const places = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where Chromium is; undefined where there is none. */
export const chromiumPath = (): string | undefined => places.find((place) => place !== "" && existsSync(place));

/** How it is started: without what asks for other servers. */
export const flags: Array<string> = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true },
};

/** What is used of an axe report. */
interface AxeReport {
  readonly violations: ReadonlyArray<{
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: ReadonlyArray<{ readonly html: string }>;
  }>;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe calls serious or critical on the open page. */
const barriers = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeReport>("axe.run()");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ help, id, nodes }) => `${id}: ${help}: ${nodes.length} times, such as ${nodes[0]?.html.slice(0, 200)}`);
};

/** A page that is wider than its window scrolls sideways, which nobody wants. */
const tooWide = async (page: Page): Promise<ReadonlyArray<string>> => {
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  const extra = width - (page.viewportSize()?.width ?? width);
  return extra > 0 ? [`is ${extra} pixels wider than the window`] : [];
};

/** Links and buttons that stand outside of the window, where nobody can reach them. */
const outside = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate<ReadonlyArray<string>>(`
    [...document.querySelectorAll("main a, main button, aside a")]
      .filter((element) => element.checkVisibility() && !element.closest("table, pre, [class*=language-]"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => "stands outside of the window: " + element.textContent.trim())`);

/** The landing page does what it is there for: pointing at one side shows the place on the other. */
const tryLanding = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.getByRole("button", { name: "Rendered" }).click();
  await page.locator(".sheet .block").first().hover();
  const first = await page.locator(".read .active").innerText();
  await page.locator(".sheet .block").last().hover();
  const away = await page.evaluate<number>(`{
    const text = document.querySelector(".read").getBoundingClientRect();
    const { bottom, top } = document.querySelector(".read .active").getBoundingClientRect();
    Math.max(bottom - text.bottom, text.top - top, 0);
  }`);
  if (away > 0) return ["pointing at the last block does not bring its text into sight"];
  await page.getByRole("button", { name: "Scan" }).click();
  await page.locator(".sheet .block").first().hover();
  const second = await page.locator(".read .active").innerText();
  return first !== "" && second !== "" && first !== second ? [] : ["pointing at a block does not show its text"];
};

/** The search finds a guide, here and without another server. */
const trySearch = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox").fill("timeout");
  const found = page.locator('.VPLocalSearchBox a[href^="/guides/patience"]').first();
  const shown = await found.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
  await page.keyboard.press("Escape");
  return shown ? [] : ["the search does not find the guide of timeouts"];
};

const nameOf = (path: string, look: string): string =>
  `${path.replaceAll(/\W+/g, "-").replaceAll(/^-|-$/g, "") || "landing"}-${look}.png`;

const visit = async (browser: Browser, url: string, paths: ReadonlyArray<string>, look: string, pictures?: string) => {
  const context = await browser.newContext({ ...looks[look], reducedMotion: "reduce" });
  const page = await context.newPage();
  const faults: Array<string> = [];
  let path = "";
  const note = (fault: string) => faults.push(`${path} (${look}): ${fault}`);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`error: ${error.message}`));
  page.on("requestfailed", (request) => note(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) note(`asks ${request.url()}`);
  });
  for (path of paths) {
    await page.goto(url + path, { waitUntil: "networkidle" });
    for (const fault of [...(await barriers(page)), ...(await tooWide(page)), ...(await outside(page))]) note(fault);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, nameOf(path, look)), fullPage: true });
    if (path === "/") for (const fault of await tryLanding(page)) note(fault);
    if (path === "/start/" && look === "light") for (const fault of await trySearch(page)) note(fault);
  }
  await context.close();
  return faults;
};

/**
 * The faults that a browser sees. Where there is no Chromium, a notice says so and nothing is checked. With `pictures`,
 * every page is also drawn into that folder, to be looked at.
 */
export const checkInBrowser = async (
  site: string,
  say: (text: string) => void,
  pictures?: string,
): Promise<ReadonlyArray<string>> => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    say("no Chromium here: the site was not opened in a browser (CHROMIUM names another place)");
    return [];
  }
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  await using server = await serve(site);
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const paths = shown.filter((path) => fileOf(site, path) !== undefined);
    const faults = await Promise.all(
      Object.keys(looks).map((look) => visit(browser, server.url, paths, look, pictures)),
    );
    say(`looked at ${paths.join(" ")} in Chromium: ${Object.keys(looks).join(", ")}`);
    return faults.flat();
  } finally {
    await browser.close();
  }
};
