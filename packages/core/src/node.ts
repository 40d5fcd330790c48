/** The subpath `@ocr/core/node`: what needs files. */
export { type FetchDocumentOptions, guardedFetch } from "./fetch-document/node.ts";
export { type FileSource, fileDocument } from "./node/file-document.ts";
export { folderCache } from "./node/folder-cache.ts";
export { type SavedDocument, type SaveOptions, saveDocument } from "./node/save-document.ts";
export { writeFileAtomic } from "./node/write-file.ts";
