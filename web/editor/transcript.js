// transcript.js reads transcripts, line by line: `w1>>> code` and `...` lines
// are Python behind a prompt, `!` lines are actions, the rest is what is
// expected.
import { python } from '@codemirror/legacy-modes/mode/python';

/** prompt is how long the prompt is that a line begins with; 0: it has none. */
export const prompt = (line) => line.match(/^(?:[\w.]*>>>| *\.\.\.)(?: |$)/)?.[0].length ?? 0;

export const transcript = {
  name: 'transcript',
  startState: () => ({ inner: python.startState(4), code: false }),
  copyState: (s) => ({ inner: python.copyState ? python.copyState(s.inner) : copied(s.inner), code: s.code }),
  token(stream, state) {
    if (stream.sol()) {
      const prompt = stream.match(/^[\w.]*>>> ?/);
      if (prompt) state.inner = python.startState(4);
      state.code = Boolean(prompt) || Boolean(stream.match(/^ *\.\.\.( |$)/));
      if (state.code) return 'meta';
      if (stream.match(/^!.*/)) return 'heading';
      stream.skipToEnd();
      return 'quote';
    }
    if (!state.code) {
      stream.skipToEnd();
      return 'quote';
    }
    return python.token(stream, state.inner);
  },
  languageData: { commentTokens: { line: '#' } },
};

/** copied is a copy of a state of Python's mode. */
export function copied(s) {
  return { ...s, scopes: s.scopes.map((x) => ({ ...x })) };
}
