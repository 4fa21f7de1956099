// The processes of a scenario run apart from the page, in a Web Worker: whatever they
// do, the page answers, and what does not stop is ended.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link, run } from './link.mjs';

/** beat has the page note how long it did not answer at worst, in window.worst. */
const beat = () => {
  let last = performance.now();
  window.worst = 0;
  setInterval(() => {
    const now = performance.now();
    window.worst = Math.max(window.worst, now - last - 20);
    last = now;
  }, 20);
};

const folder = path.join(import.meta.dirname, 'testdata', 'links');
/** late tells a page that hangs from one on a busy machine: what is measured is printed. */
const late = 30_000;

test('links that harm leave the page answering while they open, run and stop', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.page.evaluate(beat);
  const slow = [];
  for (const file of fs.readdirSync(folder)) {
    const fragment = fs.readFileSync(path.join(folder, file), 'utf8').trim();
    await tab.page.evaluate((fragment) => {
      window.worst = 0;
      location.hash = fragment;
    }, fragment);
    await tab.until(() => document.querySelector('#scenario-run, #refused, .refused, #link-refused') !== null || document.querySelector('h1') !== null);
    await tab.page.evaluate(async () => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); // eslint-disable-line
      await pause(300);
      document.getElementById('scenario-run')?.click();
      await pause(500);
      document.getElementById('scenario-stop')?.click();
    });
    await tab.until(
      () => document.querySelector('#scenario-stop')?.getAttribute('aria-disabled') !== null || document.querySelector('#scenario-stop') === null,
    );
    if (file === 'fences-many.txt') await tab.until(() => document.querySelectorAll('.run-block').length === 200); // all are drawn in the end
    if (file === 'md-many-paras.txt') await tab.until(() => document.querySelectorAll('.prose > p').length === 500);
    const worst = Math.round(await tab.page.evaluate(() => window.worst));
    if (worst > 200) slow.push(`${file}: ${worst} ms`);
    assert.ok(worst < late, `${file} keeps the page from answering for ${worst} ms`);
  }
  await tab.page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    link(run('w1>>> 1 + 1')),
  );
  await tab.shows('1 + 1', '#block-0-block');
  assert.deepEqual(tab.errors, []);
  t.diagnostic(`over 200 ms: ${slow.length}\n${slow.join('\n')}`);
});

test('processes that do not stop are ended, say so, and start again', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(run('w1>>> cache.set("a", 1)', 'w2>>> cache.get("a")') + run('w1>>> cache.get("a")')) });
  await tab.until(() => document.querySelector('#proc-w1 .state.live') !== null);
  await tab.click('scenario-run');
  await tab.until(() => document.querySelector('#proc-w2 .counts').textContent.includes('1 miss'));
  const [worker] = tab.page.workers();
  worker.evaluate('for (const end = Date.now() + 60_000; Date.now() < end; );').catch(() => {}); // as a program would that never looks up
  const exec = tab.page.evaluate(() => window.locmem.exec('w1', 'cache.get("a")').catch((err) => err.message));
  await tab.click('scenario-reset'); // waits for its turn
  await tab.click('scenario-stop');
  await tab.shows('did not stop when it was told to', '#proc-w1');
  await tab.shows('1 entry', '#proc-w1 .lost, #proc-w1');
  assert.match(JSON.stringify(await exec), /did not stop|has ended/);
  assert.equal(await tab.repr('self', '1 + 1'), '2');
  await tab.click('restart-w1');
  await tab.until(() => document.querySelector('#proc-w1 .state.live') !== null && document.querySelector('#proc-w2 .state.live') !== null);
  await tab.click('scenario-run');
  await tab.until(() => document.querySelector('#proc-w2 .counts').textContent.includes('1 miss'));
  assert.deepEqual(tab.errors, []);
});

test('a Web Worker that dies takes its processes along, and they start again', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(run('w1>>> cache.set("a", 1)')) });
  await tab.until(() => document.querySelector('#proc-w1 .state.live') !== null);
  const [worker] = tab.page.workers();
  await worker.evaluate('postMessage({ dead: "out of memory" })');
  await tab.shows('has died', '#proc-w1');
  await tab.click('scenario-run');
  await tab.shows('1 entry', '#proc-w1 .counts');
});

for (const [what, before, setup] of [
  ['there are no Web Workers', () => delete window.Worker],
  [
    'the script of a Web Worker does not arrive',
    [],
    async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (r) => (/\/host\.\w+\.js$/.test(r.url()) ? r.abort() : r.continue()));
    },
  ],
]) {
  test(`where ${what}, the page hosts the processes itself`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at: link(run('w1>>> cache.set("a", 1)', 'w1>>> cache.get("a")', '1')), before, setup });
    await tab.click('scenario-run');
    await tab.shows('1 entry', '#proc-w1 .counts');
    assert.equal(tab.page.workers().length, 0);
    const stopped = tab.page.evaluate(() => window.locmem.exec('w1', 'while True: pass'));
    await tab.click('stop-w1');
    assert.match(JSON.stringify(await stopped), /KeyboardInterrupt|stopped/);
    assert.deepEqual(tab.errors, []);
  });
}

test('threads and tasks of a program run beside each other, and Stop ends them', async (t) => {
  const site = await open(t);
  const code = 'import threading, time; cache.set("n", 0)';
  const tab = await site.tab({ at: link(run(`w1>>> ${code}`)) });
  await tab.until(() => document.querySelector('#proc-w1 .state.live') !== null);
  const exec = async (code) => (await tab.exec('w1', code)).repr;
  await exec(code);
  await exec('def hit():\n    n = cache.get("n")\n    time.sleep(0.1)\n    cache.set("n", n + 1)');
  await exec('ts = [threading.Thread(target=hit) for _ in range(4)]\nfor t in ts: t.start()\nfor t in ts: t.join()');
  assert.equal(await exec('cache.get("n")'), '1', 'what threads read before they slept they write');
  await exec('async def add():\n    n = await cache.aget("n")\n    await cache.aset("n", n + 1)');
  await exec('async def main():\n    await asyncio.gather(*(add() for _ in range(4)))');
  await exec('import asyncio; asyncio.run(main())');
  assert.equal(await exec('cache.get("n")'), '2', 'and tasks');
  const stopped = tab.page.evaluate(() => window.locmem.exec('w1', 'threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()'));
  await tab.click('stop-w1');
  assert.match(JSON.stringify(await stopped), /KeyboardInterrupt|Stopped|stopped after/);
  assert.equal(await exec('threading.active_count(), cache.get("n")'), '(1, 2)');
});
