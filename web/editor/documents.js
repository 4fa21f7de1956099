// documents colours a whole document: its front matter and headings, and what stands in
// its fences as Python or as a transcript.

import { copied } from './transcript.js';

const files = ['settings', 'views', 'python', 'py'];
const transcripts = ['run', 'predict', 'try', 'solution', 'wrong', 'setup', ''];

export function documents(python, transcript) {
  // inside tells what is in a fence by the words behind its marks.
  function inside(words) {
    const [lang = '', role = ''] = words;
    if (files.includes(lang === 'locmem' ? role : lang)) return python;
    return lang === 'locmem' && transcripts.includes(role) ? transcript : null;
  }
  return {
    startState: () => ({ line: 0, front: false, fence: '', mode: null, inner: null }),
    copyState: (s) => ({ ...s, inner: s.mode && (s.mode.copyState || copied)(s.inner) }),
    blankLine(s) {
      s.line++;
    },
    token(stream, s) {
      if (stream.sol()) {
        s.line++;
        const text = stream.string;
        if (s.line === 1 && text.trim() === '---') {
          s.front = true;
          stream.skipToEnd();
          return 'meta';
        }
        const marks = /^(`{3,}|~{3,})/.exec(text)?.[0];
        if (s.front) {
          if (text.trim() === '---') s.front = false;
          else if (stream.match(/^\s*[\w.]+:/)) return 'keyword';
          stream.skipToEnd();
          return 'meta';
        }
        if (s.fence ? marks?.startsWith(s.fence) && text.trim() === marks : marks) {
          stream.skipToEnd();
          if (s.fence) Object.assign(s, { fence: '', mode: null, inner: null });
          else {
            s.fence = marks;
            s.mode = inside(text.slice(marks.length).trim().split(/\s+/));
            s.inner = s.mode && s.mode.startState(4);
          }
          return 'meta';
        }
        if (!s.fence && /^#{1,6} /.test(text)) {
          stream.skipToEnd();
          return 'heading';
        }
      }
      if (s.mode) return s.mode.token(stream, s.inner);
      stream.skipToEnd();
      return null;
    },
    languageData: {},
  };
}
