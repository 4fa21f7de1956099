// The tabs' channel is open to every page of the origin. What is written there in
// another's name, or in nobody's, changes nothing of the tabs, however much it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { bounded } from './tab.mjs';

/** late tells a page that hangs from one on a busy machine: what is measured is printed. */
const late = 10_000;
const many = 1000;
const patience = 55_000; // below the limit of puppeteer's own calls, which does not say what was waited for

/** stranger is a page of the same origin that is none of ours and listens to the channel. */
async function stranger(site) {
  const page = await site.context.newPage();
  await page.goto(new URL('robots.txt', site.url).href);
  return page;
}

/** flood posts as many messages as there are, of one type: from ids that nobody has, or in the name of one, with all that is true of it. */
function flood(page, type, from, to, name, pid, startedAt) {
  const posted = page.evaluate(
    (many, type, from, to, name, pid, startedAt) => {
      const channel = new BroadcastChannel('locmem:/:2');
      for (let i = 1; i <= many; i++) {
        const id = from || `stranger${i}`;
        const info = { id, name: from ? name : `t${i}`, pid: from ? pid : i, entries: 1e6, hits: 1e6, keys: ['forged'], startedAt, kind: 'tab' };
        const clock = { offset: from ? 3600 + i : 1e308, stamp: { count: i * 1000, by: id } };
        const body = {
          hello: { info, clock },
          here: { info, clock },
          bye: { info },
          calls: { events: [] },
          clock: { clock, by: 1e308, name: 't1' },
          state: { info, events: [{ seq: i, pid, process: name, op: 'set', key: 'forged', outcome: 'stored', time: Date.now() / 1000 }] },
          exec: { code: 'cache.set("forged", 1)' },
          'roster.claim': { name: `t${i}`, rank: '' },
          'roster.taken': { name: `t${i}` },
          'roster.alive': { name: `t${i}` },
          'roster.yes': { name: `t${i}` },
          'roster.freed': { name: `id ${id}` },
        }[type];
        channel.postMessage(JSON.stringify({ v: 2, type, from: id, to: /^(exec|restart|stop|snapshot)$/.test(type) ? to : undefined, seq: i, re: i, body }));
      }
      channel.close();
    },
    many,
    type,
    from,
    to,
    name,
    pid,
    startedAt,
  );
  return bounded(posted, `the stranger to post ${many} x ${type}`, patience);
}

const types = [
  'hello',
  'here',
  'bye',
  'state',
  'calls',
  'clock',
  'shared',
  'ping',
  'pong',
  'exec',
  'snapshot',
  'restart',
  'stop',
  'go',
  'accept',
  'reply',
  'roster.claim',
  'roster.taken',
  'roster.freed',
  'roster.alive',
  'roster.yes',
  'nonsense',
];
const facts = async (tab) => (await tab.processes()).map((p) => [p.name, p.pid, p.alive, p.entries, p.hits]);

for (const whose of ['nobody', 't2']) {
  test(`${many} forged messages of each kind in the name of ${whose}: the page stays quick, the tabs stay as they are`, async (t) => {
    const site = await open(t);
    const t1 = await site.tab();
    const t2 = await site.tab();
    await bounded(t1.exec('self', 'cache.set("a", 1)\ncache.get("a")'), 't1 to set a');
    await bounded(t2.exec('self', 'cache.set("b", 1)'), 't2 to set b');
    await t1.sees({ t2: { entries: 1 } });
    await t2.sees({ t1: { entries: 1, hits: 1 } });
    const before = await facts(t1);
    const page = await stranger(site);
    const ids = await bounded(
      page.evaluate(async () =>
        Object.fromEntries(
          (await navigator.locks.query()).held
            .map((l) => l.name.match(/:proc:([0-9a-f]+):(t\d)/))
            .filter(Boolean)
            .map((m) => [m[2], m[1]]),
        ),
      ),
      'the stranger to list the locks',
    );
    await t1.page.bringToFront();
    const { startedAt } = (await t1.processes()).find((p) => p.name === 't2');
    const slow = [];
    for (const type of types) {
      await flood(page, type, whose === 't2' ? ids.t2 : '', ids.t1, 't2', t2.pid, startedAt);
      const took = await bounded(
        t1.page.evaluate(async () => {
          const start = performance.now();
          await window.locmem.exec('self', '1 + 1');
          await window.locmem.processes();
          return performance.now() - start;
        }),
        `t1 to answer after ${many} x ${type}`,
        patience,
      );
      if (took > 200) slow.push(`${type}: ${Math.round(took)} ms`);
      assert.ok(took < late, `${type} keeps t1 from answering for ${took} ms`);
    }
    t.diagnostic(`over 200 ms: ${slow.join(', ') || 'none'}`);
    await t1.sees({ t1: { entries: 1, hits: 1 }, t2: { alive: true, answering: true, entries: 1, hits: 0 } }, 2);
    assert.deepEqual(await bounded(facts(t1), 'the processes that t1 sees'), before);
    await t1.click('time-log');
    await t1.until(
      `() => {
      const calls = [...document.querySelectorAll('#log li')].map((li) => li.innerText);
      return !calls.some((line) => /forged/.test(line)) && calls.some((line) => /t2[^]*set[^]*b/.test(line));
    }`,
      null,
      'the calls of t2 in the log, and no forged ones',
    );
    await t2.sees({ t1: { entries: 1, hits: 1 } }, 2);
    assert.equal(
      await bounded(
        t1.page.$$eval('.proc', (all) => all.length),
        'the cards of t1',
      ),
      2,
    );
    await t1.until('() => !/ahead/.test(document.getElementById("clock-offset").textContent)');
    assert.equal(await bounded(t1.repr('t2', 'cache.get("forged")'), 't2 to answer t1'), 'None');
    assert.equal(await bounded(t2.repr('t1', 'cache.get("forged")'), 't1 to answer t2'), 'None');
    assert.equal(await bounded(t1.advance(60), 'the clock to move'), 60);
    const t3 = await site.tab();
    assert.deepEqual([t3.name, t3.pid], ['t3', 4023]);
    await t1.sees({ t3: { alive: true } }, 3);
  });
}
