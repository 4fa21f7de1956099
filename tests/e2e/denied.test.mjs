// Browsers that deny something: the page works with what is left and says what
// is missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

// What is denied, how, and what the page says.
const denied = {
  'no IndexedDB': [
    () => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    },
    /does not let the page keep anything/,
  ],
  'IndexedDB that throws': [
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
    /does not let the page keep anything/,
  ],
  'IndexedDB that may not even be named': [
    () => {
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    },
    /does not let the page keep anything/,
  ],
  'IndexedDB that never answers': [
    () => {
      const real = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function open(name) {
        const request = real.call(this, `${name}-never`);
        request.addEventListener = () => {};
        return request;
      };
    },
    /blocks this page's storage/,
  ],
  'no localStorage': [
    () => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    },
    /does not let the page keep settings/,
  ],
  'no BroadcastChannel': [
    () => {
      delete window.BroadcastChannel;
    },
    /does not let tabs talk to each other/,
  ],
  'no service worker': [
    () => {
      delete Navigator.prototype.serviceWorker;
    },
    /offline use/,
  ],
};

for (const [what, [deny, words]] of Object.entries(denied)) {
  test(`${what}: one tab works, and the page says what is missing`, async (t) => {
    const site = await open(t);
    const t1 = await site.tab({ before: deny });
    assert.equal(t1.name, 't1');
    await t1.shows(words, '.banners');
    const set = await t1.act('set', { key: 'a', value: '1' });
    assert.equal(set.error, '');
    assert.equal((await t1.type('cache.get("a")')).out, '1');
    if (what.includes('IndexedDB')) assert.ok(t1.pid >= 10000, `without a journal pids are random: ${t1.pid}`);
    assert.deepEqual(t1.errors, []);
  });
}

const withoutLocks = {
  'no Web Locks': () => {
    delete Navigator.prototype.locks;
  },
  'Web Locks that refuse': () => {
    LockManager.prototype.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  },
  'Web Locks that never answer': () => {
    LockManager.prototype.request = () => new Promise(() => {});
  },
};

for (const [what, deny] of Object.entries(withoutLocks)) {
  test(`${what}: several tabs still see each other, and a closed one ends`, async (t) => {
    const site = await open(t);
    const t1 = await site.tab({ before: deny });
    const t2 = await site.tab({ before: deny });
    assert.deepEqual([t1.name, t2.name], ['t1', 't2']);
    await t1.sees({ t2: { alive: true } });
    await t1.shows(/no Web Locks/, '.banners');
    assert.equal(await t1.repr('t2', '1 + 1'), '2');
    await t2.exec('self', 'cache.set("a", 1)');
    await t1.sees({ t2: { entries: 1 } });
    const stopped = await t1.heard('process', { change: 'stopped', name: 't2' });
    await t2.page.goto('about:blank'); // says bye
    assert.deepEqual((await stopped()).lost.keys, ['a']);
  });
}

test('a crash without Web Locks is noticed, later', async (t) => {
  const site = await open(t);
  const before = withoutLocks['no Web Locks'];
  const t1 = await site.tab({ before });
  const t2 = await site.tab({ before });
  await t1.sees({ t2: { alive: true } });
  await t1.page.bringToFront();
  const stopped = await t1.heard('process', { change: 'stopped', name: 't2' });
  await t2.crash();
  await stopped();
});

test('a full quota: the page says so and works on', async (t) => {
  const site = await open(t);
  const full = async (page) => {
    const session = await page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1000 });
  };
  const t1 = await site.tab({ setup: full });
  await t1.shows(/storage is full/, '.banners');
  assert.equal((await t1.act('set', { key: 'a', value: '1' })).error, '');
  assert.equal(await t1.repr('self', 'cache.get("a")'), '1');
});

test('a quota that fills up while the page is open is told once', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  // Chromium asks for the quota only now and then, so a smaller one would show late.
  await t1.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await t1.type('cache.set("a", 1)');
  await t1.shows(/storage is full/, '.banners');
  await t1.type('cache.set("b", 1)');
  assert.equal(await t1.page.$$eval('.banner', (all) => all.filter((el) => /storage is full/.test(el.innerText)).length), 1);
});

