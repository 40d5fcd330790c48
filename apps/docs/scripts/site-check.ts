/** Holds the built site to its promises: links and their anchors lead somewhere, ids are unique, nothing comes from elsewhere. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { Parser } from "htmlparser2";

/** What a page of the site has and refers to. */
interface PageFacts {
  readonly ids: ReadonlySet<string>;
  readonly twice: ReadonlyArray<string>;
  readonly links: ReadonlyArray<string>;
  /** What the browser loads by itself: scripts, styles, pictures. */
  readonly loads: ReadonlyArray<string>;
}

const factsOf = (html: string): PageFacts => {
  const ids = new Set<string>();
  const twice: Array<string> = [];
  const links: Array<string> = [];
  const loads: Array<string> = [];
  const parser = new Parser({
    onopentag: (name, { href, id, src }) => {
      if (id !== undefined && ids.has(id)) twice.push(id);
      if (id !== undefined) ids.add(id);
      if (name === "a" && href !== undefined) links.push(href);
      if (name === "link" && href !== undefined) loads.push(href);
      if (src !== undefined) loads.push(src);
    },
  });
  parser.end(html);
  return { ids, twice, links, loads };
};

const isElsewhere = (address: string): boolean => /^([a-z][a-z\d+.-]*:)?\/\//i.test(address);

/** The file behind an address of the site; undefined when there is none. */
export const fileOf = (site: string, path: string): string | undefined => {
  const clean = path.replace(/^\//, "");
  return [clean, `${clean}.html`, posix.join(clean, "index.html")].find(
    (file) => /\.\w+$/.test(file) && existsSync(join(site, file)),
  );
};

/** The faults of a built site, one sentence each. */
export const checkSite = async (site: string): Promise<ReadonlyArray<string>> => {
  const files = globSync("**/*.html", { cwd: site }).map((file) => file.replaceAll("\\", "/"));
  const pages = new Map(files.map((file) => [file, factsOf(readFileSync(join(site, file), "utf8"))]));
  const faults: Array<string> = [];
  for (const [file, { ids, links, loads, twice }] of pages) {
    for (const id of twice) faults.push(`${file}: the id ${id} stands there twice`);
    for (const address of loads.filter(isElsewhere)) faults.push(`${file}: loads ${address}`);
    for (const link of new Set(links)) {
      if (isElsewhere(link) || /^(mailto|data):/.test(link)) continue;
      const [path = "", anchor = ""] = link.split("#");
      const here = `/${file.replace(/(index)?\.html$/, "")}`;
      const target = path === "" ? file : fileOf(site, decodeURI(new URL(path, `http://site${here}`).pathname));
      if (target === undefined) faults.push(`${file}: nothing at ${link}`);
      else if (anchor !== "" && !(target === file ? ids : pages.get(target)?.ids)?.has(decodeURIComponent(anchor)))
        faults.push(`${file}: no anchor at ${link}`);
    }
  }
  return faults;
};
