/** The command: judges one subject, tells what it found, and ends with the exit code of the outcome. */
import { argumentsOf } from "./command/arguments.ts";
import { extracting } from "./command/fixtures.ts";
import { helpText } from "./command/help.ts";
import { judging } from "./command/judging.ts";
import { listText } from "./command/list.ts";
import { type CommandOptions, type Place, placeOf } from "./command/options.ts";
import { comparing, verifying } from "./command/reports.ts";
import { exitCodes } from "./report/report.ts";
import { CouldNotStart } from "./subject/process-group.ts";

export type { CommandOptions };

const runWords = async (words: ReadonlyArray<string>, place: Place): Promise<number> => {
  const { name, print, providers } = place;
  const [first = "", ...rest] = words;
  if (first === "help" || words.includes("--help") || words.includes("-h")) {
    print(helpText(name, Object.keys(providers)));
    return 0;
  }
  if (first === "compare") return comparing(rest, place);
  if (first === "verify") return verifying(rest, place);
  if (first === "fixtures") return extracting(rest, place);
  if (words.includes("--list")) {
    print(listText(words));
    return 0;
  }
  return judging(argumentsOf(first === "run" ? rest : words), place);
};

/** Runs the command and returns its exit code. It never rejects. */
export const runCommand = async (words: ReadonlyArray<string>, options: CommandOptions = {}): Promise<number> => {
  const place = placeOf(options);
  try {
    return await runWords(words, place);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    place.print(`${place.name}: ${reason}`);
    if (error instanceof CouldNotStart) return exitCodes.incomplete;
    place.print(`${place.name} --help shows how it is used`);
    return exitCodes["suite-error"];
  }
};
