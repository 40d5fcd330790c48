import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// Every folder that has a package.json and a test folder is a project; nothing lists them.
const roots = [
  ...readdirSync(join(import.meta.dirname, "packages")).map((name) => `packages/${name}`),
  ...readdirSync(join(import.meta.dirname, "apps")).map((name) => `apps/${name}`),
  "bench",
  "examples",
  "tools",
];
const projects = roots.filter((root) => existsSync(join(import.meta.dirname, root, "test")));

// Tests import the packages by name and get their sources: nothing is built first.
const conditions = ["@ocr/source", ...defaultServerConditions];

export default defineConfig({
  root: import.meta.dirname,
  test: {
    // Many tests wait for sockets and child processes; two workers on two processors would wait with them.
    maxWorkers: 4,
    projects: projects.map((root) => ({
      ssr: { resolve: { conditions } },
      test: {
        name: root.replace(/^(packages|apps)\//, ""),
        root,
        include: ["test/**/*.test.ts"],
        isolate: false,
        testTimeout: 30_000,
      },
    })),
  },
});
