/** How the page looks: from a narrow phone to a wide screen, light and dark, larger type, less movement. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: #f3f4f1; --paper: #ffffff; --ink: #1b2421; --ink-quiet: #4c5a55; --line: #8b9791;
  --accent: #0b5d52; --accent-quiet: #0b5d52; --on-accent: #ffffff; --said: #dff0ea;
  --good: #14632f; --good-quiet: #14632f; --bad: #a3221d; --bad-quiet: #a3221d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121816; --paper: #1c2522; --ink: #eef3f0; --ink-quiet: #b3c0ba; --line: #74827c;
    --accent: #7fd6c5; --accent-quiet: #7fd6c5; --on-accent: #0a201c; --said: #1d3b34;
    --good: #86d99c; --good-quiet: #86d99c; --bad: #ffa39d; --bad-quiet: #ffa39d;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; }
ul, ol { margin: .25rem 0; padding-left: 1.5rem; }
header p { max-width: 60rem; }
a { color: var(--accent); }
.quiet { color: var(--ink-quiet); font-size: .875rem; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: 1rem; }
.controls { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-content: start; }
@media (min-width: 60rem) {
  main { grid-template-columns: 24rem minmax(0, 1fr); gap: 2rem; }
  .controls { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; padding: .25rem; }
}
button, select, input[type=text], .chips a {
  font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
  padding: .3rem .7rem; min-height: 2.25rem; max-width: 100%; }
button, .chips a { cursor: pointer; text-align: left; }
button:hover, .chips a:hover { border-color: var(--accent); }
.chips a { display: inline-block; text-decoration: none; padding: .3rem .55rem; }
.chips a[aria-current], .say button[type=submit], .primary, .style-positive {
  background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: .25rem 0; padding: 0; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.row select { flex: 1 1 10rem; min-width: 0; }
.row label { flex-basis: 100%; }
.talk { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; align-content: start; min-width: 0; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem .75rem .5rem; margin: 0; min-width: 0; }
legend { font-size: .875rem; color: var(--ink-quiet); }
fieldset label { display: inline-flex; gap: .35rem; align-items: center; margin-right: 1rem; min-height: 1.75rem; }
#log { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; }
summary { cursor: pointer; }
.scrolling { overflow-x: auto; }
.reply-title { font-size: 1.05rem; margin: .25rem 0; }
.presses { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.good::before { content: "\\2713  "; color: var(--good); }
.bad { color: var(--bad); }
.muted { color: var(--ink-quiet); font-size: .875rem; }
.options { list-style: none; padding: 0; }
.line { background: var(--paper); border: 1px solid transparent; border-radius: .75rem; padding: .6rem .9rem; max-width: 100%;
  min-width: 0; scroll-margin-top: 1rem; }
.line.said { background: var(--said); justify-self: end; }
.line.unasked { border-color: var(--accent); border-left-width: .35rem; }
.line.note { background: none; border: 1px dashed var(--line); }
pre { margin: 0; font: .875rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
pre.terminal { white-space: pre; overflow-x: auto; }
.web, .teams, .slack { display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; }
.teams, .slack { border-left: .25rem solid var(--line); padding-left: .75rem; }
.teams .ac-adaptiveCard { padding: 0 !important; }
.teams .ac-pushButton { white-space: normal; overflow-wrap: anywhere; }
.teams .ac-actionSet { flex-wrap: wrap; gap: .5rem; }
.teams .ac-actionSet > div { display: none; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
img { max-width: 100%; height: auto; }
.field { display: grid; gap: .25rem; margin: .25rem 0; }
.say { position: sticky; bottom: 0; background: var(--ground); padding: .5rem 0 .75rem; }
.say input { flex: 1 1 12rem; min-width: 0; }
.working::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .5em; border-radius: 50%;
  border: 2px solid var(--accent); border-right-color: transparent; animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .working::before { animation: none; } }
@media print { .controls, .say, .ways { display: none; } }
`;
