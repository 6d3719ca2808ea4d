/** The page's style: one system font, both themes from the same variables, A4 on paper. */
const LIGHT = `color-scheme:light;--page:#fbfbfa;--card:#fff;--text:#1b1e22;--muted:#5a616a;--line:#e2e4e7;--soft:#f2f3f4;--accent:#0b6650;--send:#177a60;--send2:#4d9f88;--send3:#9bcdbd;--hold:#e7b65a;--hold2:#b57c12;--block:#b8443b;--repeat:#dfe2e6;--repeat2:#868e98;--invalid:#8a929c;--on-send:#fff;--on-send2:#10231d;--on-block:#fff;--on-light:#1b1e22;--chat:#ece7df;--bubble:#fff;--link:#06658f;--stop:#9c2b23;--shade1:#dcefe8;--shade2:#b5dccf;--shade3:#7ec0aa;--shade4:#177a60;--on-shade4:#fff`;
const DARK = `color-scheme:dark;--page:#131517;--card:#1a1d20;--text:#e7e9ec;--muted:#a2a9b2;--line:#30353a;--soft:#22262a;--accent:#63c9a9;--send:#3fa584;--send2:#2c7a62;--send3:#23584a;--hold:#b5832a;--hold2:#e6c078;--block:#d5695e;--repeat:#353b42;--repeat2:#8b939d;--invalid:#616973;--on-send:#08140f;--on-send2:#fff;--on-block:#170504;--on-light:#e7e9ec;--chat:#0c1317;--bubble:#202c33;--link:#7cc7ee;--stop:#f0968d;--shade1:#1c3a31;--shade2:#23584a;--shade3:#266c57;--shade4:#3fa584;--on-shade4:#08140f`;

const BASE = `
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--page);color:var(--text);-webkit-text-size-adjust:100%}
html[data-language=en] .l-de,html[data-language=de] .l-en{display:none}
[hidden]{display:none!important}
body{margin:0 auto;padding:2rem clamp(1rem,4vw,3rem) 4rem;max-width:75rem}
h1,h2,h3,p,ul,dl,dd,figure,table{margin:0;padding:0}
h1{font-size:clamp(1.6rem,1.1rem + 2.1vw,2.6rem);line-height:1.18;font-weight:650;letter-spacing:-.018em;max-width:40ch;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;font-weight:650;letter-spacing:-.006em;margin-bottom:.7rem}
h3{font-size:1rem;font-weight:650;margin:1.6rem 0 .5rem}
section{padding:2.4rem 0 0}
section>p+*,section>.muted+*{margin-top:.9rem}
a{color:var(--link)}
code{font-family:inherit;font-size:.94em;overflow-wrap:anywhere}
.muted,.source{color:var(--muted)}
.nowrap{white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem .8rem;border-radius:.4rem}
.skip:focus{top:.6rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.25rem}
.defs{position:absolute;width:0;height:0}
`;

const TOP = `
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.75rem 1.5rem;align-items:center;margin-bottom:2.2rem}
.top p{color:var(--muted)}
.top b{color:var(--text)}
.tools{display:flex;gap:.4rem}
.tools button{font:inherit;font-size:.9rem;min-height:2.2rem;padding:.2rem .75rem;border:1px solid var(--line);border-radius:1.1rem;background:var(--card);color:var(--text);cursor:pointer}
.tools button:hover{border-color:var(--muted)}
.tools button[aria-pressed=true]{background:var(--text);border-color:var(--text);color:var(--page)}
.ids{display:flex;flex-wrap:wrap;gap:.35rem 1.6rem;margin-top:1.1rem;color:var(--muted);font-size:.92rem}
.ids div{display:flex;gap:.45rem;min-width:0}
.ids dd{color:var(--text);overflow-wrap:anywhere}
.digests{margin-top:.6rem;color:var(--muted);font-size:.85rem}
.digests summary{width:fit-content}
summary{cursor:pointer}
`;

