// Documents, and transcripts in the page.

const isPrompt = (line) => /^\s*[\w.]*>>>(\s|$)/.test(line);
const isStep = (line) => /^\s*[\w.]*>>>\s*\S/.test(line) || /^\s*!/.test(line);

/** fences lists the locmem fences of a document; at is the line of the first one inside. */
function fences(source) {
  const list = [];
  let open = null;
  source.split('\n').forEach((line, i) => {
    const [, marks, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (!open && marks) {
      const [lang, role] = info.trim().split(/\s+/);
      open = { marks, role: /^locmem$/i.test(lang) ? (role ?? 'run') : '', at: i + 2, lines: [] };
    } else if (open && marks?.startsWith(open.marks) && !info.trim()) {
      list.push(open);
      open = null;
    } else open?.lines.push(line);
  });
  return list.filter((f) => f.role);
}

/** plain is the text of a <pre>, whatever a highlighter or an editor made of it. */
function plain(el) {
  const copy = el.cloneNode(true);
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  for (const x of copy.querySelectorAll('button, script, style')) x.remove();
  const lines = copy.textContent
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .split('\n')
    .map((l) => l.trimEnd());
  while (lines.length && !lines[0]) lines.shift();
  while (lines.length && !lines[lines.length - 1]) lines.pop();
  const indent = Math.min(...lines.filter(Boolean).map((l) => l.search(/\S/)));
  return lines.map((l) => l.slice(indent)).join('\n');
}

const isDocument = (text) => /^---\n/.test(text) || /^ {0,3}(```|~~~)\s*locmem/im.test(text);
