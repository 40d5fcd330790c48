/** The Batch API: jobs that run a step further each time somebody asks after them. */
import { type FakeAnswer, type FakeRequest, jsonOf } from "../server/exchange.ts";
import { flat, invalid, Refusal } from "./error.ts";
import { readDocument } from "./read.ts";
import type { State } from "./state.ts";

interface Item {
  readonly custom_id: string | null;
  readonly body: unknown;
}

interface Job {
  readonly id: string;
  readonly items: ReadonlyArray<Item>;
  readonly shown: Record<string, unknown>;
  readonly inline: boolean;
  polls: number;
  outputs: ReadonlyArray<unknown> | undefined;
}

/** The jobs of a fake. */
export interface Jobs {
  /** Answers a request to `/v1/batch/jobs`. `undefined` when there is no such path. */
  readonly answer: (request: FakeRequest, origin: string) => Promise<FakeAnswer | undefined>;
}

const open = new Set(["QUEUED", "RUNNING"]);

const itemsOfFile = (text: string): ReadonlyArray<Item> =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      const { body, custom_id = null } = JSON.parse(line) as Partial<Item>;
      if (body === undefined) throw flat(422, "invalid_request_error", `Line ${i + 1} of the input file has no body`);
      return { custom_id, body };
    });

const runItem = async (item: Item, model: string | undefined, state: State, origin: string) => {
  const id = `batch-${state.newId()}`;
  try {
    const { body } = await readDocument(item.body, { state, origin, model: model ?? "" });
    return { ok: true, line: { id, custom_id: item.custom_id, response: { status_code: 200, body }, error: null } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { body, status: status_code } = error.answer;
    return { ok: false, line: { id, custom_id: item.custom_id, response: { status_code, body }, error: null } };
  }
};

/** Starts with no jobs. */
export const newJobs = (state: State): Jobs => {
  const jobs = new Map<string, Job>();
  const { running = 1, ended = 2 } = state.options.batchPolls ?? {};
  const seconds = () => Math.floor(state.now() / 1000);

  const store = (lines: ReadonlyArray<unknown>): string | null => {
    if (lines.length === 0) return null;
    const id = state.newId();
    const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    state.files.set(id, {
      id,
      name: `${id}.jsonl`,
      purpose: "batch",
      bytes,
      mimetype: "application/jsonl",
      source: "mistral",
      createdAt: state.now(),
    });
    return id;
  };

  const finish = async (job: Job, origin: string): Promise<void> => {
    const end = state.options.batchEnd ?? "SUCCESS";
    const results = [];
    const model = typeof job.shown["model"] === "string" ? job.shown["model"] : undefined;
    if (end === "SUCCESS") for (const item of job.items) results.push(await runItem(item, model, state, origin));
    const good = results.filter(({ ok }) => ok).map(({ line }) => line);
    const bad = results.filter(({ ok }) => !ok).map(({ line }) => line);
    job.outputs = [...good, ...bad];
    Object.assign(job.shown, {
      status: end,
      completed_at: seconds(),
      completed_requests: results.length,
      succeeded_requests: good.length,
      failed_requests: bad.length,
      output_file: store(good),
      error_file: store(bad),
      errors: end === "FAILED" ? [{ message: "the job could not be run", count: 1 }] : [],
    });
  };

  const step = async (job: Job, origin: string): Promise<void> => {
    const { status } = job.shown;
    if (status === "CANCELLATION_REQUESTED") Object.assign(job.shown, { status: "CANCELLED", completed_at: seconds() });
    if (typeof status !== "string" || !open.has(status)) return;
    job.polls += 1;
    if (job.polls > ended) await finish(job, origin);
    else if (job.polls > running) Object.assign(job.shown, { status: "RUNNING", started_at: seconds() });
  };

  const create = (request: FakeRequest): FakeAnswer => {
    const body = jsonOf(request) as Readonly<Record<string, unknown>>;
    const { endpoint, input_files: files, metadata = null, model = null, requests, timeout_hours: hours = 24 } = body;
    if (endpoint !== "/v1/ocr")
      throw invalid({
        type: "enum",
        loc: ["body", "endpoint"],
        msg: "Input should be '/v1/ocr' in this fake",
        input: endpoint,
      });
    if (typeof hours !== "number" || hours < 1 || hours > 168)
      throw invalid({
        type: "value_error",
        loc: ["body", "timeout_hours"],
        msg: "Input should be from 1 to 168",
        input: hours,
      });
    const given = Array.isArray(requests) ? (requests as ReadonlyArray<Item>) : undefined;
    const names = Array.isArray(files) ? files.map(String) : [];
    if ((given === undefined) === (names.length === 0))
      throw flat(422, "invalid_request_error", "Exactly one of input_files and requests must be provided");
    if ((given?.length ?? 0) > 10_000) throw flat(422, "invalid_request_error", "At most 10000 requests are allowed");
    const items =
      given?.map((item) => ({ body: item.body, custom_id: item.custom_id ?? null })) ??
      names.flatMap((name) => {
        const file = state.files.get(name);
        if (file === undefined || file.purpose !== "batch")
          throw flat(422, "invalid_file", "Could not get file.", "1901");
        return itemsOfFile(new TextDecoder().decode(file.bytes));
      });
    const id = state.newId();
    const shown = {
      id,
      object: "batch",
      input_files: names,
      metadata,
      endpoint,
      model,
      agent_id: null,
      output_file: null,
      error_file: null,
      errors: [],
      status: "QUEUED",
      created_at: seconds(),
      total_requests: items.length,
      completed_requests: 0,
      succeeded_requests: 0,
      failed_requests: 0,
      started_at: null,
      completed_at: null,
    };
    jobs.set(id, { id, items, shown, inline: given !== undefined, polls: 0, outputs: undefined });
    return { status: 200, body: shown };
  };

  return {
    answer: async (request, origin) => {
      const [id, action] = request.path.split("/").slice(4);
      const { method } = request;
      if (id === undefined) {
        if (method === "POST") return create(request);
        const data = [...jobs.values()].map((job) => job.shown);
        return method === "GET" ? { status: 200, body: { object: "list", data, total: data.length } } : undefined;
      }
      const job = jobs.get(id);
      if (job === undefined) throw flat(404, "invalid_request_error", `No job matches ${id}.`, "1950");
      if (method === "DELETE" && action === undefined) {
        jobs.delete(id);
        return { status: 200, body: { id, object: "batch", deleted: true } };
      }
      if (method === "POST" && action === "cancel") {
        if (open.has(String(job.shown["status"]))) job.shown["status"] = "CANCELLATION_REQUESTED";
        return { status: 200, body: job.shown };
      }
      if (method !== "GET" || action !== undefined) return undefined;
      await step(job, origin);
      const inline = request.query.get("inline") === "true" && job.inline && job.outputs !== undefined;
      return { status: 200, body: inline ? { ...job.shown, outputs: job.outputs } : job.shown };
    },
  };
};
