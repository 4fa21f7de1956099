// Links as engine/scenario makes them, written a second time: what the page
// reads must not depend on what it writes.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const dictionary = fs.readFileSync(path.resolve(import.meta.dirname, '../../engine/scenario/dictionary.txt'));

/** link is the fragment of a document. */
export function link(source) {
  return of(zlib.deflateRawSync(Buffer.from(source), { dictionary, level: 9 }));
}

/** of is the fragment of what is packed already. */
export function of(packed) {
  const data = packed.toString('base64url');
  return `#1d=${data}.${check(data)}`;
}

/** unlink is the document of a link's data. */
export function unlink(data) {
  return zlib.inflateRawSync(Buffer.from(data.split(/[=.]/)[1], 'base64url'), { dictionary, finishFlush: zlib.constants.Z_SYNC_FLUSH }).toString();
}

function check(data) {
  return (zlib.crc32(data) % 36 ** 4).toString(36).padStart(4, '0');
}

// Pieces of documents.

const fence = '```';

/** run is a transcript. */
export const run = (...lines) => `${fence}locmem run\n${lines.join('\n')}\n${fence}\n`;

/** homeViews is a views.py whose view /home asks the database once in so many seconds. */
export const homeViews = (seconds = 30) => `${fence}locmem views
tables = {"home": 40}

def home(request):
    return cache.get_or_set("home", lambda: db.query("home"), ${seconds})
${fence}

`;
