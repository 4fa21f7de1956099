// Documents, and transcripts in the page.

const isPrompt = (line) => /^\s*[\w.]*>>>(\s|$)/.test(line);
const isStep = (text) => /^\s*([\w.]*>>>\s*\S|!)/m.test(text); // or has one

/**
 * parts lists the fences of a document and the blocks of prose between them; at is the line
 * of the first one inside a fence.
 */
function parts(source) {
  const list = [];
  const front = /^---\n[^]*?\n---\n/.exec(source)?.[0].split('\n').length ?? 1;
  let open = null;
  source.split('\n').forEach((line, i) => {
    const [, marks, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open?.marks) {
      if (marks?.startsWith(open.marks) && !info.trim()) open = null;
      else open.lines.push(line);
    } else if (marks) {
      const [lang, role = 'run'] = info.trim().split(/\s+/);
      open = { marks, role: /^locmem$/i.test(lang) ? role : 'code', at: i + 2, lines: [] };
      list.push(open);
    } else if (!line.trim() || i + 1 < front) open = null;
    else if (open) open.lines.push(line);
    else {
      open = { role: 'prose', lines: [line] };
      list.push(open);
    }
  });
  return list;
}

/** prose makes an element of a block of it. */
function prose(lines) {
  const [, heading] = /^#+ +(.*)$/.exec(lines[0]) ?? [];
  const rows = lines.some((l) => /^\s*([-|>]|\d+\.)/.test(l)); // lists and tables stay as they are
  return h('p', { className: heading ? 'head' : rows ? 'rows' : '' }, ...spans(heading ?? lines.join('\n')));
}

/** spans reads code, emphasis and links of the web; the rest stays text. */
function spans(text) {
  const all = text.split(/`([^`]+)`|\*+([^*\s](?:[^*]*[^*\s])?)\*+|\[([^\]]+)\]\((https?:[^)\s]+)\)/);
  const make = [(s) => s, (s) => h('code', {}, s), (s) => h('em', {}, s), (s, i) => h('a', { href: all[i + 1], target: '_blank' }, s), () => ''];
  return all.map((s, i) => (s ? make[i % 5](s, i) : ''));
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
