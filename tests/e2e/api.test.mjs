// window.locmem, as wasm/jsapi/locmem.d.ts types it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('exec answers output, repr and error, and nothing else', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  assert.deepEqual(await t1.exec('self', 'cache.set("a", 1)'), { output: '', repr: 'None', error: null });
  assert.deepEqual(await t1.exec('t1', 'cache.get("a")'), { output: '', repr: '1', error: null });
  assert.deepEqual(await t1.exec('self', 'x = 1'), { output: '', repr: null, error: null });
  assert.deepEqual(await t1.exec('self', 'print("hi")\nx'), { output: 'hi\n', repr: '1', error: null });
  assert.deepEqual(await t1.exec('self', 'x = 2\ncache.incr("nope")'), {
    output: '',
    repr: null,
    error: { type: 'ValueError', message: "Key ':1:nope' not found", line: 2 },
  });
});

test('processes lists plain objects', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1)\ncache.get("a")\ncache.get("b")');
  const [p] = await t1.processes();
  assert.ok(Math.abs(p.startedAt - Date.now() / 1000) < 60);
  delete p.startedAt;
  assert.deepEqual(p, { name: 't1', pid: 4021, kind: 'tab', self: true, alive: true, answering: true, hits: 1, misses: 1, entries: 1 });
});

test('on passes events, process changes and clock moves, until undone', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const seen = await t1.page.evaluate(async () => {
    const seen = { event: [], clock: [] };
    const undo = ['event', 'clock'].map((type) => window.locmem.on(type, (x) => seen[type].push(x)));
    await window.locmem.exec('self', 'cache.set("a", 1)\ncache.get("a")');
    await window.locmem.advance(5);
    for (const f of undo) f();
    await window.locmem.exec('self', 'cache.get("a")');
    await window.locmem.advance(5);
    return seen;
  });
  assert.deepEqual(
    seen.event.map((e) => [e.seq, e.process, e.pid, e.alias, e.op, e.key, e.fullKey, e.outcome]),
    [
      [1, 't1', 4021, 'default', 'set', 'a', ':1:a', 'stored'],
      [2, 't1', 4021, 'default', 'get', 'a', ':1:a', 'hit'],
    ],
  );
  assert.equal(seen.event[1].cause, 1);
  assert.deepEqual(
    seen.clock.map(({ offset, by, from }) => ({ offset, by, from })),
    [{ offset: 5, by: 5, from: 't1' }],
  );
});

test('wrong arguments are a TypeError in a clear sentence', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const cases = [
    ['exec()', /^rejected TypeError: locmem\.exec: the process \(a name or "self"\) must be a string, not undefined/],
    ['exec("t1", 5)', /^rejected TypeError: locmem\.exec: the code must be a string, not number/],
    ['advance("ten")', /^rejected TypeError: locmem\.advance: the seconds must be a number, not string/],
    ['advance(Infinity)', /^rejected TypeError: .*finite/],
    ['restart({})', /^rejected TypeError: locmem\.restart: .* not an object/],
    ['on("nothing", () => {})', /^thrown TypeError: locmem\.on: the type must be "event", "process" or "clock"/],
    ['on("event", "x")', /^thrown TypeError: locmem\.on: the listener must be a function, not string/],
    ['exec("t9", "1")', /^rejected Error: there is no process named t9/],
    ['restart("t9")', /^rejected Error: there is no process named t9/],
  ];
  for (const [call, want] of cases) {
    const session = await t1.page.createCDPSession(); // past the page's CSP, which forbids eval
    const { result } = await session.send('Runtime.evaluate', {
      expression: `(async () => { let p; try { p = window.locmem.${call}; } catch (e) { return 'thrown ' + e; } try { return 'fulfilled ' + await p; } catch (e) { return 'rejected ' + e; } })()`,
      awaitPromise: true,
    });
    assert.match(result.value, want, call);
  }
});

test('a listener that throws keeps nobody else from hearing', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const heard = await t1.page.evaluate(async () => {
    let heard = 0;
    window.locmem.on('event', () => {
      throw new Error('mine');
    });
    window.locmem.on('event', () => {
      heard++;
    });
    await window.locmem.exec('self', 'cache.set("a", 1)');
    return heard;
  });
  assert.equal(heard, 1);
});
