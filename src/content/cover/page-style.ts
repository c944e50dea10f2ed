/** The look of the coverage page: light and dark by the reader's setting, contrast of 4.5 to 1 or more in both. */
export const pageStyle = `
:root{color-scheme:light dark;--back:#fff;--ink:#1c2430;--soft:#5a6472;--line:#dde2e8;--band:#f5f7f9;
--d1:#d7ebf7;--d1i:#0b3f5c;--d2:#7cc0e0;--d2i:#062c40;--d3:#14597f;--d3i:#fff;--gap:#9a2c00;--gapb:#fdeee6;--whole:#1d6336}
@media (prefers-color-scheme:dark){:root{--back:#14181e;--ink:#e6eaf0;--soft:#a5afbc;--line:#323a45;--band:#1b2129;
--d1:#1d3645;--d1i:#cfe9f7;--d2:#2f7399;--d2i:#fff;--d3:#a9dcf5;--d3i:#06283a;--gap:#ffb08a;--gapb:#3a2116;--whole:#8fd6a8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.25rem 4rem;background:var(--back);color:var(--ink);
font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:2.75rem 0 .25rem}
p{margin:.25rem 0 .75rem;color:var(--soft);max-width:60rem}
a{color:inherit;text-underline-offset:.15em}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem}
.legend{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:.75rem 0 0}
.legend div{display:flex;gap:.4rem;align-items:center}.legend dd{margin:0}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:.6rem}
.scroll:focus-visible{outline:3px solid var(--d2)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.45rem .6rem;text-align:left;vertical-align:middle;border-top:1px solid var(--line)}
thead th{border-top:0;font-weight:600;color:var(--soft);background:var(--band);vertical-align:bottom}
tbody th{font-weight:500;min-width:13rem}
tfoot th,tfoot td{border-top:2px solid var(--line);background:var(--band);font-weight:600}
.n,thead .n{text-align:right;font-variant-numeric:tabular-nums}
td{white-space:nowrap}td:last-child{white-space:normal;min-width:7rem}
.d{display:inline-block;min-width:1.6em;padding:.05em .4em;border-radius:.35em;text-align:center;font-variant-numeric:tabular-nums}
.d1{background:var(--d1);color:var(--d1i)}.d2{background:var(--d2);color:var(--d2i)}.d3{background:var(--d3);color:var(--d3i)}
.bar{display:flex;min-width:11rem;gap:2px}.bar .d{padding:.05em 0;min-width:1.4em}
.places{display:inline-grid;grid-template-columns:repeat(3,1.75em);gap:2px}.places .d{min-width:0;padding:.05em 0;color:var(--soft)}
.places .d1{color:var(--d1i)}.places .d2{color:var(--d2i)}.places .d3{color:var(--d3i)}
.none{color:var(--soft);font-size:.8rem}
.gap{color:var(--gap)}strong.gap,span.gap,td.gap{font-weight:600}span.gap{background:var(--gapb);border-radius:.35em;padding:.1em .45em}
.whole{color:var(--whole)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{max-width:none;padding:0}.scroll{overflow:visible}section{break-inside:avoid}}
`;
