/** The look of the report: light and dark, from telephones to wide screens, on paper too. */

/** The style sheet. */
export const style = `
:root{color-scheme:light dark;--ground:#f7f7f5;--sheet:#fff;--ink:#1b1d21;--soft:#5a606b;--line:#dcdcd6;--code:#f0f0ec;--link:#0b57a8;
--pass:#17692f;--pass-wash:#e4f3e8;--fail:#b0202a;--fail-wash:#fbe9e9;--warn:#7d5200;--warn-wash:#fbf0d9;--other:#5a606b;--other-wash:#ecece8;--suite:#59479c;--suite-wash:#ece9f7;
--truth:#0a6fd0;--found:#d1480f;--mono:ui-monospace,SFMono-Regular,"Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--ground:#131519;--sheet:#1b1e24;--ink:#e8e9ec;--soft:#a2a9b5;--line:#333841;--code:#252931;--link:#7ab8ff;
--pass:#6fd08c;--pass-wash:#17301f;--fail:#ff8f8f;--fail-wash:#3b1c1f;--warn:#f0bd5c;--warn-wash:#352a13;--other:#a2a9b5;--other-wash:#282c34;--suite:#b8a8ff;--suite-wash:#29243f}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,.top nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
main{padding-bottom:4rem}
h1,h2,h3{line-height:1.25;text-wrap:balance;margin:0}
h2{font-size:1.35rem;margin:2.75rem 0 .9rem}
h3{font-size:1.02rem}
a{color:var(--link)}
code,pre{font-family:var(--mono);font-size:.86em}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--sheet);padding:.5rem 1rem}
.top{position:sticky;top:0;z-index:5;background:var(--ground);border-bottom:1px solid var(--line)}
.top nav{display:flex;gap:1.1rem;align-items:center;overflow-x:auto;height:2.75rem;font-size:.9rem;white-space:nowrap}
.top a{text-decoration:none}.top a:hover{text-decoration:underline}
.top .who{font-weight:600;color:var(--ink);margin-right:auto}
.lead,.note{color:var(--soft)}.lead{margin:-.4rem 0 1rem}.note{font-size:.9rem;margin:.4rem 0}
.count{color:var(--soft);font-weight:400;font-size:.85em;margin-left:.25em}
.banner{margin-top:1.5rem;padding:1.5rem 1.6rem 1.6rem;background:var(--sheet);border:1px solid var(--line);border-left:.5rem solid var(--tone);border-radius:.75rem;--tone:var(--other)}
.banner.conformant{--tone:var(--pass)}.banner.nonconformant{--tone:var(--fail)}.banner.incomplete{--tone:var(--warn)}.banner.suite-error{--tone:var(--suite)}
.over{margin:0 0 .35rem;color:var(--soft);font-size:.9rem}
h1{display:flex;gap:.7rem;align-items:baseline;font-size:clamp(1.5rem,4.5vw,2.15rem);font-weight:600;overflow-wrap:anywhere}
h1 .sign,h1 strong{color:var(--tone)}h1 .sign{font-weight:700}
.meaning{margin:.6rem 0 1rem;font-size:1.05rem;max-width:46rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 .9rem;padding:0;list-style:none}.chips a{text-decoration:none}
.facts{margin:0;color:var(--soft);font-size:.9rem}
.small{font-size:.9rem;margin:1.1rem 0 .35rem;font-weight:600}
.pill{display:inline-block;padding:.05rem .6rem;border-radius:1rem;font-size:.82rem;font-weight:600;white-space:nowrap;color:var(--c);background:var(--w);--c:var(--other);--w:var(--other-wash)}
.pill.pass{--c:var(--pass);--w:var(--pass-wash)}.pill.fail{--c:var(--fail);--w:var(--fail-wash)}.pill.warn,.pill.could-not-run{--c:var(--warn);--w:var(--warn-wash)}.pill.suite-error{--c:var(--suite);--w:var(--suite-wash)}
.tag{font-size:.75rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;color:var(--soft);white-space:nowrap}
.command{display:flex;align-items:stretch;background:var(--code);border:1px solid var(--line);border-radius:.5rem;overflow:hidden;max-width:100%}
.command code{flex:1;padding:.5rem .75rem;overflow-x:auto;white-space:pre}
button{font:inherit;color:inherit;cursor:pointer}
.command button{border:0;border-left:1px solid var(--line);background:none;padding:0 .9rem;font-size:.85rem;color:var(--link)}
.command button:hover{background:var(--line)}
.card{background:var(--sheet);border:1px solid var(--line);border-left:.35rem solid var(--tone);border-radius:.6rem;margin:0 0 .6rem;--tone:var(--warn);--wash:var(--warn-wash)}
.card.fail{--tone:var(--fail);--wash:var(--fail-wash)}.card.suite-error{--tone:var(--suite);--wash:var(--suite-wash)}
.card>summary{display:block;padding:.7rem 2.4rem .75rem 1.1rem;position:relative;list-style:none}.card>summary::-webkit-details-marker{display:none}
.card>summary::after{content:"";position:absolute;right:1.15rem;top:1.15rem;width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg)}.card[open]>summary::after{transform:rotate(225deg);top:1.35rem}
.card>summary:hover{background:var(--other-wash);border-radius:.6rem}
.head{display:flex;flex-wrap:wrap;gap:.25rem .7rem;align-items:baseline}.head .title{flex:1 1 16rem}
.reason{display:block;font-family:var(--mono);font-size:.86rem;white-space:pre-wrap;overflow-wrap:anywhere;margin-top:.45rem;padding:.4rem .7rem;border-radius:.4rem;background:var(--wash)}
.card:not([open]) .reason{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;padding-bottom:0;border-bottom:.4rem solid var(--wash)}
.repeats{margin:0 0 1rem;padding:.7rem 1.1rem;list-style:none;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem}.repeats li{display:grid;grid-template-columns:6.8rem minmax(0,1fr);gap:.6rem;align-items:baseline}.repeats .reason{margin:.15rem 0}
.id{color:var(--soft);overflow-wrap:anywhere}
.card dl{display:grid;grid-template-columns:6.2rem minmax(0,1fr);gap:.7rem 1rem;margin:.2rem 0 0;padding:0 1.1rem 1rem}
dt{color:var(--soft);font-size:.9rem}dd{margin:0}
.clause{margin:0}.level{font-size:.78rem;font-weight:600;letter-spacing:.03em}.section{color:var(--soft);font-size:.9rem}
summary{cursor:pointer}
.evidence{border-top:1px solid var(--line);padding:.7rem 1.1rem}.evidence>summary,.part>summary{color:var(--link);font-size:.92rem}
.traffic{margin:.6rem 0 0;padding-left:0;list-style:none}.traffic>li{padding:.4rem 0 .6rem .9rem;border-left:2px solid var(--line);margin-bottom:.6rem}.traffic p{margin:0 0 .2rem}
.good{color:var(--pass);font-weight:600}.bad{color:var(--fail);font-weight:600}
.output{background:var(--code);border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem;max-height:24rem;overflow:auto}
.part{margin:.25rem 0}.part pre{background:var(--code);padding:.6rem .75rem;border-radius:.4rem;max-height:22rem;overflow:auto;margin-top:.3rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));gap:.75rem;margin:0;padding:0;list-style:none}
.tile{display:grid;grid-template-columns:1fr auto;gap:.2rem .5rem;padding:.75rem .9rem;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;color:inherit;text-decoration:none;height:100%;--tone:var(--other)}
.tile:hover{border-color:var(--soft)}
.tile.conformant{--tone:var(--pass)}.tile.nonconformant{--tone:var(--fail);border-color:var(--fail)}.tile.incomplete{--tone:var(--warn);border-color:var(--warn)}.tile.suite-error{--tone:var(--suite)}
.tile .name{font-weight:600}.tile .mark{color:var(--tone);display:inline-block;width:1.2em}.tile .of{font-variant-numeric:tabular-nums;color:var(--soft)}
.tile .told{grid-column:1/-1;font-size:.85rem;color:var(--tone)}
.bar{grid-column:1/-1;display:flex;gap:1px;height:.4rem;border-radius:.2rem;overflow:hidden;background:var(--other-wash)}
.bar span{min-width:3px}.bar .pass{background:var(--pass)}.bar .fail{background:var(--fail)}.bar .warn,.bar .could-not-run{background:var(--warn)}.bar .suite-error{background:var(--suite)}.bar .not-applicable{background:var(--other-wash)}
.scroll{overflow-x:auto;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem}
.scores th[scope=row]{white-space:nowrap}
table{border-collapse:collapse;width:100%;font-size:.92rem}th{text-align:left;font-weight:400}thead th{color:var(--soft);font-size:.85rem}
th,td{padding:.35rem .9rem}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.metric th{font-weight:600;padding-top:.9rem}.metric{border-top:1px solid var(--line)}.metric .ends{padding-top:.9rem;font-size:.78rem;color:var(--soft)}
.ends>span{display:flex;justify-content:space-between}.chart{width:40%;min-width:11rem}
.track{display:block;position:relative;height:1rem;background:linear-gradient(var(--line),var(--line)) 0 50%/100% 2px no-repeat}.track span{position:absolute;top:50%}
.interval{height:6px;border-radius:3px;background:var(--link);opacity:.45;transform:translateY(-50%);min-width:2px}.value{width:9px;height:9px;border-radius:50%;background:var(--link);transform:translate(-50%,-50%)}
.tools{position:sticky;top:2.75rem;z-index:4;display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;padding:.6rem 0;background:var(--ground)}
.search{display:flex;gap:.5rem;align-items:center;flex:1 1 15rem}.search span{font-size:.9rem;color:var(--soft)}
.search input{flex:1;min-width:0;font:inherit;color:inherit;padding:.35rem .7rem;background:var(--sheet);border:1px solid var(--soft);border-radius:.5rem}
.filters{display:flex;flex-wrap:wrap;gap:.35rem}.filter{border:1px solid transparent;background:none;padding:1px;border-radius:1.1rem}.filter[aria-pressed=true]{border-color:currentColor;box-shadow:0 0 0 1px currentColor}
#shown:empty{display:none}
.group>h3{margin:1.3rem 0 .4rem}
.check{background:var(--sheet);border:1px solid var(--line);margin-top:-1px}.check:first-of-type{border-radius:.5rem .5rem 0 0}.check:last-of-type{border-radius:0 0 .5rem .5rem}
.check>summary{display:grid;grid-template-columns:8rem minmax(0,1fr) auto minmax(0,14rem) 4.2rem;gap:.2rem .8rem;align-items:baseline;padding:.4rem .9rem;list-style:none}
.check>summary::-webkit-details-marker{display:none}.check>summary:hover{background:var(--other-wash)}.check>summary .pill{justify-self:start}.check>summary .title{grid-column:2}.check>summary .tag{grid-column:3}.check>summary .id{grid-column:4}.check>summary .clause-id{grid-column:5;color:var(--soft);font-size:.85rem;text-align:right}
.check .more{padding:.4rem .9rem 1rem;border-top:1px solid var(--line)}.more>*{margin:.5rem 0}
[hidden]{display:none!important}
.layers{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;border:1px solid var(--line);border-radius:.5rem;padding:.4rem .9rem .6rem;margin:0 0 1rem;font-size:.92rem}
.layers legend{color:var(--soft);font-size:.85rem}.layers label{display:flex;gap:.4rem;align-items:center}.legend{color:var(--soft)}
.key-truth::after,.key-found::after{content:"";width:1.3rem;height:.75rem;border:2px solid var(--truth)}.key-found::after{border:2px dashed var(--found)}
.document{background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;margin-bottom:.6rem}.document>summary{padding:.6rem 1rem}.document>summary .differs{color:var(--fail);font-weight:600}.document>summary span{color:var(--soft);margin-left:.8rem;font-size:.9rem}
.purpose{padding:0 1rem;margin:0 0 .7rem}.page-view{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:1.4rem;padding:1rem;border-top:1px solid var(--line)}
figure{margin:0}figcaption{display:flex;justify-content:space-between;color:var(--soft);font-size:.85rem;margin-top:.35rem}
.page{display:block;width:100%;max-height:46rem;border:1px solid var(--line);background:#fff}
.paper{fill:#fff}.print text{fill:#22242a;font-family:Arial,Helvetica,"Liberation Sans","Noto Sans",sans-serif}.cell{fill:none;stroke:#555;stroke-width:.5}
.print circle{fill:#22242a}.cell,.box{vector-effect:non-scaling-stroke}
.box{fill-opacity:.06}.truth .box{stroke:#0a6fd0;fill:#0a6fd0;stroke-width:1.6px;stroke-opacity:.75}.found .box{stroke:#d1480f;fill:#d1480f;stroke-width:1px;stroke-dasharray:4 2.5}
.mark{font-family:system-ui,sans-serif;paint-order:stroke;stroke:#fff}.truth .mark{fill:#0a5cad;text-anchor:end}.found .mark{fill:#b23a08}
#documents:has(#layer-print:not(:checked)) .page :is(.print,.page>image){opacity:.12}
#documents:has(#layer-truth:not(:checked)) .truth,#documents:has(#layer-found:not(:checked)) .found{display:none}
.difference h3{font-size:.95rem}.words{font-size:.93rem;line-height:1.75;max-height:44rem;overflow:auto;margin:.5rem 0 0;overflow-wrap:anywhere}
del{color:var(--fail);background:var(--fail-wash);text-decoration:line-through;padding:0 .15em;border-radius:3px}ins{color:var(--pass);background:var(--pass-wash);text-decoration:underline;text-underline-offset:3px;padding:0 .15em;border-radius:3px}.gap{color:var(--soft);font-size:.85em}
.provenance{margin:0;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;padding:.4rem 1rem}.provenance div{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:1rem;padding:.35rem 0}.provenance div+div{border-top:1px solid var(--line)}.provenance dd{overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
h1.title{display:block;margin:1.8rem 0 .4rem}.caution{background:var(--warn-wash);border-radius:.5rem;padding:.5rem .9rem;margin:.5rem 0}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.sides .banner{margin-top:.8rem;padding:1.1rem 1.3rem}.sides h2{margin:0;color:var(--tone)}
.pair{background:var(--sheet);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1.1rem;margin-bottom:.6rem}.pair dl{display:grid;grid-template-columns:1fr 1fr;gap:.4rem 1.2rem;margin:.5rem 0 0}.pair .reason{background:var(--other-wash)}
@media (max-width:46rem){main,.top nav{padding-left:.9rem;padding-right:.9rem}.banner{padding:1.1rem}.card dl{grid-template-columns:minmax(0,1fr);gap:.2rem}.card dd{margin-bottom:.6rem}.page-view,.sides,.pair dl{grid-template-columns:minmax(0,1fr)}
.check>summary{grid-template-columns:auto 1fr auto;gap:.1rem .6rem}.check>summary .title{grid-column:1/-1;grid-row:2}.check>summary .id{grid-column:1/-1;grid-row:3}.check>summary .clause-id{grid-column:3;grid-row:1}.check>summary .tag{grid-column:2;grid-row:1}
.tools{position:static}.tiles{grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.5rem}.provenance div{grid-template-columns:1fr;gap:0}th,td{padding:.35rem .6rem}}
@media (prefers-color-scheme:dark){.page{filter:brightness(.88)}}
@media print{.top,.tools,.command button,.layers{display:none}body{background:#fff}.card,.tile{break-inside:avoid}}
`;
