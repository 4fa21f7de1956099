// Every lesson in both languages, solved through its interface as a learner does: Next, the
// right answers, the solutions in the editor, to the end. It takes ten minutes, so it is no
// part of the tests: ./build.sh solve
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';

const root = path.join(import.meta.dirname, '../..');

/** fences reads the fences of a document: role, words behind it, text. */
const fences = (source) =>
  [...source.matchAll(/^```locmem (\w+)(.*)\n([\s\S]*?)^```$/gm)].map(([, role, words, text]) => ({ role, words: words.trim(), text }));

/** answers are the places of the right answers, question by question. */
const answers = (parts) =>
  parts
    .filter((p) => p.role === 'predict')
    .map(({ text }) =>
      text
        .split('\n')
        .filter((l) => l.startsWith('- '))
        .findIndex((l) => /# correct\s*$/.test(l)),
    );

/** solutions are the texts that solve the tries, in their order. */
const solutions = (parts) =>
  parts.filter((p) => p.role === 'try').map((p) => parts.find((s) => s.role === 'solution' && s.words === p.words.replace(/.*\bid=(\S+).*/, 'for=$1'))?.text);

/** here is what the learner is at. */
const here = () => {
  if (!document.querySelector('#scenario-run:not([aria-disabled])')) return null;
  if (document.getElementById('lesson-end')) return { kind: 'end' };
  const block = [...document.querySelectorAll('.here')].find((el) => el.matches('.predict, .try'));
  const n = block?.id.split('-')[1];
  const place = (kind) => [...document.querySelectorAll(kind)].indexOf(block);
  if (block?.matches('.predict') && !block.querySelector('.right')) return { kind: 'predict', n, place: place('.predict') };
  if (block?.matches('.try') && !block.querySelector('.note.good')) return { kind: 'try', n, place: place('.try') };
  return { kind: 'next' };
};

for (const lang of ['en', 'nl']) {
  for (const file of fs.readdirSync(path.join(root, 'web/lessons', lang)).sort()) {
    const id = file.replace(/\.md$/, '');
    test(`${lang} ${id}`, async (t) => {
      const parts = fences(fs.readFileSync(path.join(root, 'web/lessons', lang, file), 'utf8'));
      const right = answers(parts);
      const texts = solutions(parts);
      const site = await open(t);
      const tab = await site.tab({
        at: `${lang === 'nl' ? 'nl/' : ''}lessons/${id}/`,
        setup: (page) => page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]),
      });
      await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
      const tried = new Map();
      for (let presses = 0; ; presses++) {
        assert.ok(presses < 200, 'it does not come to its end');
        const at = await tab.until(here.toString());
        if (at.kind === 'end') break;
        if (at.kind === 'predict') {
          await tab.page.$eval(`#block-${at.n}-answer-${right[at.place]}`, (el) => el.click());
          await tab.until('(n) => document.querySelector(`#block-${n}-block .right`)', at.n);
          continue;
        }
        if (at.kind === 'try') {
          tried.set(at.n, (tried.get(at.n) ?? 0) + 1);
          assert.ok(tried.get(at.n) < 3, `the solution of block ${at.n} does not pass`);
          if (texts[at.place]) {
            await tab.page.$eval(
              `#block-${at.n}-text`,
              (area, text) => {
                area.value = text;
                area.dispatchEvent(new Event('locmem:set'));
                area.dispatchEvent(new Event('input', { bubbles: true }));
              },
              texts[at.place].replace(/\n$/, ''),
            );
          }
          await tab.page.$eval(`#block-${at.n}-check`, (el) => el.click());
          await tab.until(
            '(n) => document.querySelector(`#block-${n}-block .verdict .note`) && document.querySelector("#scenario-run:not([aria-disabled])")',
            at.n,
          );
          continue;
        }
        const before = await tab.page.evaluate(() => document.querySelector('#scenario-says')?.textContent + document.querySelector('.here')?.id);
        await tab.page.$eval('#scenario-next', (el) => el.click());
        await tab.until(
          '(before) => document.getElementById("lesson-end") || document.querySelector("#scenario-says")?.textContent + document.querySelector(".here")?.id !== before',
          before,
        );
      }
      assert.equal(await tab.page.$$eval('.calls .differs', (list) => list.map((li) => li.innerText).join('\n')), '', 'outputs');
      const [done, of] = await tab.page.evaluate(() => {
        const p = document.querySelector('.player progress');
        return [p.value, p.max];
      });
      assert.equal(done, of, 'what was done');
      assert.deepEqual(tab.errors, []);
    });
  }
}
