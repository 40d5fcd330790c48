/** The reference backend as a real HTTP server. */
export { referenceServer } from "@ocr/conformance";
