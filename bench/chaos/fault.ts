/** What a fake vendor does to a request: mostly it answers, now and then it fails in one of the ways that vendors have. */
import { chance } from "../measure/chance.ts";

/** Shares of the ways to fail, in percent of the requests. What is left is answered well. */
const shares = {
  "429 with seconds": 0.7,
  "429 with a date": 0.7,
  "429 without a word": 0.7,
  "500": 2,
  "502": 2,
  "503": 2,
  "504": 2,
  "reset before the answer": 2.5,
  "reset in the answer": 2.5,
  stall: 0.5,
  "truncated JSON": 2.5,
  null: 2.5,
  "empty body": 2.5,
  "HTML body": 2.5,
} as const;

/** A way to fail. */
export type Fault = keyof typeof shares;

/** All ways to fail. */
export const faults = Object.keys(shares) as ReadonlyArray<Fault>;

/** The fault for the n-th time that a deployment sees a document; undefined: it answers well. */
export const faultFor = (seed: number, deployment: string, marker: string, time: number): Fault | undefined => {
  let left = chance(seed, deployment, marker, time) * 100;
  return faults.find((fault) => (left -= shares[fault]) < 0);
};
