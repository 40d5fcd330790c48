/** The theme: VitePress' own without its web fonts, our colours, and the view of the landing page. */
import Theme from "vitepress/theme-without-fonts";
import type { Theme as ThemeType } from "vitepress";
import PageView from "./page-view.vue";
// oxlint-disable-next-line import/no-unassigned-import
import "./colors.css";
// oxlint-disable-next-line import/no-unassigned-import
import "./conformance.css";
// oxlint-disable-next-line import/no-unassigned-import
import "./landing.css";

// oxlint-disable-next-line import/no-default-export -- VitePress reads it so
export default {
  extends: Theme,
  enhanceApp({ app }) {
    app.component("PageView", PageView);
  },
} satisfies ThemeType;
