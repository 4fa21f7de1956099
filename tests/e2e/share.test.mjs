// Share: what a link can ask for, and what was typed in the tabs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link, unlink } from './link.mjs';

const fence = '```';
const source = `---
title: A shared one
shows: w2 has no greeting
---
${fence}locmem run
w1>>> cache.set("greeting", "hello", 30)
w1>>> cache.get("greeting")
'hello'
w2>>> cache.get("greeting")
None
${fence}
`;
const text = (tab) => tab.page.$eval('#share-text', (el) => el.value);
const idle = (tab) => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li") !== null');

test('a link opens at its moment with the comparison, and runs by itself only when asked to', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(source) });
  await idle(tab);
  await tab.click('scenario-step');
  await tab.until('() => document.querySelector("#proc-w1 .mini") !== null');
  await idle(tab);
  await tab.click('scenario-share');
  await tab.until('() => document.querySelector("#share-text").value.includes("#1d=")');
  assert.doesNotMatch(await text(tab), /&/, 'nothing is asked for by itself');
  await tab.click('share-at');
  await tab.until('() => document.querySelector("#share-text").value.endsWith("&at=1")');
  const moment = await text(tab);
  await tab.click('share-run');
  await tab.until('() => document.querySelector("#share-text").value.endsWith("&at=1&run")');
  const runs = await text(tab);

  const at = await site.tab({ at: moment });
  await at.shows('Lines run until then: 1.', '#link-says');
  await at.shows('A shared one', '#scenario-title');
  await at.shows('w2 has no greeting', '.shows');
  await idle(at);
  assert.equal(await at.page.$$eval('.calls .none', (list) => list.length), 0, 'the rest waits');
  await at.click('link-start');
  await at.until('() => !document.querySelector("#link-says") && !document.querySelector("#proc-w1 .mini")');

  const self = await site.tab({ at: runs.replace('&at', '&beside=redis&at') });
  await self.shows('None', '.calls .none');
  await self.shows('Redis', '#side-two');
  await self.until('() => !document.querySelector("#link-stop")');
  for (const one of [tab, at, self]) assert.deepEqual(one.errors, []);
});

test('a lesson that nobody has changed is shared by the address of its page', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'demos/rate-limit/' });
  await tab.until('() => document.querySelector("#scenario-share") && document.querySelector(".procs li")');
  await tab.click('scenario-share');
  await tab.until('() => document.querySelector("#share-text").value.endsWith("/demos/rate-limit/")');
  const address = await text(tab);
  await tab.page.select('#share-form', 'markdown');
  await tab.until('() => document.querySelector("#share-text").value.includes("picture.png")');
  const [, picture, to] = /\[!\[[^\]]+\]\(([^)]+)\)\]\(([^)]+)\)/.exec(await text(tab));
  assert.equal(to, address);
  const file = await fetch(picture);
  assert.equal(file.headers.get('content-type'), 'image/png');
  assert.ok((await file.arrayBuffer()).byteLength > 5000, 'the picture is there');
  await tab.fill('share-title', 'Ours lets 20 through');
  await tab.until('() => document.querySelector("#share-text").value.includes("#1d=")');
  assert.doesNotMatch(await text(tab), /picture\.png/, 'the picture of the site is of another document');
  await tab.page.click('#share-qr summary');
  await tab.until('() => document.querySelector("#share-qr svg path")');
  assert.deepEqual(tab.errors, []);
});

test('what was typed in the tabs is shared as a scenario', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.click('console-share');
  await tab.shows('There is nothing to share yet', '#share-fail');
  await tab.click('share-close');
  await tab.type('cache.set("n", 41)');
  await tab.type('cache.incr("n")');
  await tab.click('console-share');
  await tab.until('() => document.querySelector("#share-text").value.includes("#1d=")');
  await tab.page.select('#share-form', 'pytest'); // which shows when what comes out was added
  await tab.until(() => document.querySelector('#share-text').value.includes('p.run("w1", "cache.incr(\\"n\\")", "42")'));
  await tab.page.select('#share-form', 'link');
  await tab.until('() => document.querySelector("#share-text").value.includes("#1d=")');
  await tab.fill('share-title', 'Typed');
  const other = await site.tab({ at: await text(tab) });
  await other.shows('Typed', '#scenario-title');
  await other.shows('cache.set("n", 41)', '#scenario');
  assert.match(unlink(new URL(other.page.url()).hash), /w1>>> cache.incr\("n"\)\n42\n/);
  await tab.click('share-close');
  await tab.click('console-share');
  assert.equal(await tab.page.$eval('#share-title', (el) => el.value), 'Typed');
  assert.deepEqual(tab.errors, []);
});
