// main.js makes editors with Python highlighting out of text areas. It is
// bundled when the site is built and loaded when the first editor is shown; a
// page without it keeps its text areas, which are what the program reads and
// writes in either case:
//
//   edit(area)   puts an editor over the text area. What is typed stands in
//                area.value and is told by "input"; whoever sets area.value
//                dispatches "locmem:set" at it. Answers an undo.
//
// In a transcript Enter leads behind a prompt, never before it.
//
// Who comes by Tab reads: Tab goes on, and no key changes the text. A click, Enter
// or a focus that the page gives begins editing; then Tab indents, and Escape goes
// back to reading.
//
// The area's data: mode "transcript" or "document", others are Python; enter, leave, left: the sentences
// about beginning with Enter and leaving with Escape and Tab. Its aria-label and aria-describedby name
// the editor. "locmem:mark" with detail {line, from, to, message} points at a
// mistake, a line and columns from 1 (line 0: none), or with {marks} at several;
// area.locmemMark is the last. "locmem:select" {from, to} selects and shows a place,
// "locmem:insert" {text, at} writes there and sets area.locmemInserted; "locmem:caret"
// selects in the area what is selected in the editor.
//
// The editor lives in a shadow root, where its style sheets are adopted: a
// style element would need a weaker Content-Security-Policy.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { python } from '@codemirror/legacy-modes/mode/python';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, drawSelection, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { documents } from './documents.js';
import { prompt, transcript } from './transcript.js';

const languages = {
  python: StreamLanguage.define(python),
  transcript: StreamLanguage.define(transcript),
  document: StreamLanguage.define(documents(python, transcript)),
};

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword, tags.bool, tags.null, tags.atom, tags.self], color: 'var(--kw)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--str)' },
  { tag: tags.number, color: 'var(--num)' },
  { tag: tags.comment, color: 'var(--ink3)', fontStyle: 'italic' },
  { tag: tags.meta, color: 'var(--ink3)', fontWeight: '600' },
  { tag: tags.heading, color: 'var(--warn)' },
  { tag: tags.quote, color: 'var(--ink2)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sunken)', fontSize: 'var(--t1)', border: '1px solid var(--line)', borderRadius: 'var(--r1)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    minHeight: 'var(--editor-least, 0)',
    maxHeight: 'var(--editor-most, 30em)',
    overflow: 'auto',
  },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink3)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 2px 0 8px', minWidth: '2.2em' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--select)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--edge)' },
  '.mark': { textDecoration: 'underline wavy var(--miss)', textUnderlineOffset: '3px' },
  '.marked': { backgroundColor: 'var(--miss-bg)' },
});

const setMark = StateEffect.define();
const mark = StateField.define({
  create: () => Decoration.none,
  update(marks, tr) {
    for (const effect of tr.effects) if (effect.is(setMark)) return marked(tr.state.doc, effect.value);
    return marks.map(tr.changes);
  },
  provide: (f) => EditorView.decorations.from(f),
});

function marked(doc, detail) {
  const list = [];
  for (const { line, from, to, message } of detail.marks || [detail]) {
    if (!line || line > doc.lines) continue;
    const l = doc.line(line);
    const start = Math.min(l.from + Math.max((from || 1) - 1, 0), l.to);
    const end = Math.min(to > from ? l.from + to - 1 : l.to, l.to);
    list.push(Decoration.line({ class: 'marked' }).range(l.from));
    if (end > start) list.push(Decoration.mark({ class: 'mark', attributes: { title: message || '' } }).range(start, end));
  }
  return Decoration.set(list, true);
}

