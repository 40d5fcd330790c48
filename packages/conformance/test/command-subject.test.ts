/** Commands and containers that serve HTTP: started, waited for, judged, and ended with all their children. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  commandSubject,
  containerArguments,
  containerSubject,
  CouldNotStart,
  referenceKey,
  type Report,
} from "@ocr/conformance";
import { runCommand } from "@ocr/conformance/cli";
import { describe, expect, it } from "vitest";

const folder = import.meta.dirname;
// Answers with its port, and says which process it is.
const server = `require("http").createServer((q, r) => r.end(process.env.PORT)).listen(process.env.PORT, "127.0.0.1", () => console.log("pid " + process.pid))`;
const served = `node -e '${server}'`;

/** Whether a process runs. One that has ended, but that nobody asks after, does not. */
const isAlive = (pid: number): boolean =>
  /^[^Z]/.test(spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim());

/** Waits until a process is gone; false when it stays for a second. */
const goes = async (pid: number): Promise<boolean> => {
  for (let i = 0; i < 100 && isAlive(pid); i += 1) await delay(10);
  return !isAlive(pid);
};

const run = async (words: ReadonlyArray<string>) => {
  const lines: Array<string> = [];
  const environment = { OCR_KEY: referenceKey, MODE: "quiet" };
  const code = await runCommand(words, { folder, environment, print: (text) => lines.push(text) });
  return { code, text: lines.join("\n") };
};

describe("a command", () => {
  it("is judged as a server is, and the line of a failure can be pasted", async () => {
    const command = `${process.execPath} --conditions=@ocr/source reference-served.ts`;
    const good = await run(["--command", command, "--key-variable", "OCR_KEY", "--profile", "usage"]);
    expect(good.text).toContain(`${command}: conformant`);
    expect(good.code).toBe(0);
    // The other one answers with a number.
    const file = join(await mkdtemp(join(tmpdir(), "conformance-")), "report.json");
    const bad = await run([
      "--command",
      served,
      "--header",
      "X-Api-Key: hidden words",
      "--check",
      "pages.all",
      "--report",
      `json=${file}`,
    ]);
    expect(bad.code).toBe(1);
    expect(bad.text).toContain(
      `again:   ocr-conformance --command '${served.replaceAll("'", String.raw`'\''`)}' --header 'x-api-key: …' --check pages.all --seed 1`,
    );
    expect(bad.text).toMatch(/The server printed:\n {2}pid \d+\n/);
    expect(bad.text).not.toContain("hidden words");
    const report = JSON.parse(await readFile(file, "utf8")) as Report;
    expect(report.output).toMatch(/^pid \d+$/);
  });

  it("gets a port, in a variable and in its words, and ends with its children", async () => {
    const subject = await commandSubject({ command: `sh -c 'echo pid $$; sleep 60; :' & echo at {port}; ${served}` });
    for (let i = 0; i < 200 && subject.output().split("pid ").length < 3; i += 1) await delay(10);
    // The server answers with the number in PORT.
    expect(subject.output()).toContain(`at ${String((await subject.ask({})).body)}\n`);
    const pids = [...subject.output().matchAll(/pid (\d+)/g)].map((match) => Number(match[1]));
    expect(pids).toHaveLength(2);
    expect(pids.map(isAlive)).toEqual([true, true]);
    await subject.close();
    expect(await Promise.all(pids.map(goes))).toEqual([true, true]);
  });

  it("that ends before it answers could not run, which is incomplete; its last words are told", async () => {
    const { code, text } = await run(["--command", "echo no licence; exit 4"]);
    expect(text).toContain("the command ended with exit code 4; it printed:\n  no licence");
    expect(code).toBe(3);
    await expect(commandSubject({ command: ["./no-such-program"] })).rejects.toThrow("ended before it began");
  });

  it("that does not answer in time could not run", async () => {
    const silent = commandSubject({ command: ["sleep", "60"], startMs: 100 });
    await expect(silent).rejects.toThrow(CouldNotStart);
    await expect(silent).rejects.toThrow(/nobody answered at http:\/\/127\.0\.0\.1:\d+ in 0\.1 s; it printed nothing/);
  });

  it("is ready when the address for that answers with less than 500", async () => {
    const slow = `require("http").createServer((q, r) => { r.statusCode = q.url === "/ready" && Date.now() - t < 200 ? 503 : 200; r.end() }).listen(process.env.PORT); const t = Date.now()`;
    const startedAt = performance.now();
    const readyUrl = "http://127.0.0.1:{port}/ready";
    const subject = await commandSubject({ command: ["node", "-e", slow], readyUrl });
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    await subject.close();
    const never = commandSubject({ command: ["node", "-e", slow.replace("200 ?", "9e9 ?")], readyUrl, startMs: 300 });
    await expect(never).rejects.toThrow("/ready in 0.3 s");
  });

  it("is not started where somebody answers already", async () => {
    const subject = await commandSubject({ command: served });
    const port = Number((await subject.ask({})).body);
    await expect(commandSubject({ command: served, port })).rejects.toThrow("somebody already answers");
    await subject.close();
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends when this program is ended by %s", async (signal) => {
    const source = join(folder, "../src/subject/process-group.ts");
    const program = `import(${JSON.stringify(source)}).then(({ startProcess }) => {
      const running = startProcess("echo pid $$; exec sleep 60", { environment: {} });
      setInterval(() => { if (running.output() !== "") console.log(running.output()); }, 5);
    })`;
    const child: ChildProcess = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    const [text] = (await once(child.stdout ?? child, "data")) as [Buffer];
    const pid = Number(/pid (\d+)/.exec(text.toString())?.[1]);
    expect(isAlive(pid)).toBe(true);
    child.kill(signal);
    const [, endedBy] = (await once(child, "exit")) as [number | null, string | null];
    expect(endedBy).toBe(signal);
    expect(await goes(pid)).toBe(true);
  });
});

