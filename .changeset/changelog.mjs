/** How changesets become changelogs: a point for each, as it is written, and one line for the packages it came with. */
const lines = (text) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trimEnd());

export default {
  getReleaseLine: async ({ summary }) => {
    const [first, ...rest] = lines(summary);
    return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
  },
  getDependencyReleaseLine: async (_, dependencies) =>
    dependencies.length === 0
      ? ""
      : `- Comes with ${dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`).join(", ")}.`,
};
