/** The Files API: upload, list, retrieve, delete, content, signed address. */
import { type FakeAnswer, type FakeRequest, formOf } from "../server/exchange.ts";
import { flat, invalid, Refusal } from "./error.ts";
import { signedUrl } from "./signed-url.ts";
import type { State, StoredFile } from "./state.ts";

const accepted = [
  "application/pdf",
  "image/.*",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/epub\\+zip",
  "application/rtf",
  "application/vnd.oasis.opendocument.text",
  "application/x-bibtex",
  "application/x-ipynb\\+json",
  "application/x-latex",
  "text/.*",
];
const isAccepted = (type: string): boolean => accepted.some((entry) => new RegExp(`^${entry}$`).test(type));

const purposes = new Set(["fine-tune", "batch", "ocr"]);
const mostBytes = 512_000_000;

const sampleTypes: Readonly<Record<string, string>> = { ocr: "ocr_input", batch: "batch_request" };

/** A file as the vendor shows it. */
const shown = (file: StoredFile) => ({
  id: file.id,
  object: "file",
  bytes: file.bytes.length,
  created_at: Math.floor(file.createdAt / 1000),
  filename: file.name,
  purpose: file.purpose,
  sample_type: file.source === "mistral" ? "batch_result" : (sampleTypes[file.purpose] ?? "instruct"),
  num_lines: 0,
  mimetype: file.mimetype,
  source: file.source,
  signature: "0".repeat(32),
  expires_at: null,
  visibility: "workspace",
});

const upload = async (request: FakeRequest, state: State): Promise<FakeAnswer> => {
  const form = await formOf(request).catch(() => undefined);
  const file = form?.get("file");
  if (!(file instanceof Blob)) throw invalid({ type: "missing", loc: ["body", "file"], msg: "Field required" });
  const purpose = form?.get("purpose") ?? "fine-tune";
  if (typeof purpose !== "string" || !purposes.has(purpose))
    throw invalid({
      type: "enum",
      loc: ["body", "purpose"],
      msg: "Input should be 'fine-tune', 'batch' or 'ocr'",
      input: purpose,
    });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length > mostBytes) throw flat(413, "invalid_request_error", "File is too large");
  const mimetype = (file.type || "application/octet-stream").split(";")[0] ?? "";
  if (purpose === "ocr" && !isAccepted(mimetype)) {
    const list = accepted.map((entry) => entry.replaceAll("\\", "")).join(", ");
    throw new Refusal({
      status: 422,
      body: {
        detail: "Invalid file format.",
        message: `Received file with mimetype ${mimetype}, only ${list} are currently supported`,
      },
    });
  }
  const name = "name" in file ? file.name : "file";
  const stored: StoredFile = {
    id: state.newId(),
    name,
    purpose,
    bytes,
    mimetype,
    source: "upload",
    createdAt: state.now(),
  };
  state.files.set(stored.id, stored);
  return { status: 200, body: shown(stored) };
};

const list = (query: URLSearchParams, state: State): FakeAnswer => {
  const [search, purpose, source] = [query.get("search"), query.get("purpose"), query.get("source")];
  const found = [...state.files.values()].filter(
    (file) =>
      (search === null || file.name.includes(search)) &&
      (purpose === null || file.purpose === purpose) &&
      (source === null || file.source === source),
  );
  const size = Number(query.get("page_size") ?? 100);
  const start = Number(query.get("page") ?? 0) * size;
  const data = found.slice(start, start + size).map(shown);
  return {
    status: 200,
    body: { data, object: "list", ...(query.get("include_total") === "false" ? {} : { total: found.length }) },
  };
};

/** Answers a request to `/v1/files`. `undefined` when there is no such path. */
export const filesAnswer = (
  request: FakeRequest,
  state: State,
  origin: string,
): FakeAnswer | Promise<FakeAnswer> | undefined => {
  const [id, action] = request.path.split("/").slice(3);
  if (id === undefined) {
    if (request.method === "POST") return upload(request, state);
    return request.method === "GET" ? list(request.query, state) : undefined;
  }
  const file = state.files.get(id);
  if (file === undefined) throw flat(404, "invalid_request_error", "No file matches the given query.", "1950");
  if (request.method === "DELETE" && action === undefined) {
    state.files.delete(id);
    return { status: 200, body: { id, object: "file", deleted: true } };
  }
  if (request.method !== "GET") return undefined;
  switch (action) {
    case undefined:
      return { status: 200, body: { ...shown(file), deleted: false } };
    case "content":
      return { status: 200, body: file.bytes };
    case "url": {
      const hours = Number(request.query.get("expiry") ?? 24);
      if (!Number.isInteger(hours) || hours < 1 || hours > 168)
        throw invalid({
          type: "value_error",
          loc: ["query", "expiry"],
          msg: "Input should be from 1 to 168",
          input: hours,
        });
      return { status: 200, body: { url: signedUrl(origin, id, hours, state.now()) } };
    }
    default:
      return undefined;
  }
};