describe("a container", () => {
  it("is open to this machine only, and gone when it ends", () => {
    const words = containerArguments({
      image: "me/backend:1.2",
      name: "judged",
      port: 4711,
      variables: ["API_KEY", "A=b c"],
    });
    expect(words.join(" ")).toBe(
      "run --rm --init --name judged --publish 127.0.0.1:4711:8080 --env PORT=8080 --env API_KEY --env A=b c me/backend:1.2",
    );
    const other = containerArguments({ image: "i", name: "n", port: 1, containerPort: 80 });
    expect(other).toContain("127.0.0.1:1:80");
    expect(other).toContain("PORT=80");
  });

  it("could not run where there is no engine", async () => {
    const subject = containerSubject({ image: "me/backend", engine: "no-such-engine" });
    await expect(subject).rejects.toThrow(CouldNotStart);
    await expect(subject).rejects.toThrow("could not run: there is no no-such-engine here");
  });

  it("is started by the engine, asked at its port, and removed", async () => {
    const place = await mkdtemp(join(tmpdir(), "engine-"));
    const engine = join(place, "engine");
    // Stands for docker: it listens where the port is published.
    const script = `#!/bin/sh
echo "$@" >> ${place}/log
case "$1" in run) PORT=$(echo "$*" | sed 's/.*127.0.0.1:\\([0-9]*\\):.*/\\1/') exec ${served} ;; esac
`;
    await writeFile(engine, script);
    await chmod(engine, 0o755);
    const subject = await containerSubject({ image: "me/backend:1", engine });
    expect(subject.name).toBe("me/backend:1");
    expect((await subject.ask({})).failure).toBeUndefined();
    await subject.close();
    const log = await readFile(join(place, "log"), "utf8");
    expect(log).toMatch(
      /^version\nrun --rm --init --name (ocr-conformance-\d+-\d+) .* me\/backend:1\nrm --force \1\n$/s,
    );
  });
});
