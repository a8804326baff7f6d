/** How a report looks, on paper and in both themes. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1d1b18; --soft: #5d574e; --line: #ddd8cf; --paper: #fffefb; --band: #eae6dd; --dot: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --text: #ece8e0; --soft: #aaa396; --line: #3d3a34; --paper: #1c1b19; --band: #33302b; --dot: #56b4e9; } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem; background: var(--paper); color: var(--text); font: 15px/1.55 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums; }
main { padding-bottom: 2rem; }
main + main { border-top: 1px solid var(--line); padding-top: 1rem; }
a { color: inherit; }
h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
.sentence { font-size: 1.2rem; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.table { overflow-x: auto; }
figure { margin: 0; }
svg { display: block; width: 100%; max-width: 720px; height: auto; }
text { fill: var(--text); font-size: 13px; }
.name { font-weight: 600; }
.small, .tick { fill: var(--soft); font-size: 11px; }
.tick { text-anchor: middle; }
.margin { fill: var(--band); }
.zero { stroke: var(--soft); }
.dot { fill: var(--dot); opacity: .75; }
.bar { stroke: var(--text); stroke-width: 1.5; fill: none; }
.estimate { fill: var(--text); }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 500; }
footer { margin-top: 2rem; }
@media print { main { break-before: page; } nav { display: none; } }
`;