export function edit(area) {
  if (area.nextElementSibling?.classList.contains('cm-host')) return () => {};
  const { mode, enter, leave, left } = area.dataset;
  const host = document.createElement('div');
  host.className = 'cm-host';
  const root = host.attachShadow({ mode: 'open' });
  const help = sentence(root, 'help');
  const said = sentence(root, 'said');
  said.setAttribute('role', 'status');

  const readOnly = new Compartment();
  let editing = false;
  let ours = false; // a change that came from the area
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      // Who types already goes on where they are.
      selection: { anchor: area.selectionStart, head: area.selectionEnd },
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        indentUnit.of('    '),
        languages[mode] || languages.python,
        syntaxHighlighting(colours),
        look,
        mark,
        EditorState.tabSize.of(4),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': area.getAttribute('aria-label') || '',
          'aria-describedby': help.id,
          autocapitalize: 'off',
          autocorrect: 'off',
          spellcheck: 'false',
          tabindex: '0', // it is one place of the page for the keyboard; a checker does not see that of an editable element
        }),
        readOnly.of(EditorState.readOnly.of(true)),
        keymap.of([
          { any: turning },
          // What runs the block is the page's: the area hears of it.
          { key: 'Mod-Enter', run: () => pass('Enter', { ctrlKey: true }) },
          { key: 'Shift-Enter', run: () => pass('Enter', { shiftKey: true }) },
          { key: 'Enter', run: newline },
          indentWithTab,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((u) => {
          if (!u.docChanged || ours) return;
          area.value = u.state.doc.toString();
          area.dispatchEvent(new Event('input', { bubbles: true }));
        }),
        EditorView.domEventHandlers({
          mousedown: () => {
            edits(true);
          },
          blur: gone,
          beforeinput: over,
        }),
      ],
    }),
  });

  // over types over a selection. Chrome would keep the colour of what was there by
  // a style attribute, which the policy refuses with an error.
  function over(event, v) {
    if (event.inputType !== 'insertText' || !event.data || v.state.selection.main.empty || v.state.readOnly) return false;
    event.preventDefault();
    v.dispatch(v.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  }

  // edits begins or ends editing. While one reads, Tab leaves, however long one takes.
  function edits(on) {
    editing = on;
    view.setTabFocusMode(!on);
    view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(!on || area.readOnly)) });
    help.textContent = on ? leave : `${enter} ${leave}`;
    said.textContent = '';
  }
  function turning(v, event) {
    if (event.key === 'Escape' && editing) {
      edits(false);
      said.textContent = left || '';
    } else if (event.key === 'Enter' && !editing && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      edits(true);
      behind(v, v.state.doc.lineAt(v.state.selection.main.head));
      return true;
    }
    return false;
  }
  // behind puts the caret behind the prompt of a line, if it stands before it.
  function behind(v, line) {
    const at = line.from + (mode === 'transcript' ? prompt(line.text) : 0);
    if (v.state.selection.main.empty && v.state.selection.main.head < at) v.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  }
  // newline goes to the next line if that is a prompt without code, and keeps
  // behind a prompt that a new line is put above.
  function newline(v) {
    const { doc, readOnly, selection } = v.state;
    const { head, empty } = selection.main;
    if (mode !== 'transcript' || readOnly || !empty) return false;
    const line = doc.lineAt(head);
    const length = prompt(line.text);
    if (head < line.from + length) {
      v.dispatch({ changes: { from: line.from, insert: '\n' }, selection: { anchor: line.from + 1 + length }, userEvent: 'input', scrollIntoView: true });
      return true;
    }
    const next = line.number < doc.lines ? doc.line(line.number + 1) : null;
    if (head !== line.to || !next || !prompt(next.text) || next.text.length > prompt(next.text)) return false;
    v.dispatch({ selection: { anchor: next.to }, scrollIntoView: true });
    return true;
  }
  // gone ends editing when the focus goes elsewhere in the page, not when it is
  // the window that loses it for a while. In a frame the two cannot be told apart.
  function gone() {
    if (editing && (document.hasFocus() || window.top !== window.self)) edits(false);
  }
  function pass(key, more) {
    area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    return true;
  }
  function taken() {
    if (area.value === view.state.doc.toString()) return;
    ours = true;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: area.value }, effects: setMark.of({}) });
    ours = false;
  }
  const point = (event) => view.dispatch({ effects: setMark.of(event.detail || {}) });
  const focus = () => {
    view.focus();
    edits(true);
  };

  const select = ({ detail: { from, to } }) => {
    view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    focus();
  };
  const caret = () => area.setSelectionRange(view.state.selection.main.from, view.state.selection.main.to);
  const insert = ({ detail: { text, at } }) => {
    focus();
    view.dispatch({ changes: { from: at, insert: text }, selection: { anchor: at + text.length }, userEvent: 'input.paste', scrollIntoView: true });
    area.locmemInserted = true;
  };

  area.addEventListener('locmem:set', taken);
  area.addEventListener('locmem:select', select);
  area.addEventListener('locmem:insert', insert);
  area.addEventListener('locmem:caret', caret);
  area.addEventListener('locmem:mark', point);
  area.addEventListener('focus', focus);
  area.tabIndex = -1;
  area.setAttribute('aria-hidden', 'true');
  area.classList.add('behind');
  point({ detail: area.locmemMark });
  const had = document.activeElement === area;
  area.after(host);
  root.append(help); // under the text
  edits(false);
  if (had) focus();
  return () => {
    view.destroy();
    host.remove();
    area.removeEventListener('locmem:set', taken);
    area.removeEventListener('locmem:select', select);
    area.removeEventListener('locmem:insert', insert);
    area.removeEventListener('locmem:caret', caret);
    area.removeEventListener('locmem:mark', point);
    area.removeEventListener('focus', focus);
    area.removeAttribute('tabindex');
    area.removeAttribute('aria-hidden');
    area.classList.remove('behind');
  };
}

// sentence is a line about the editor: #help is seen while the editor has the focus,
// #said is for screen readers only. They have a sheet of their own: the page's does
// not reach into a shadow root.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
#help { min-height: 1.5em; padding-top: 2px; color: var(--ink2); font: 12px/1.5 var(--font); visibility: hidden; }
:host(:focus-within) #help { visibility: visible; }
#said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`);
function sentence(root, id) {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const line = Object.assign(document.createElement('div'), { id });
  root.append(line);
  return line;
}
