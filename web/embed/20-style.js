// The look: the text has the font and the colours of the page around it, what is paler is
// mixed from them.
const css = `
:host { display: block; margin: 1em 0; line-height: 1.45; }
:host([hidden]) { display: none; }
:host([theme=light]) { color-scheme: light; color: #16202b; background: #fff; }
:host([theme=dark]) { color-scheme: dark; color: #e6ebf0; background: #12181f; }
.all { --line: color-mix(in srgb, currentColor 28%, transparent); --pale: color-mix(in srgb, currentColor 7%, transparent);
border: 1px solid var(--line); border-radius: 6px; overflow: auto; box-sizing: border-box; }
.text { padding: .6em .8em; }
pre, code, samp { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre, .line > * { display: block; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.text p, ul { margin: .6em 0; }
.head { font-weight: bold; }
.rows { white-space: pre-line; }
.text pre { padding-inline-start: calc(.6em + 3px); }
.text .code { margin: .5em 0; padding: .5em; background: var(--pale); }
.line { padding-inline-start: .6em; border-inline-start: 3px solid transparent; }
.line samp { opacity: .85; }
.line.now { border-color: currentColor; }
.line.fine { border-color: var(--line); }
.line.differs { border-inline-start-style: double; border-color: currentColor; }
.line.differs samp { font-weight: bold; opacity: 1; }
.line small { font: inherit; font-size: .85em; }
.bar { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; padding: .5em .8em; border-top: 1px solid var(--line); background: var(--pale); }
button { font: inherit; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 4px; padding: .2em .8em; min-height: 2.2em; cursor: pointer; }
.run { font-weight: bold; }
button:hover { background: var(--pale); }
button:focus-visible, a:focus-visible, .all:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
button[aria-disabled=true] { opacity: .5; cursor: default; }
a { color: inherit; }
.bar a { margin-inline-start: auto; }
.say { margin: 0; padding: 0 .8em; }
.say:not(:empty) { padding-block: .4em; border-top: 1px solid var(--line); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr)); gap: .6em; padding: .6em .8em; margin: 0; list-style: none; border-top: 1px solid var(--line); }
.cards:empty { display: none; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: .4em .6em; min-width: 0; }
.card.ended { border-style: dashed; opacity: .7; }
.card p, dl { margin: 0; }
.card span, dd small { opacity: .8; font-size: .85em; }
dt { margin-top: .3em; font-weight: bold; }
dt, dd { overflow-wrap: anywhere; }
dd { margin: 0 0 0 .8em; }
.log { max-height: 12em; overflow: auto; margin: 0; padding: .4em .8em .4em 3em; border-top: 1px solid var(--line); }
@media print { .bar { display: none; } .all { overflow: visible; max-height: none !important; } }`;

/** h makes an element. */
function h(name, props, ...kids) {
  const el = document.createElement(name);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (key in el) el[key] = value;
    else el.setAttribute(key, value);
  }
  el.append(...kids);
  return el;
}

const sheet = () => {
  const s = new CSSStyleSheet();
  s.replaceSync(css);
  return s;
};
let style; // one for all; a policy of the page does not forbid such a one
