/** How the command is used, in words. */
import { profiles } from "../profile.ts";
import { requirementSets } from "../requirements/requirements.ts";

/** The text of `--help`. `name` is how the command is called. */
export const helpText = (name: string, providers: ReadonlyArray<string>): string =>
  `Judges an OCR provider or server against the contract ocr/1.

${name} SUBJECT [options]
${name} compare A.json B.json [--report html=FILE]
${name} verify REPORT.json
${name} fixtures extract --to FOLDER [--seed N]

The subject, one of these:
  --module FILE#EXPORT     a provider in a file, in process and with faults; without #EXPORT its default export
  --provider NAME          one that this command knows: ${providers.join(", ") || "none here, use --module"}
  --url URL                a server that answers POST there
  --command "LINE"         starts a server: the port is in PORT and replaces {port}; ended with all its children
  --docker IMAGE           starts a container; the port inside is 8080, or --container-port

For servers:
  --key-variable NAME      the environment variable with the key, sent as a bearer token
  --header "NAME: VALUE"   another header; may be given again
  --header-variable "NAME: VARIABLE"   the same, with the value of an environment variable
  --capabilities FILE      what it claims: JSON with the keys of a provider's capabilities
  --model NAME             the model to ask for
  --url URL                with --command and --docker, where to ask (default http://127.0.0.1:{port}/v1/ocr)
  --ready-url URL          ready when this answers (default: any answer)
  --start-seconds N        how long to wait for that (default 30, with --docker 300)
  --variable NAME=VALUE    for the server's environment; --docker also takes NAME alone

What is asked:
  --profile A,B            only these profiles; they then count as claimed:
                           ${profiles.join(", ").replace(/(.{60,70}), /g, "$1,\n                           ")}
  --check A,B              only these checks; may be given again
  --seed N                 other documents (default 1)
  --document FILE          also checks on a document of yours, or at a URL; may be given again
  --requirements NAME      a frozen set decides (${requirementSets.join(", ")}); newer checks are provisional
  --max-pages N            examines what fits into N billed pages; the rest could not run
  --plan                   prints what a run would ask and bill, and asks nothing

What comes out:
  --report FORMAT=FILE,…   json, ndjson, junit, html, md, badge; may be given again
  --baseline FILE          what is known to be broken, with reasons and links; decides the exit code only
  --write-baseline FILE    writes a baseline to fill in
  --list [--json]          the checks, and nothing is judged

Exit codes: 0 conformant, 1 not, 2 suite error or bad invocation, 3 incomplete.

Examples:
  ${name} --module ./dist/index.js#acme --report html=report.html
  ${name} --url https://ocr.example.com/v1/ocr --key-variable OCR_KEY --capabilities claims.json --max-pages 120
  ${name} --command "node server.js --port {port}" --capabilities claims.json --report junit=junit.xml,md=report.md
  ${name} --docker me/backend:1.2 --ready-url http://127.0.0.1:{port}/health --variable API_KEY
  ${name} --module ./dist/index.js#acme --check pages.range --seed 7`;
