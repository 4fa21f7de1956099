// teach.js is what the page for teachers does by itself: it makes the link of a class
// (package class has its form) and reads completion codes (package completion has theirs).
// Nothing is sent or kept.
const $ = (id) => document.getElementById(id);
const rows = [...document.querySelectorAll('#lesson-table tbody tr')];

// --- the link of a class ---------------------------------------------------

function classLink() {
  const picked = rows.filter((row) => row.querySelector('input').checked);
  const name = $('class-name').value.trim().split(/\s+/).join(' ');
  let hash = '#class=1';
  if (picked.length) hash += `&lessons=${picked.map((row) => row.dataset.id).join(',')}`;
  if (!$('class-hints').checked) hash += '&hints=off';
  if (!$('class-solutions').checked) hash += '&solutions=off';
  const seed = Number($('class-seed').value);
  if (Number.isInteger(seed) && seed > 0 && seed < 10000) hash += `&seed=${seed}`;
  if (name) hash += `&name=${encodeURIComponent(name)}`;
  $('class-link').value = new URL($('class-lang').value + hash, location.href).href;
  const chosen = picked.length ? picked : rows;
  const minutes = chosen.reduce((sum, row) => sum + Number(row.dataset.minutes), 0);
  $('class-total').textContent = fill($('class-total').dataset.say, chosen.length, minutes);
}

async function copy() {
  const [button, field] = [$('class-copy'), $('class-link')];
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand('copy'); // over plain http there is no clipboard
  }
  button.dataset.text ??= button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = button.dataset.text;
  }, 2000);
}

// --- completion codes ------------------------------------------------------

const say = $('codes-text').dataset;
const lessons = new Map(
  rows.map((row) => [
    row.dataset.id,
    {
      title: row.dataset.title,
      versions: row.dataset.versions.split(' '),
      predictions: Number(row.dataset.predictions),
      tries: Number(row.dataset.tries),
    },
  ]),
);

/** checksum is the last part of a code: see check in package completion. */
export function checksum(body) {
  let h = 2166136261;
  for (const byte of new TextEncoder().encode(body)) h = Math.imul(h ^ byte, 16777619) >>> 0;
  h ^= h >>> 20;
  return [0, 5, 10, 15].map((at) => '0123456789abcdefghjkmnpqrstvwxyz'[(h >>> at) & 31]).join('');
}

const form = /([a-z0-9_-]+)\.([0-9a-f]{4})\.(\d+)-(\d+)\.(\d+)-(\d+)\.(\d+)\.([0-9a-z]{4})(?![0-9a-z])/gi;

