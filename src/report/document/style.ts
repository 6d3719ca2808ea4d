/** What documents about one person add to the report's style: letters, wordings, tasks. */
import { STYLE } from '../html/style.ts';

const DOCUMENT = `
main{max-width:62rem}
h1{max-width:32ch}
.lead{margin-top:1rem;max-width:70ch;color:var(--muted)}
.lead b{color:var(--text)}
.facts div{grid-template-columns:minmax(9rem,16rem) 1fr}
.facts dd{overflow-wrap:anywhere;max-width:75ch}
.prose{max-width:75ch}
.prose+.prose{margin-top:.7rem}
td.prose{max-width:44ch}
.tasks{list-style:none;margin:0;padding:0;display:grid;gap:1.6rem;counter-reset:task}
.tasks>li{counter-increment:task;display:grid;grid-template-columns:2rem 1fr;column-gap:.4rem}
.tasks>li::before{content:counter(task);font-weight:650;color:var(--accent);font-variant-numeric:tabular-nums}
.tasks>li>div{min-width:0}
.tasks h3{margin:0 0 .25rem}
.files{list-style:none;margin-top:.6rem;display:grid;gap:.2rem;font-size:.93rem}
.letter,.wording{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1.1rem;margin-top:.7rem;max-width:75ch;font-size:.93rem}
.wording{border-left:4px solid var(--accent)}
.commands{list-style:none;margin-top:.7rem;display:grid;gap:.3rem}
.commands code,.request{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.88rem;background:var(--soft);border-radius:.3rem;padding:.15rem .45rem;overflow-wrap:anywhere}
.request{display:inline-block;margin-top:.6rem}
.note{border-left:4px solid var(--hold2);padding:.1rem 0 .1rem 1rem;max-width:75ch;margin-top:1rem}
.cards{display:grid;gap:1rem}
.card{border:1px solid var(--line);border-radius:.6rem;background:var(--card);padding:.95rem 1.15rem;min-width:0}
.card h3{margin:0 0 .3rem}
.card .facts{margin-top:.6rem;font-size:.93rem}
.card .facts div{border:0;padding:.12rem 0}
.gap{color:var(--muted)}
.gap b{color:var(--stop);font-weight:650}
.gap code,.line{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.86rem;background:var(--soft);border-radius:.3rem;padding:.1rem .4rem;white-space:pre-wrap;overflow-wrap:anywhere}
.note-text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.8rem;margin-top:0}
.law{color:var(--muted);font-size:.86rem}
@media(max-width:44rem){.facts div{grid-template-columns:1fr}}
@media print{main{max-width:none}.card,.tasks>li,.letter{break-inside:avoid}.card,.letter,.wording{background:none}}
`;

/** The style sheet of a document. */
export const DOCUMENT_STYLE = `${STYLE}${DOCUMENT}`;
