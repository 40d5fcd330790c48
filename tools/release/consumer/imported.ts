/** Imports a package and prints which packages that has loaded, as JSON: `node imported.ts @ocr/core`. */
import { registerHooks } from "node:module";

const loaded = new Map<string, number>();
registerHooks({
  load: (url, context, next) => {
    const path = url.split("/node_modules/").at(-1);
    const [first = "", second = ""] = path === undefined || path === url ? [] : path.split("/");
    const name = first.startsWith("@") ? `${first}/${second}` : first;
    if (name !== "") loaded.set(name, (loaded.get(name) ?? 0) + 1);
    return next(url, context);
  },
});
await import(process.argv[2] ?? "");
console.log(JSON.stringify(Object.fromEntries(loaded)));
