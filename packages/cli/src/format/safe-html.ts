/** Markdown to HTML that is safe to open: what a document says can never become code, a form or a request. */
import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";

const tags = (
  "h1 h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li table caption thead tbody tfoot tr th td figure figcaption " +
  "a b strong i em s del u sup sub img span"
).split(" ");
const cell = ["colspan", "rowspan", "style"];

const markdown = new MarkdownIt({ html: true });
// Sanitizing decides about links; here a "javascript:" one would stay as raw Markdown in the text.
markdown.validateLink = () => true;

/**
 * Renders Markdown. Tables, lists, emphasis and links survive, also where they are written as HTML; any other HTML is
 * shown as text. `picture` gives the data URI for the id of a picture; without one its id is shown in its place.
 */
export const safeHtml = (text: string, picture: (id: string) => string | undefined): string =>
  sanitizeHtml(markdown.render(text), {
    allowedTags: tags,
    allowedAttributes: { a: ["href", "rel"], img: ["src", "alt"], ol: ["start"], span: ["class"], th: cell, td: cell },
    allowedClasses: { span: ["picture"] },
    allowedStyles: { "*": { "text-align": [/^(left|right|center)$/] } },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "escape",
    transformTags: {
      a: (tagName, { href = "" }) => ({ tagName, attribs: { href, rel: "noopener noreferrer" } }),
      img: (_, { src = "", alt = "" }) => {
        const id = decoded(src);
        const uri = picture(id);
        if (uri !== undefined) return { tagName: "img", attribs: { src: uri, alt } };
        return { tagName: "span", attribs: { class: "picture" }, text: alt || id };
      },
    },
  });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
