// Lessons that lie elsewhere: a book, by its address.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { open } from './harness.mjs';

const lesson = (title) => `---
title: ${title}
lang: en
teaches: sums
---
A sum.

\`\`\`locmem run
w1>>> 1 + 1
2
\`\`\`
`;

/** shelf serves files to pages of every site, or only to its own. */
async function shelf(t, files, shared = true) {
  const server = http.createServer((request, response) => {
    const body = files[request.url.slice(1)];
    if (shared) response.setHeader('Access-Control-Allow-Origin', '*');
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

const at = (book, lang = '') => `${lang}lessons/?book=${encodeURIComponent(book)}`;

test('a book lists its lessons, says whose they are, and leads from one to the next', async (t) => {
  const site = await open(t);
  const there = await shelf(t, {
    'index.json': JSON.stringify([{ id: 'one', title: 'The first', minutes: 3 }, { id: 'two' }, { id: 'gone' }]),
    'one.md': lesson('The first sum'),
    'two.md': lesson('The second sum'),
  });
  const host = new URL(there).host;
  const tab = await site.tab({ at: at(`${there}index.json`) });
  await tab.shows(`come from ${host}`, '#book');
  await tab.until('() => document.querySelector(".lessons li")');
  assert.deepEqual(await tab.page.$$eval('.lessons li a', (list) => list.map((el) => el.id)), ['lesson-one', 'lesson-two', 'lesson-gone']);
  await tab.click('lesson-one');
  await tab.shows('The first sum', '#scenario-title');
  await tab.shows(`comes from ${host}`, '#book');
  await tab.page.reload();
  await tab.ready();
  await tab.shows('The first sum', '#scenario-title');
  await tab.until(`() => {
    if (document.getElementById("lesson-end")) return true;
    document.querySelector("#scenario-next:not([aria-disabled])")?.click();
    return false;
  }`);
  await tab.page.$eval('#lesson-end #next-lesson', (el) => el.click());
  await tab.shows('The second sum', '#scenario-title');
  await tab.page.goto(`${new URL(at(`${there}index.json`), site.url)}&lesson=gone`);
  await tab.until('() => document.querySelector(".failure")');
  await tab.page.goto(new URL(at(`${there}one.md`), site.url).href);
  await tab.click('lesson-one');
  await tab.shows('The first sum', '#scenario-title');
  await tab.page.goto(new URL(at(`${there}index.json`, 'nl/'), site.url).href);
  await tab.shows('niet van deze site', '#book');
  await tab.click('book-leave');
  await tab.until('() => document.querySelectorAll(".lessons li").length > 20 && !document.querySelector("#book")');
});

test('a book that does not come is told, with what it must be', async (t) => {
  const site = await open(t);
  const closed = await shelf(t, { 'index.json': '[{"id":"one"}]' }, false);
  const wrong = await shelf(t, { 'index.json': '{"lessons":1}' });
  const tab = await site.tab({ at: at(`${closed}index.json`) });
  await tab.shows('CORS', '.menu-page .empty');
  await tab.page.goto(new URL(at(`${wrong}index.json`), site.url).href);
  await tab.shows(`What lies at ${wrong}index.json is no list of lessons. A book is an index.json such as [{"id"`, '.menu-page .empty');
  await tab.page.goto(new URL(at(`${wrong}other.json`), site.url).href);
  await tab.shows(`There is nothing at ${wrong}other.json: its host answered 404.`, '.menu-page .empty');
  await tab.page.goto(new URL(`${at(`${wrong}index.json`)}&lesson=gone`, site.url).href);
  await tab.shows(`There is nothing at ${wrong}gone.md: its host answered 404.`, '#failure-why');
});