const TABLES = `
table{width:100%;border-collapse:collapse;font-size:.95rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.6rem 1.1rem .6rem 0;border-bottom:1px solid var(--line);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-size:.86rem;border-bottom-color:var(--muted);padding-top:.2rem;padding-bottom:.4rem}
tfoot th,tfoot td{font-weight:650;border-bottom:0}
.num{text-align:right;white-space:nowrap}
.code{white-space:nowrap}
.code code{font-weight:600}
.source{display:block;font-size:.86rem;margin-top:.2rem}
.stacking .rule{width:44%}.stacking .fix{width:30%}
tr.binds{background:var(--soft)}
tr.binds th,tr.binds td:first-child{padding-left:.6rem}
.filter{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin-bottom:.5rem;font-size:.92rem}
.filter input{font:inherit;width:15rem;max-width:60vw;padding:.3rem .6rem;border:1px solid var(--repeat2);border-radius:.4rem;background:var(--card);color:var(--text);margin-left:.3rem}
.filter output{font-variant-numeric:tabular-nums}
.scroll-y{position:relative;max-height:26rem;overflow:auto;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
.scroll-y th,.scroll-y td{padding:.4rem .9rem}
.scroll-y td:first-child,.scroll-y th:first-child{width:5.5rem}
.scroll-y thead th{position:sticky;top:0;background:var(--card);padding:.5rem .9rem;box-shadow:inset 0 -1px var(--muted);border:0}
.scroll-y td:nth-child(2){width:13rem}
.scroll-x{overflow-x:auto;position:relative}
.scroll-x:focus-visible{outline-offset:-2px}
.on-paper{display:none}
.facts{display:grid;gap:.1rem}
.facts div{display:grid;grid-template-columns:minmax(11rem,24rem) 1fr;gap:.2rem 1.5rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--muted)}
.plain{list-style:none;display:grid;gap:.35rem;max-width:75ch}
.plain+table{margin-top:1.2rem}
table+.muted{margin-top:1rem}
.codes{columns:15rem;list-style:none;margin-top:.6rem;font-size:.9rem}
.stops{list-style:none;display:grid;gap:1rem}
.stops li{border-left:4px solid var(--stop);padding:.1rem 0 .1rem 1rem;max-width:75ch}
details{max-width:100%}
tbody th[scope=row]::first-letter,td.sentence::first-letter{text-transform:uppercase}
`;

const CHARTS = `
.bar{display:block;width:100%;height:3.4rem;border-radius:.5rem;overflow:hidden}
.bar text{text-anchor:middle;dominant-baseline:central;font-size:1rem;font-weight:650;font-variant-numeric:tabular-nums}
.cut{stroke:var(--page);stroke-width:2}
.cut[x1="0.000%"]{stroke:none}
.p-send{fill:var(--send)}.p-send2{fill:var(--send2)}.p-send3{fill:var(--send3);stroke:var(--send2)}.p-block{fill:var(--block)}.p-invalid{fill:var(--invalid)}.p-hold{fill:url(#hatch)}.p-repeat{fill:url(#dots)}
.pat-bg-hold{fill:var(--hold)}.pat-fg-hold{fill:var(--hold2)}.pat-bg-repeat{fill:var(--repeat)}.pat-fg-repeat{fill:var(--repeat2)}.pat-fg-closed{fill:var(--repeat2)}
.t-send{fill:var(--on-send)}.t-send2{fill:var(--on-send2)}.t-block{fill:var(--on-block)}.t-send3,.t-hold,.t-repeat,.t-invalid{fill:var(--on-light);stroke:var(--page);stroke-width:4px;paint-order:stroke}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1.8rem;margin-top:.9rem}
.legend li{display:flex;align-items:center;gap:.45rem}
.legend b,.plain b{font-variant-numeric:tabular-nums}
.swatch{width:1rem;height:1rem;border-radius:.2rem;flex:none}
.legend+table{margin-top:1.4rem}
.hours{width:auto;font-size:.86rem;border-collapse:separate;border-spacing:2px}
.hours th,.hours td{border:0;padding:.3rem .35rem;min-width:2.7rem;text-align:center;border-radius:.2rem}
.hours thead th{padding-bottom:.1rem}
.hours tbody th,.hours thead th:first-child{text-align:left;padding-right:.9rem;white-space:nowrap}
.hours td{background:var(--soft)}
.hours .closed{background:repeating-linear-gradient(135deg,transparent 0 4px,var(--repeat2) 4px 5px)}
.hours .s1{background:var(--shade1)}.hours .s2{background:var(--shade2)}.hours .s3{background:var(--shade3)}.hours .s4{background:var(--shade4);color:var(--on-shade4)}
.facts+.muted{margin-top:1.2rem}
.lanes{display:grid;gap:.9rem;margin-bottom:.8rem}
.lane svg{display:block;width:100%;height:3.6rem;border-bottom:1px solid var(--muted)}
.axis{display:flex;justify-content:space-between;gap:1rem;font-size:.86rem;margin-top:-.4rem}
`;

