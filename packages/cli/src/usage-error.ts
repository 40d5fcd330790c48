/** The command line itself is wrong: exit code 2. */

/** A mistake in how the command was called. `message` is one line for people. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
