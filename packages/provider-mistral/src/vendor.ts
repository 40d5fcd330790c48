/** What Mistral's Files and Batch send. Read leniently: only what we use must be there. */
import * as z from "zod";

/** An uploaded file. */
export const File = z.object({ id: z.string().min(1) });

/** A page of the list of files. */
export const FileList = z.object({ data: z.array(File) });

/** The signed address of a file. */
export const SignedUrl = z.object({ url: z.string().min(1) });

const count = z.number().nullish();

/** A batch job. */
export const Job = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  model: z.string().nullish(),
  input_files: z.array(z.string()).nullish(),
  output_file: z.string().nullish(),
  error_file: z.string().nullish(),
  errors: z.array(z.looseObject({ message: z.string().nullish(), count })).nullish(),
  outputs: z.array(z.unknown()).nullish(),
  created_at: count,
  started_at: count,
  completed_at: count,
  total_requests: count,
  succeeded_requests: count,
  failed_requests: count,
});
export type Job = z.infer<typeof Job>;

/** A line of a job's results. */
export const ResultLine = z.object({
  custom_id: z.string().nullish(),
  response: z.object({ status_code: z.number(), body: z.unknown().optional() }).nullish(),
  error: z.unknown().optional(),
});
export type ResultLine = z.infer<typeof ResultLine>;