const PHONES = `
.phones{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:1.4rem;align-items:start}
.phone{max-width:21rem;min-width:0}
.screen{background:var(--chat);border:1px solid var(--line);border-radius:1.1rem;overflow:hidden}
.who{background:var(--card);border-bottom:1px solid var(--line);padding:.65rem 1rem;font-weight:600;font-size:.95rem}
.chat{padding:1rem .9rem 1.4rem;font-size:.93rem;line-height:1.45}
.bubble,.buttons li{background:var(--bubble);box-shadow:0 1px 1px rgb(0 0 0/.1)}
.bubble{border-radius:.2rem .7rem .7rem .7rem;padding:.5rem .7rem .6rem}
.b-head{font-weight:650;margin-bottom:.25rem}
.b-body{white-space:pre-wrap;overflow-wrap:anywhere}
.b-quote{display:block;border-left:.2rem solid var(--line);padding-left:.5rem;color:var(--muted)}
.b-item{display:grid;grid-template-columns:auto 1fr;gap:.1rem}
.b-ours{color:var(--muted);font-style:italic;font-size:.9em}
.b-body+.b-ours,.b-foot+.b-ours{margin-top:.4rem}
.b-offer{background:var(--soft);border-radius:.4rem;margin:0 -.35rem .5rem;padding:.45rem .7rem}
.b-offer small{display:block;color:var(--muted)}
.b-foot{color:var(--muted);font-size:.86em;margin-top:.4rem}
.b-media{display:grid;place-content:center;text-align:center;min-height:7.5rem;background:var(--soft);border-radius:.4rem;margin:-.15rem -.35rem .5rem;padding:.6rem;color:var(--muted)}
.b-media small,.buttons small{display:block;color:var(--muted);font-size:.8em;overflow-wrap:anywhere;line-height:1.3}
.bubble mark{background:var(--shade1);color:inherit;border-radius:.2rem;padding:0 .15rem}
.bubble code{font-family:ui-monospace,monospace}
.bubble .tick{background:var(--soft);border-radius:.2rem;padding:0 .2rem}
.cards{list-style:none;display:flex;gap:.5rem;overflow-x:auto;margin:.5rem -.9rem 0;padding:0 .9rem .4rem;scroll-snap-type:x proximity}
.cards>li{flex:0 0 78%;scroll-snap-align:center;min-width:0}
.cards .bubble{border-radius:.7rem}
.cards .b-media{min-height:5.5rem}
.buttons{list-style:none;display:grid;gap:.25rem;margin-top:.3rem}
.buttons li{border-radius:.6rem;padding:.5rem .7rem;text-align:center;color:var(--link)}
figcaption{color:var(--muted);font-size:.88rem;margin-top:.55rem;padding-left:.2rem}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 4rem}
.two>*{min-width:0}
.two .facts div{grid-template-columns:1fr 1fr}
footer{margin-top:3.2rem;padding-top:1.6rem;border-top:1px solid var(--line);font-size:.88rem}
footer h2{font-size:1rem}
footer .facts div{border:0;padding:.15rem 0}
footer dd{overflow-wrap:anywhere}
`;

const NARROW = `
@media(max-width:44rem){
body{padding-top:1.2rem}
.top{margin-bottom:1.4rem}
.facts div,.two .facts div{grid-template-columns:1fr;gap:0}
.stacking,.stacking tbody{display:block}
.stacking thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacking tr{display:grid;grid-template-columns:1fr auto;gap:.3rem 1rem;padding:.9rem 0;border-bottom:1px solid var(--line)}
.stacking td{border:0;padding:0}
.stacking td.code{white-space:normal}
.stacking td.num{grid-row:1;grid-column:2;font-weight:650}
.stacking .rule,.stacking .fix{grid-column:1/-1;width:auto}
.stacking .fix::before{content:"→ ";color:var(--muted)}
.folding,.folding tbody{display:block}
.folding thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.folding tr{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.1rem .9rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
.folding th,.folding td{border:0;padding:0}
.folding th:first-child,.folding td:first-child{flex:1 1 0;min-width:0}
.folding .wide{flex:1 0 100%}
.folding tr.binds{padding-left:.6rem;padding-right:.6rem}
.folding tr.binds th{padding-left:0}
.scroll-y .folding tr{padding:.55rem .8rem;justify-content:flex-start}
.scroll-y .folding td{width:auto;padding:0}
.scroll-y .folding td.num{flex:none;min-width:2.4rem;color:var(--muted)}
.roomy{min-width:12rem}
th,td{padding-right:.6rem}
table{font-size:.9rem}
.filter input{max-width:45vw}
}
`;

const PAPER = `
@page{size:A4;margin:16mm 14mm}
@media print{
html{font-size:10pt}
body{padding:0;max-width:none}
h1{font-size:20pt}
section{padding-top:7mm}
.tools,.skip,.filter,.beyond{display:none!important}
.on-paper{display:inline}
.scroll-y,.scroll-x{max-height:none;overflow:visible;border:0}
.scroll-y thead th{position:static;box-shadow:none;border-bottom:1px solid var(--muted)}
.scroll-y th,.scroll-y td{padding-top:.15rem;padding-bottom:.15rem;font-size:8.5pt}
.scroll-y td:first-child,.scroll-y th:first-child{padding-left:0}
h2,h3,thead,#messages>.muted{break-after:avoid}
tr,figure,.stops li,.lane,.bar,.legend{break-inside:avoid}
.b-media,.cards .b-media{min-height:3.5rem}
.phones{grid-template-columns:repeat(3,1fr);gap:5mm}
.cards{flex-wrap:wrap;overflow:visible}
.cards>li{flex-basis:100%}
.phone{font-size:8.5pt}
.hours th,.hours td{min-width:0;padding:.15rem .2rem}
rect,td,.screen,.bubble,.buttons li,.swatch,.b-media{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** The style sheet. Paper is always light. */
export const STYLE = `:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
@media screen{:root[data-theme=dark]{${DARK}}}
${BASE}${TOP}${TABLES}${CHARTS}${PHONES}${NARROW}${PAPER}`;
