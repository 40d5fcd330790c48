/** Writes the API reference: a folder of Markdown under `api/`, from the docstrings of everything that packages publish. */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, Converter, ReflectionKind, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";

const docs = join(import.meta.dirname, "..");
const packages = join(docs, "../../packages");

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly exports?: Readonly<Record<string, string | { readonly "@ocr/source"?: string }>>;
}

/** What a module is for, in one sentence: that of its package, or that at the top of the file behind a subpath. */
const purposeOf = (name: string, file: string): string => {
  const [scope = "", folder = "", subpath] = name.split("/");
  const { description } = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8")) as Manifest;
  if (scope === "@ocr" && subpath === undefined) return description;
  return (
    /^\/\*\*\s*(?:\* )?([\s\S]*?)\s*\*\//.exec(readFileSync(file, "utf8"))?.[1]?.replaceAll(/\s*\n \* ?/g, " ") ?? ""
  );
};

/** The first page of the reference: what there is, in the order in which it is needed. */
const firstPage = (entries: ReadonlyMap<string, string>): string => {
  const rows = [...entries].map(
    ([name, file]) => `| [\`${name}\`](./${name.replace("@ocr/", "")}/index.md) | ${purposeOf(name, file)} |`,
  );
  const head = ["# API", "Everything that programs can import, from the docstrings of the sources.", ""];
  return `${[...head, "| import | what it is |", "| --- | --- |", ...rows].join("\n")}\n`;
};

/** Where a member was inherited from is of no use to those who use it. */
const withoutAncestors = (markdown: string): string =>
  markdown.replaceAll(/^#+ (?:Inherited from|Overrides)\n\n.*\n(?:\n|$)/gm, "");

/** The order in which readers need them. */
const rank = (file: string): number => {
  const at = ["core", "provider-local", "provider-"].findIndex((start) => file.startsWith(start));
  return at < 0 ? 3 : at;
};

/** What programs may import, such as `@ocr/core/node`, and the source file behind it. */
export const entryPoints = (): ReadonlyMap<string, string> => {
  const found = globSync("*/package.json", { cwd: packages })
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap((file) => {
      const folder = join(packages, file, "..");
      const { name, exports = {} } = JSON.parse(readFileSync(join(packages, file), "utf8")) as Manifest;
      return Object.entries(exports).flatMap(([path, target]) => {
        const source = typeof target === "string" ? undefined : target["@ocr/source"];
        if (source === undefined || !existsSync(join(folder, source))) return [];
        const text = readFileSync(join(folder, source), "utf8");
        // A command has an entry without exports.
        return /^export /m.test(text) ? [[name + path.slice(1), join(folder, source)] as const] : [];
      });
    });
  return new Map(found);
};

/** Writes the reference. Rejects when an exported name has no docstring, or a docstring links to what is not there. */
export const writeApi = async (): Promise<void> => {
  const entries = entryPoints();
  const options: TypeDocOptions & Partial<PluginOptions> = {
    name: "API",
    entryPoints: [...entries.values()],
    tsconfig: join(docs, "tsconfig.api.json"),
    // The packages are checked on their own.
    skipErrorChecking: true,
    sortEntryPoints: false,
    excludeExternals: true,
    excludeInternal: true,
    disableGit: true,
    disableSources: true,
    readme: "none",
    validation: { invalidLink: true, notExported: true, notDocumented: true },
    requiredToBeDocumented: ["Class", "Enum", "Function", "Interface", "TypeAlias", "Variable"],
    treatWarningsAsErrors: true,
    plugin: ["typedoc-plugin-markdown", "typedoc-vitepress-theme"],
    out: join(docs, "api"),
    docsRoot: docs,
    excludeScopesInPaths: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    groupOrder: ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables"],
    expandParameters: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    classPropertiesFormat: "table",
    typeDeclarationFormat: "table",
    typeAliasPropertiesFormat: "table",
    tableColumnSettings: {
      hideDefaults: true,
      hideInherited: true,
      hideModifiers: true,
      hideOverrides: true,
      hideSources: true,
    },
    logLevel: "Warn",
  } as TypeDocOptions;
  const app = await Application.bootstrapWithPlugins(options);
  const names = new Map([...entries].map(([name, file]) => [file, name]));
  // A module is named as programs import it.
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    reflection.name = names.get(file ?? "") ?? reflection.name;
  });
  const project = await app.convert();
  if (project === undefined) throw new Error("the API reference could not be made");
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("the API reference has faults; see above");
  await app.generateOutputs(project);
  for (const path of globSync("api/**/*.md", { cwd: docs })) {
    const file = join(docs, path);
    writeFileSync(file, withoutAncestors(readFileSync(file, "utf8")));
  }
  writeFileSync(join(docs, "api/index.md"), firstPage(entries));
};
