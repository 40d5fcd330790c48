/** Commands in `sh` blocks, cut into words as a shell would. */

/** The commands of one line: its parts between pipes, without comments and redirections. */
export const commandsOf = (line: string): ReadonlyArray<ReadonlyArray<string>> => {
  const commands: Array<Array<string>> = [[]];
  for (const [, single, double, bare] of line.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)) {
    if (bare?.startsWith("#") === true) break;
    if (bare === "|" || bare === "&&") commands.push([]);
    else commands.at(-1)?.push(single ?? double ?? bare ?? "");
  }
  return commands.filter((words) => words.length > 0);
};

/** All commands of the `sh` blocks of a Markdown text. */
export const shellCommands = (markdown: string): ReadonlyArray<ReadonlyArray<string>> =>
  [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.split("\n").flatMap(commandsOf));
