// The program does not come: words instead of a spinner.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, open } from './harness.mjs';
import { link } from './link.mjs';

/** words opens the page without waiting for the program and returns what the panel says. */
async function words(t, options) {
  const site = await open(t);
  const tab = await site.tab({ ready: false, ...options });
  await tab.page.waitForSelector('#boot-panel:not([hidden])', { timeout: 30_000 });
  const text = await tab.text('#boot-panel');
  assert.match(await tab.page.$eval('body', (el) => el.innerText), /This tab is process/, 'the page can be read all the same');
  return { tab, text };
}

const wasm = /\.wasm$/;
const cases = {
  'the connection breaks': [(r) => r.abort('connectionreset'), /There is no connection|The download broke off/],
  'a blocker stops it': [(r) => r.abort('blockedbyclient'), /There is no connection/],
  'it is not there': [(r) => r.respond({ status: 404, body: 'no' }), /The server answered 404/],
  'the server has a fault': [(r) => r.respond({ status: 500, body: 'no' }), /The server answered 500/],
  'something else comes': [(r) => r.respond({ status: 200, contentType: 'text/html', body: '<p>log in' }), /something else than the program/],
  'it is cut off': [
    (r) => r.respond({ status: 200, contentType: 'application/wasm', body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }),
    /arrived incomplete/,
  ],
};

for (const [what, [act, want]] of Object.entries(cases)) {
  test(`the download: ${what}`, async (t) => {
    const { text } = await words(t, { setup: (page) => answer(page, wasm, act) });
    assert.match(text, want);
    assert.match(text, /Retry|Reload/);
  });
}

test('Retry brings the program after all', async (t) => {
  let good = false;
  const { tab } = await words(t, { setup: (page) => answer(page, wasm, (r) => (good ? r.continue() : r.abort('connectionreset'))) });
  good = true;
  await tab.page.locator('#boot-panel button').click();
  await tab.ready();
  assert.equal(await tab.repr('self', '1 + 1'), '2');
});

test('a browser without WebAssembly', async (t) => {
  const { text } = await words(t, {
    before: () => {
      delete window.WebAssembly;
    },
  });
  assert.match(text, /does not run WebAssembly/);
});

test('JavaScript off: the page can be read, and says what it needs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ ready: false, setup: (page) => page.setJavaScriptEnabled(false) });
  const session = await tab.page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId: root.nodeId });
  assert.match(outerHTML, /This tab is process/);
  assert.match(outerHTML.match(/<noscript>(.*?)<\/noscript>/s)[1], /JavaScript/);
});

test('a cut-off fragment: the page works and says so', async (t) => {
  const site = await open(t);
  for (const fragment of ['#1d=abc%', '#%zz']) {
    const tab = await site.tab({ at: fragment });
    await tab.shows(/The end of this address was cut off/, '.banners');
    assert.equal(await tab.repr('self', '1 + 1'), '2');
    await tab.close();
  }
});

test('the word of a cut-off link goes when a good one is opened, or another page', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: '#1d=abc%' });
  const says = /The end of this address was cut off/;
  await tab.shows(says, '.banners');
  const good = link('```locmem run\nw1>>> 1 + 1\n2\n```\n');
  await tab.page.evaluate((good) => {
    location.hash = good;
  }, good);
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.until('() => !/cut off/.test(document.querySelector(".banners").textContent)');
  await tab.page.evaluate(() => {
    location.hash = '#1d=abc%';
  });
  await tab.shows(says, '.banners');
  await tab.page.evaluate((good) => {
    location.hash = `${good}).`;
  }, good); // as a forum glues it
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.until('() => !/cut off/.test(document.querySelector(".banners").textContent)');
});

test('a frame whose program does not come says what it is', async (t) => {
  const site = await open(t);
  for (const [at, says] of [
    ['embed', /It has not started here/],
    ['nl/embed', /Hier is het niet gestart/],
  ]) {
    const tab = await site.tab({ at: `${at}#1d=abc.1234`, ready: false, setup: (page) => page.setJavaScriptEnabled(false) });
    const session = await tab.page.createCDPSession();
    const { root } = await session.send('DOM.getDocument', { depth: -1 });
    const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId: root.nodeId });
    const main = outerHTML.match(/<main.*?<\/main>/s)[0];
    assert.match(main, says);
    assert.match(main, /<a [^>]*href="\.\.?\/[^>]*target="_blank"/);
    assert.doesNotMatch(main, /#1d=/);
    await tab.close();
  }
});

test('offline after the first visit, in both languages', async (t) => {
  const site = await open(t, { own: true, offline: true });
  const t1 = await site.tab();
  await t1.page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready; // activating, if not yet activated
    await new Promise((resolve) => {
      const look = () => {
        if (active.state === 'activated') resolve();
      };
      active.addEventListener('statechange', look);
      look();
    });
  });
  await site.server.stop();
  await t1.reload();
  assert.equal(await t1.repr('self', '1 + 1'), '2');
  const t2 = await site.tab({ at: 'nl/' });
  await t2.shows('Dit tabblad is proces t2', '#who');
});

test('nothing is asked of a third party, and nothing breaks the security policy', async (t) => {
  const site = await open(t);
  const asked = [];
  const said = [];
  const t1 = await site.tab({
    setup: (page) => {
      page.on('request', (r) => {
        asked.push(r.url());
      });
      page.on('console', (m) => {
        if (/Content Security Policy|Refused/.test(m.text())) said.push(m.text());
      });
    },
  });
  await t1.click('story-set');
  await t1.type('cache.get("greeting")');
  const foreign = asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'));
  assert.deepEqual(foreign, []);
  assert.deepEqual(said, []);
  assert.deepEqual(t1.errors, []);
});

test('a page without its program says so on its card, shows its controls off, and hides nothing', async (t) => {
  const { tab } = await words(t, { setup: (page) => answer(page, wasm, (r) => r.abort('connectionreset')) });
  const seen = await tab.page.evaluate(() => ({
    state: document.querySelector('.proc .state').innerText,
    dim: Number(getComputedStyle(document.getElementById('do-get')).opacity),
    covers: document.getElementById('boot-panel').getBoundingClientRect().bottom > document.querySelector('.bar').getBoundingClientRect().top,
  }));
  assert.match(seen.state, /not started/);
  assert.ok(seen.dim < 1, 'controls look alive');
  assert.equal(seen.covers, false, 'the notice covers the page');
});
