/** Draws the top of the example report, for the page that explains reports. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath, flags } from "./browser-check.ts";

const docs = join(import.meta.dirname, "..");

/** Writes `conformance/report.png`. Where there is no Chromium the picture stays as it is. */
export const drawReport = async (): Promise<void> => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) return;
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 838 } });
    await page.goto(pathToFileURL(join(docs, "public/reports/example.html")).href);
    await page.screenshot({ path: join(docs, "conformance/report.png") });
  } finally {
    await browser.close();
  }
};