/** read returns what stands in a text, an entry a code, and the lines that have none. */
export function read(text) {
  const [found, without] = [[], []];
  text.split('\n').forEach((line, at) => {
    const codes = [...line.matchAll(form)];
    if (!codes.length && line.trim()) without.push({ line: at + 1, text: line.trim() });
    const name = line
      .replaceAll(form, ' ')
      .replace(/[\s,;:|"'<>()[\]]+/g, ' ')
      .trim();
    for (const [whole, id, version, right, predictions, solved, tries, hints, check] of codes) {
      const code = whole.toLowerCase();
      found.push({
        name,
        code,
        lesson: id.toLowerCase(),
        version: version.toLowerCase(),
        right: Number(right),
        predictions: Number(predictions),
        solved: Number(solved),
        tries: Number(tries),
        hints: Number(hints),
        valid: checksum(code.slice(0, -5)) === check.toLowerCase(),
      });
    }
  });
  return { found, without };
}

/** remark says what is odd about a code; "" for nothing. later are the codes behind it. */
function remark(code, later) {
  if (!code.valid) return say.mistyped;
  const lesson = lessons.get(code.lesson);
  if (!lesson) return say.unknown;
  if (!lesson.versions.includes(code.version)) return say.other;
  if (code.predictions !== lesson.predictions || code.tries !== lesson.tries || code.right > code.predictions || code.solved > code.tries) return say.numbers;
  if (code.name && later.some((other) => other.valid && other.name === code.name && other.lesson === code.lesson)) return say.earlier;
  return '';
}

let listed = []; // what the table shows

function readCodes() {
  const { found, without } = read($('codes-text').value);
  listed = found.map((code, at) => ({ ...code, remark: remark(code, found.slice(at + 1)) }));
  const bad = listed.filter((code) => !code.valid).length;
  $('codes-count').textContent = !$('codes-text').value.trim() ? '' : listed.length ? fill(say.count, listed.length, bad) : say.none;
  $('codes-bad').replaceChildren(...without.slice(0, 20).map(({ line, text }) => element('li', fill(say.nocode, line, text.slice(0, 80)))));
  for (const id of ['codes-result', 'codes-chart', 'codes-save']) $(id).hidden = !listed.length;
  $('codes-result')
    .querySelector('tbody')
    .replaceChildren(...listed.map(row));
  const groups = group(counted());
  $('codes-chart')
    .querySelector('div')
    .replaceChildren(...[...groups].map(([id, codes]) => chart(id, codes)));
  $('codes-chart').hidden = !groups.size;
}

// counted are the codes that the charts count: valid ones, of lessons that ask something,
// and of each name the last one.
const counted = () => listed.filter((code) => code.valid && code.predictions > 0 && code.right <= code.predictions && code.remark !== say.earlier);

function group(codes) {
  const out = new Map();
  for (const code of codes) out.set(code.lesson, [...(out.get(code.lesson) ?? []), code]);
  return out;
}

function row(code) {
  const tr = document.createElement('tr');
  if (!code.valid) tr.className = 'bad';
  const of = (n, all) => (code.valid ? fill(say.of, n, all) : '');
  tr.append(
    element('td', code.name),
    element('td', lessons.get(code.lesson)?.title ?? code.lesson),
    element('td', of(code.right, code.predictions)),
    element('td', of(code.solved, code.tries)),
    element('td', code.valid ? String(code.hints) : ''),
    element('td', code.remark),
  );
  return tr;
}

/** chart draws how many learners predicted 0, 1, 2 ... right in a lesson. */
function chart(id, codes) {
  const figure = document.createElement('figure');
  figure.className = 'chart';
  figure.append(element('figcaption', lessons.get(id)?.title ?? id));
  const most = Math.max(...codes.map((code) => code.predictions));
  for (let right = Math.min(most, 50); right >= 0; right--) {
    const n = codes.filter((code) => code.right === right).length;
    const line = document.createElement('div');
    line.className = 'bar-row';
    const bar = Object.assign(document.createElement('meter'), { min: 0, max: codes.length, value: n });
    const name = element('span', fill(say.right, right));
    bar.setAttribute('aria-label', name.textContent);
    line.append(name, bar, element('span', String(n)));
    figure.append(line);
  }
  return figure;
}

// --- what is saved ---------------------------------------------------------

const columns = ['name', 'lesson', 'right', 'predictions', 'solved', 'tries', 'hints', 'valid', 'remark', 'code'];

/** csv is the table for spreadsheets. A cell that would be a formula begins with an apostrophe. */
export function csv(codes) {
  const cell = (value) => {
    let text = String(value);
    if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...codes.map((code) => columns.map((name) => code[name]))].map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

function save(type, ending, text) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = `${say.file}.${ending}`;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

/** fill puts facts where a text has %d and %s, in order. */
function fill(text, ...facts) {
  return text.replace(/%[ds]/g, () => String(facts.shift()));
}

for (const el of [...rows.map((row) => row.querySelector('input')), $('class-name'), $('class-seed'), $('class-lang'), $('class-hints'), $('class-solutions')])
  el.addEventListener('input', classLink);
$('class-copy').addEventListener('click', copy);
$('codes-text').addEventListener('input', readCodes);
$('codes-csv').addEventListener('click', () => save('text/csv', 'csv', `\ufeff${csv(listed)}`));
$('codes-json').addEventListener('click', () => {
  const all = listed.map((code) => Object.fromEntries(columns.map((name) => [name, code[name]])));
  save('application/json', 'json', `${JSON.stringify(all, null, 1)}\n`);
});
classLink();
readCodes();
