/** The site: what it is called, how it is found and searched. Menus come from the folders (`sections.ts`). */
import { defineConfig } from "vitepress";
import { nav, sidebar } from "./sections.ts";

// oxlint-disable-next-line import/no-default-export -- VitePress reads it so
export default defineConfig({
  title: "ocr",
  titleTemplate: ":title · ocr",
  description: "One OCR contract for any backend, in TypeScript",
  lang: "en",
  cleanUrls: true,
  // What all pages know stands in one file, not in each of them.
  metaChunk: true,
  // The index of the search is loaded when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 1500 } },
  srcExclude: ["README.md", "generated/**"],
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: "/icon.svg" }],
    ["meta", { name: "theme-color", content: "#1d4e7a" }],
  ],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav,
    sidebar,
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        detailedView: true,
        miniSearch: {
          // The reference has many short pages: guides come first.
          searchOptions: { boostDocument: (id: string) => (id.includes("/api/") ? 0.5 : 1) },
        },
      },
    },
    footer: { message: "MIT licence. This site asks no other server for anything." },
  },
});