test('a database that another tab blocks: the page goes on without it', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const name = await t1.page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name).find((n) => n.startsWith('locmem:')));
  await t1.page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const request = indexedDB.open(name); // a connection that does not make way
        request.onsuccess = () => {
          window.keep = request.result;
          resolve();
        };
      }),
    name,
  );
  await t1.page.evaluate((name) => {
    indexedDB.deleteDatabase(name);
  }, name); // waits for it, and all others behind
  const t2 = await site.tab();
  await t2.shows(/blocks this page's storage/, '.banners');
  assert.equal(await t2.repr('self', '1 + 1'), '2');
  await t2.sees({ t1: { alive: true } });
});

/** journal is the name of the database in which the page keeps its work. */
const journal = (tab) =>
  tab.page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name).find((n) => n.startsWith('locmem:') && n.includes('journal')));
/** raise opens the database at the next version, as a newer page would, and does something to it. */
const raise = async (tab, what = '') =>
  tab.page.evaluate(
    (name, what) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name, 2);
        request.onupgradeneeded = () => {
          if (what) request.result.deleteObjectStore(what);
        };
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => reject(request.error);
      }),
    await journal(tab),
    what,
  );

test('storage that is deleted under way: every tab says so, and no pid comes again', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  const gone = await site.tab();
  await gone.close();
  await t1.type('cache.set("a", 1)');
  await t1.page.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      }),
    await journal(t1),
  );
  await t1.shows(/had kept was deleted/, '.banners');
  await t2.shows(/had kept was deleted/, '.banners');
  for (const tab of [t1, t2]) {
    const told = await tab.page.evaluate(() => window.locmemBoot.notices.map((n) => n.kind).filter((kind) => kind === 'storage-deleted'));
    assert.equal(told.length, 1, tab.name);
  }
  const t3 = await site.tab();
  assert.deepEqual([t1.pid, t2.pid, gone.pid, t3.pid], [4021, 4022, 4023, 4024]);
  await t1.type('cache.set("b", 1)');
  await t1.reload();
  await t1.shows('pid 4025', '#who-meta');
  await t1.shows('cache.set("b", 1)', '#console-lines');
  assert.deepEqual(t1.errors, []);
});

test('storage that is deleted before a reload of the only tab: the pid goes on, and nothing is said to be kept', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const name = await journal(t1);
  const page = await site.context.newPage();
  await page.goto(`${site.url}robots.txt`);
  await t1.page.goto('about:blank');
  await page.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      }),
    name,
  );
  await t1.page.goto(site.url);
  await t1.shows('pid 4022', '#who-meta');
  await t1.shows(/pid 4021 stopped/, '.banners');
  assert.doesNotMatch(await t1.text('.banners'), /form are kept/);
});

test('storage whose version another tab raises: said under way, and the work is there after a reload', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.type('cache.set("a", 1)');
  await raise(t1);
  await t1.shows(/has changed this page's storage/, '.banners');
  await t1.type('cache.set("b", 1)');
  await t1.reload();
  await t1.shows('cache.set("b", 1)', '#console-lines');
  await t1.shows(/form are kept/, '.banners');
  assert.doesNotMatch(await t1.text('.banners'), /cannot be used|does not let/);
  await t1.shows('pid 4022', '#who-meta');
});

test('storage that another tab has made useless: said under way, and no other thing after a reload', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await raise(t1, 'kv');
  await t1.type('cache.set("a", 1)');
  await t1.shows(/storage cannot be used/, '.banners');
  await t1.reload();
  await t1.shows(/storage cannot be used/, '.banners');
  assert.doesNotMatch(await t1.text('.banners'), /form are kept|does not let/);
  assert.equal(await t1.repr('self', '1 + 1'), '2');
});

test('plain http on another host: the page names it and several tabs work', async (t) => {
  const site = await open(t, { own: true, flags: ['--host-resolver-rules=MAP class.test 127.0.0.1'] });
  site.url = `http://class.test:${site.server.port}/`;
  const t1 = await site.tab();
  const t2 = await site.tab();
  assert.equal(await t1.page.evaluate(() => isSecureContext), false);
  assert.deepEqual([t1.name, t2.name], ['t1', 't2']);
  await t1.shows(/came over plain http from another machine/, '.banners');
  await t1.exec('self', 'cache.set("a", 1)');
  await t2.sees({ t1: { entries: 1 } });
  assert.equal(await t2.repr('t1', 'cache.get("a")'), '1');
});
