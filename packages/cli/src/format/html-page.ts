/** A response as one standalone HTML page: no script, nothing loaded from elsewhere. */
import { type OcrResponse, toMarkdown } from "@ocr/core";
import { safeHtml } from "./safe-html.ts";

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
section { border-bottom: 1px solid #8888; padding: 1.5rem 0; overflow-x: auto; unicode-bidi: plaintext; }
section:last-of-type { border: 0; }
.number { float: right; font-size: .8rem; opacity: .6; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #8888; padding: .3rem .6rem; text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; }
.picture { display: inline-block; border: 1px dashed #8888; padding: .5rem 1rem; opacity: .7; }
`;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);

// Some servers leave out the head of the data URI; browsers tell the type of a picture by its content.
const dataUri = (base64: string): string =>
  base64.startsWith("data:image/") ? base64 : `data:image/*;base64,${base64.replace(/^data:[^,]*,/, "")}`;

/**
 * The pages of a response as one HTML page. Pictures that came with their bytes are embedded. With a page of its own for
 * each page of the document, pass a response that holds only that one.
 */
export const htmlPage = (response: OcrResponse, title: string): string => {
  const sections = response.pages.map((page) => {
    const pictures = new Map(page.images.map(({ id, image_base64 }) => [id, image_base64]));
    const body = safeHtml(toMarkdown({ pages: [page] }), (id) => {
      const base64 = pictures.get(id);
      return base64 ? dataUri(base64) : undefined;
    });
    const number = page.index + 1;
    return `<section id="page-${number}" aria-label="Page ${number}">\n<span class="number">${number}</span>\n${body.trim()}\n</section>\n`;
  });
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${sections.join("")}</body>
</html>
`;
};
