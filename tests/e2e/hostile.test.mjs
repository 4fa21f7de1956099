// Programs that harm, at the console: each ends or stops, the page draws
// meanwhile, and the process is there afterwards.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';

const file = path.resolve(import.meta.dirname, '../../engine/script/testdata/hostile/programs.txt');
const programs = fs
  .readFileSync(file, 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]);

/** patience is how long a program runs before Stop, in milliseconds. */
const patience = 250;
/** late is how long it may go on after that, in milliseconds: a second on a machine that is not busy. */
const late = 10_000;

test('programs that harm end, or stop when they are told to', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.page.evaluate(() => {
    window.longest = 0;
    const note = (entries) => {
      for (const e of entries) window.longest = Math.max(window.longest, e.duration);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });
    window.noteRest = () => note(observer.takeRecords());
  });
  const slow = [];
  for (const [name, code] of programs) {
    const seen = await t1.page.evaluate(
      async (code, patience) => {
        window.noteRest(); // what is told late is not this program's
        window.longest = 0;
        let over = false;
        const done = window.locmem.exec('self', code).then((reply) => {
          over = true;
          return reply;
        });
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); // eslint-disable-line
        await Promise.race([done, pause(patience)]);
        const stopped = performance.now();
        while (!over) {
          document.getElementById('console-stop')?.click();
          await Promise.race([done, pause(100)]);
          if (performance.now() - stopped > 30_000) return { hangs: true };
        }
        const reply = await done;
        const lateness = performance.now() - stopped;
        await pause(50);
        window.noteRest();
        return { late: lateness, longest: window.longest, error: reply.error };
      },
      code,
      patience,
    );
    assert.ok(!seen.hangs, `${name} does not stop`);
    assert.ok(seen.late < late, `${name} stops ${Math.round(seen.late)} ms after it was told to`);
    assert.notEqual(seen.error?.type, 'SystemError', `${name}: ${seen.error?.message}`);
    if (seen.longest > 100 || seen.late > 1000) slow.push(`${name}: longest task ${Math.round(seen.longest)} ms, stopped after ${Math.round(seen.late)} ms`);
    assert.equal(await t1.repr('self', '1 + 1'), '2', `after ${name}`);
  }
  t.diagnostic(`${programs.length} programs; over 100 ms a task or 1 s to stop: ${slow.length}\n${slow.join('\n')}`);
});
