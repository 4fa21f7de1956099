// The end of a process: closed, killed, crashed, frozen. The others show it at once,
// with what was lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

/** silence is after how long, in ms, a tab that says nothing is noticed: an end is told sooner, by its lock. */
const silence = 7000;

const ways = {
  'a closed tab': (tab) => tab.close(),
  'a crashed tab': (tab) => tab.crash(),
  'a killed tab (kill -9)': async (tab) => process.kill(await tab.pidOfRenderer, 'SIGKILL'),
};

for (const [what, end] of Object.entries(ways)) {
  test(`${what} is gone for the others at once, with what was lost`, async (t) => {
    const site = await open(t);
    const t1 = await site.tab();
    const t2 = await site.tab();
    await t2.exec('self', 'cache.set("cart", [1])\ncache.set("user", "u")');
    await t1.sees({ t2: { entries: 2 } });
    if (what.includes('kill -9')) t2.pidOfRenderer = await t2.renderer();
    const stopped = await t1.heard('process', { change: 'stopped', name: 't2' });
    const start = Date.now();
    end(t2);
    const notice = await stopped();
    t.diagnostic(`noticed after ${notice.at - start} ms`);
    assert.ok(notice.at - start < silence, `noticed after ${notice.at - start} ms`);
    assert.deepEqual(notice.lost, { name: 't2', pid: 4022, entries: 2, keys: ['user', 'cart'], known: true });
    assert.equal(notice.alive, false);

    await t1.shows(/ended/, '#proc-t2');
    await t1.shows('pid 4022 stopped: 2 entries lost: user, cart', '#proc-t2');
    await assert.rejects(t1.exec('t2', '1'), /t2 has ended/);
    await t1.click('dismiss-t2');
    await t1.until('() => !document.querySelector("#proc-t2")');
  });
}

test('a call that waits for a process that ends is told so', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  const waiting = assert.rejects(t1.exec('t2', 'while True:\n    pass'), /t2 has ended/);
  await t1.sees({ t2: { alive: true } });
  await t2.crash();
  await waiting;
});

test('a tab that hangs is alive but not answering, and comes back', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  await t1.page.bringToFront();
  const hang = t2.page.evaluate(() => {
    const end = Date.now() + 13_000;
    while (Date.now() < end);
  });
  await t1.sees({ t2: { alive: true, answering: false } });
  await t1.shows('not answering', '#proc-t2');
  await hang;
  await t1.sees({ t2: { alive: true, answering: true } });
});

test('the program of a tab dies of a fault: the page says so, the others see it end', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  const stopped = await t1.heard('process', { change: 'stopped', name: 't2' });
  // A browser that breaks under the program: every change of the page fails.
  await t2.page.evaluate(() => {
    for (const name of ['appendChild', 'insertBefore', 'replaceChild', 'removeChild']) {
      Node.prototype[name] = () => {
        throw new Error('broken on purpose');
      };
    }
    Object.defineProperty(Node.prototype, 'nodeValue', {
      set() {
        throw new Error('broken on purpose');
      },
    });
  });
  await t2.exec('self', 'cache.set("a", 1)').catch(() => {});
  await stopped();
  await t2.shows('This process has died', '#boot-panel');
  await assert.rejects(t2.exec('self', '1'), /this process has died/);
  await t1.exec('self', '1');
});

test('out of memory ends the process, as on a server: the page says so, and Restart brings a new one', async (t) => {
  // 900 pages of 64 KiB: as if this were a very small machine.
  const site = await open(t, { own: true, flags: ['--js-flags=--wasm-max-mem-pages=900'] });
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.sees({ t1: { alive: true } });
  const stopped = await t2.heard('process', { change: 'stopped', name: 't1' });
  t1.exec('self', 'x = []\nfor i in range(1000):\n    x.append(str(i) * 1000000)').catch(() => {});
  await stopped();
  await t1.shows('This process ran out of memory', '#boot-panel');
  await t2.exec('self', '1'); // goes on
  await Promise.all([t1.page.waitForNavigation(), t1.page.click('#boot-panel button')]);
  await t1.ready();
  assert.equal(t1.name, 't1');
  assert.equal(await t1.repr('self', '1 + 1'), '2');
});

test('a frozen tab stays the process that it was', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.exec('self', 'cache.set("a", 1)');
  await t1.sees({ t2: { alive: true, entries: 1 } });
  await t1.page.bringToFront();
  const session = await t2.page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  assert.equal((await t1.processes()).find((p) => p.name === 't2').alive, true);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  assert.equal(await t1.repr('t2', 'cache.get("a")'), '1');
  assert.equal((await t1.processes()).find((p) => p.name === 't2').pid, 4022);
});
