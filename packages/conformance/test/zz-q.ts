import { judge, referenceSubject, modestProvider, mutants, registry } from "@ocr/conformance";
const want = process.argv[2]!;
for (const seed of [1,2,3,4,5,6,7,8,9,10,11,12]) {
for (const s of [referenceSubject(), referenceSubject(modestProvider)]) {
  const r = await judge(s, {seed, profiles:[want as never]});
  if (r.results.some(x=>x.status!=="pass" && x.status!=="not-applicable")) console.log(s.name, seed, r.outcome, r.milliseconds, r.results.filter(x=>x.status!=="pass").map(x=>x.id+" "+x.status+": "+x.reason));
}
for (const m of mutants.filter(m=>m.kills.startsWith(want+"."))) {
  const t=performance.now();
  const r = await judge(m.make(), {seed, checks:[m.kills], profiles: registry.map(c=>c.profile)});
  const [x]=r.results;
  const ok = (x?.status==="fail"||x?.status==="warn") && m.because.test(x.reason??"");
  if(!ok||process.argv[3]) console.log(ok, seed, m.kills, m.name, x?.status, x?.reason?.slice(0,300), Math.round(performance.now()-t));
}}
console.log("done");
