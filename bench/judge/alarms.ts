/** What the judge says against subjects that keep the contract. */
import { judge, type Subject } from "@ocr/conformance";

/** Something that a check said. */
export interface Alarm {
  readonly subject: string;
  readonly check: string;
  readonly seed: number;
  readonly found: string;
}

/** What an engine really does not do, by check: no false alarm, but the truth about it. */
export type Findings = Readonly<Record<string, string>>;

/** Judges a subject with each seed, by all checks or by those that are named; what is known of it is left out. */
export const alarmsOf = async (
  subject: Subject,
  seeds: ReadonlyArray<number>,
  findings: Findings = {},
  checks?: ReadonlyArray<string>,
): Promise<ReadonlyArray<Alarm>> => {
  const alarms: Array<Alarm> = [];
  for (const seed of seeds) {
    const { results } = await judge(subject, checks === undefined ? { seed } : { seed, checks });
    for (const { id, reason = "", status } of results)
      if (status !== "pass" && status !== "not-applicable" && !(id in findings))
        alarms.push({ subject: subject.name, check: id, seed, found: `${status}: ${reason}` });
  }
  return alarms;
};
