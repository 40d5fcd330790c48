import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { judge } from "@ocr/conformance";
import { subjects } from "./conformance/subjects.ts";
const types: Record<string,string> = {pdf:"application/pdf",png:"image/png",jpg:"image/jpeg",jpeg:"image/jpeg",gif:"image/gif",tiff:"image/tiff",webp:"image/webp",docx:"application/vnd.openxmlformats-officedocument.wordprocessingml.document",bmp:"image/bmp"};
const [name, ...files] = process.argv.slice(2);
const s = await subjects[name!]!();
for (const file of files) {
  const ext=file.split(".").at(-1)!;
  const r = await judge(s, {profiles:["document"], documents:[{name:basename(file), bytes:readFileSync(file), mediaType: types[ext]??"application/octet-stream"}]});
  console.log(basename(file), r.outcome, r.milliseconds, JSON.stringify(r.spent), r.results.flatMap(x=>[...(x.status==="pass"?[]:[x.id+" "+x.status+": "+x.reason]), ...(x.unobserved??[]).map(u=>x.id+" ~ "+u)]));
}
await s.close();
