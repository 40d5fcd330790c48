/** The page with the sizes of packages, for people. */
import type { Sizes } from "./sizes.ts";

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const row = ({ bundle, importMs, installed, largest, name, packages, tarball, version }: Sizes): string =>
  `| ${[
    `\`${name}\` ${version}`,
    kilobytes(tarball),
    megabytes(installed),
    packages,
    largest.map(([part, bytes]) => `${part} ${megabytes(bytes)}`).join(", "),
    importMs === undefined ? "" : `${Math.round(importMs)} ms`,
    bundle === undefined ? "" : `${kilobytes(bundle.bytes)} (${kilobytes(bundle.gzip)})`,
  ].join(" | ")} |`;

/** Writes the page. */
export const sizesPage = (
  sizes: ReadonlyArray<Sizes>,
  { date, machine, node }: { readonly date: string; readonly machine: string; readonly node: string },
): string => `# Sizes

What each package costs, measured on ${date} with ${node} on ${machine}, from tarballs as they are published.
\`./run release:sizes\` measures again and writes this page.

| package | download | installed | packages | largest of them | import | smallest bundle (gzip) |
| --- | --- | --- | --- | --- | --- | --- |
${sizes.map(row).join("\n")}

- **Download** is the package's own tarball. **Installed** is all of \`node_modules\` in an empty project with this package
  and its peers, \`effect\` among them; **packages** counts what lies there.
- **Import** is the shortest of 9 first imports, each in a new process, with warm file caches.
- **Smallest bundle** is the minified code that a program loads at its start when it uses \`createOcr\` and one provider;
  what is loaded when first needed (cutting PDFs, HTML tables) is not in it. \`@ocr/provider-local\` runs in threads of its
  own, from files, and is not bundled.
`;
