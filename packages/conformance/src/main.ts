#!/usr/bin/env node
/** The published command. */
import { runCommand } from "./cli.ts";

process.exitCode = await runCommand(process.argv.slice(2));
