import { createHash } from "node:crypto";

/** The one stylesheet of the pages. */
export const pageStyle = `
:root{color-scheme:light dark;--ground:#f3f5f8;--card:#fff;--ink:#17202b;--muted:#4d5b69;--line:#cfd7df;--head:#eaeff5;--accent:#1b57ad;--on-accent:#fff;--good:#176437;--bad:#a01f1c;--focus:#b3400a}
@media (prefers-color-scheme:dark){:root{--ground:#10151b;--card:#1a212a;--ink:#e9eef4;--muted:#aebbc8;--line:#3a4653;--head:#242e39;--accent:#8fb8ff;--on-accent:#0c1420;--good:#86dba6;--bad:#ffa39d;--focus:#ffb566}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-100vw;top:0;padding:.6rem 1rem;background:var(--card);z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;justify-content:space-between;padding:.5rem 1rem;max-width:76rem;margin:0 auto}
.product{margin:0;font-weight:700;font-size:1.15rem}
.visitor{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
nav{border-block:1px solid var(--line);background:var(--card)}
nav ul{display:flex;flex-wrap:wrap;gap:0 .25rem;list-style:none;margin:0 auto;padding:0 .5rem;max-width:76rem}
nav a{display:block;padding:.6rem .6rem;min-height:2.75rem;text-decoration:none;color:var(--ink);border-bottom:3px solid transparent}
nav a:hover{text-decoration:underline}
nav a[aria-current]{border-bottom-color:var(--accent);font-weight:700}
main{display:grid;gap:1rem;max-width:76rem;margin:0 auto;padding:1rem}
main>*{min-width:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem 1.25rem}
h1,h2{line-height:1.25;margin:0 0 .6rem}
h1{font-size:1.5rem}
h2{font-size:1.2rem}
p,ul,ol{margin:.5rem 0;max-width:70ch}
.good{color:var(--good)}
.bad{color:var(--bad)}
.muted,.for{color:var(--muted)}
.scrolling{overflow-x:auto;margin:.75rem 0;max-width:100%}
.scrolling img{display:block;max-width:none;height:auto;border-radius:6px}
@media (min-width:56rem){.scrolling img{max-width:100%}}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.25rem 0;min-width:14rem}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:normal}
thead th{background:var(--head)}
tbody th{font-weight:600;background:var(--card)}
button,a.press{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem .9rem;border:1px solid var(--accent);border-radius:8px;background:var(--card);color:var(--accent);font:inherit;text-decoration:none;text-align:left;cursor:pointer;max-width:100%;white-space:normal}
button:hover,a.press:hover,summary:hover{background:var(--accent);color:var(--on-accent)}
.fill-in button,.enter button{background:var(--accent);color:var(--on-accent)}
button.quiet{border-color:var(--line);color:var(--ink)}
.presses{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:.75rem 0 0;max-width:none}
.presses li{display:flex;flex-wrap:wrap;gap:.6rem;align-items:flex-start;max-width:100%}
.presses li:has(details){flex-basis:100%}
.press-form{margin:0;max-width:100%}
.with-words{max-width:100%}
.with-words summary{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem .9rem;border:1px solid var(--line);border-radius:8px;color:var(--accent);cursor:pointer}
.with-words summary::before{content:"\\25B8";margin-right:.5rem}
.with-words[open] summary::before{content:"\\25BE"}
.with-words form{display:grid;gap:.5rem;justify-items:start;width:26rem;max-width:100%;margin-top:.5rem}
.with-words .field{width:100%}
.fill-in{display:grid;gap:.75rem;justify-items:start}
.form-title{font-weight:700}
.field{display:grid;gap:.25rem;max-width:100%}
fieldset{border:1px solid var(--line);border-radius:8px;margin:0;padding:.5rem .9rem;max-width:100%;min-width:0}
legend{font-weight:600}
.options{list-style:none;padding:0;margin:0;columns:18rem;column-gap:1.5rem;max-width:none}
.options label{display:flex;gap:.5rem;align-items:flex-start;min-height:2rem;padding:.25rem 0}
.options li{break-inside:avoid}
input[type=checkbox]{width:1.5rem;height:1.5rem;flex:none;margin:0;accent-color:var(--accent)}
select,textarea{font:inherit;color:var(--ink);background:var(--ground);border:1px solid var(--muted);border-radius:6px;padding:.5rem;min-height:2.75rem;max-width:100%;width:100%}
footer{max-width:76rem;margin:0 auto;padding:0 1rem 1.5rem;color:var(--muted);font-size:.9rem}
.working{width:2.5rem;height:2.5rem;border:4px solid var(--line);border-top-color:var(--accent);border-radius:50%;animation:turn 1s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.working{animation:none}}
@media (max-width:30rem){.card{padding:.75rem .8rem}main{padding:.6rem}h1{font-size:1.3rem}th,td{padding:.35rem .45rem}}
@media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--ink:#000;--muted:#333;--line:#999;--head:#eee;--accent:#000;--good:#000;--bad:#000}nav,.presses,.visitor button,.skip,.fill-in,.with-words{display:none}.card{border:0;padding:0}.scrolling{overflow:visible}.scrolling img{max-width:100%}tr,img{break-inside:avoid}body{font-size:10pt}}
`.trimStart();

/** Its address; another style has another one, so that a browser may keep it. */
export const styleAddress = `/pages/style.css?v=${createHash("sha256").update(pageStyle).digest("hex").slice(0, 12)}`;
