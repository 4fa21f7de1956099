// Demos: found by the words of a symptom, each at an address of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('a demo is found by its symptom, runs, and leads to the lesson', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'demos/' });
  await tab.until('() => document.querySelectorAll(".lessons li").length === 12');
  await tab.fill('demos-find', 'nothing like this');
  await tab.shows('No demo has all of these words', '#demos-many');
  await tab.fill('demos-find', 'throttl');
  await tab.shows('1 of 12', '#demos-many');
  await tab.click('demo-rate-limit');
  await tab.shows('My rate limit lets four times as many through', '#scenario-title');
  await tab.shows('twenty get through', '.shows');
  assert.equal(await tab.page.$eval('#to-demos', (el) => el.ariaCurrent ?? el.getAttribute('aria-current')), 'page');
  await tab.until('() => document.querySelector(".procs li") && document.querySelector(".run-block [id$=-run]:not([aria-disabled])")');
  await tab.click(await tab.page.$eval('.run-block [id$=-run]', (el) => el.id));
  await tab.shows('100 requests: 20 x 200, 80 x 429', '.run-block');
  await tab.page.$eval('.prose a[href*="lessons/the-limiter"]', (el) => el.click());
  await tab.shows('The limiter that allows four times as much', '#scenario-title');
  assert.deepEqual(tab.errors, []);
});

test('a demo opens at its address in Dutch, and one that is not there says so', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'nl/demos/logged-out' });
  await tab.shows('Waarom wordt mijn gebruiker uitgelogd?', '#scenario-title');
  await tab.click('language');
  await tab.shows('Why is my user logged out?', '#scenario-title');
  const page = await site.context.newPage();
  const answer = await page.goto(new URL('demos/nothing/', site.url).href);
  assert.equal(answer.status(), 404);
  assert.deepEqual(tab.errors, []);
});
