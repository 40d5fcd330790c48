#!/usr/bin/env node
/** The published command. */
import { runCommand } from "./cli.ts";

// A project's own command is not in the path of its terminal: the lines that are printed to be typed again say so.
const name = process.env["npm_command"] === undefined ? "ocr-conformance" : "npx ocr-conformance";
process.exitCode = await runCommand(process.argv.slice(2), { name });
