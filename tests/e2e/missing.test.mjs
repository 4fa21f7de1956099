// An address without a page, from our server and from a host that only has files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { front } from './front.mjs';
import { open } from './harness.mjs';

const cases = {
  'no/such/page': ['en', 'There is no page at this address', '/', '/lessons/'],
  'nl/no/such/page': ['nl', 'Op dit adres staat geen pagina', '/nl/', '/nl/lessons/'],
  'nl/lessons/none': ['nl', 'Op dit adres staat geen pagina', '/nl/', '/nl/lessons/'],
};

/** lost checks the page at an address. */
async function lost(site, at, [lang, heading, home, lessons]) {
  const page = await site.context.newPage();
  const response = await page.goto(new URL(at, site.url).href);
  assert.equal(response.status(), 404);
  assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
  assert.match(await page.title(), / · LocMem Playground$/);
  const visible = (selector) => page.$$eval(selector, (list) => list.filter((el) => el.checkVisibility()).map((el) => el.innerText));
  assert.deepEqual(await visible('main h2'), [heading]);
  assert.deepEqual(await visible('.bar h1'), ['LocMem Playground']);
  const hrefs = await page.$$eval('.ways a', (list) => list.filter((el) => el.checkVisibility()).map((el) => new URL(el.href).pathname));
  assert.deepEqual(hrefs, [home, lessons]);
  await page.$$eval('main a', (list) => list.find((el) => el.checkVisibility()).click());
  await page.waitForFunction((home) => location.pathname === home, {}, home);
  await page.close();
}

test('no page at an address: its language, the bar, a way back', async (t) => {
  const site = await open(t);
  for (const [at, wanted] of Object.entries(cases)) await lost(site, at, wanted);
  for (const [at, [lang]] of Object.entries(cases)) {
    // and without a script
    const text = await (await fetch(new URL(at, site.url))).text();
    assert.match(text, new RegExp(`<html lang="${lang}"`));
  }
});

test('a host that knows one 404.html only shows it in the language of the address', async (t) => {
  const site = await open(t);
  const server = await front(t, site.url);
  server.bend = (path, pass) => /such|none/.test(path) && (pass({ path: '/no' }), true);
  site.url = server.url;
  for (const [at, wanted] of Object.entries(cases)) await lost(site, at, wanted);
});
