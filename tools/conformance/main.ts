/** `./run conformance`: the published command, which here knows the providers of this repository too. */
import { runCommand } from "@ocr/conformance/cli";
import { subjects } from "./subjects.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  name: "./run conformance",
  providers: subjects,
  folder: process.env["OCR_CWD"] ?? process.env["INIT_CWD"] ?? process.cwd(),
});
