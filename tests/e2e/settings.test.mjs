// settings.py in a scenario: it is run, remarked on, and its environment edited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';

const fence = '```';
const scenario = `${fence}locmem settings
import os

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_PREFIX": os.environ["SITE"],
        "TIMOUT": 60,
    }
}
${fence}

${fence}locmem run
w1>>> cache.make_key("a")
${fence}
`;

for (const [root, add, said] of [
  ['', 'Add SITE= to the environment', "Django does not read 'TIMOUT'. Did you mean TIMEOUT?"],
  ['nl/', 'Zet SITE= in de omgeving', "Django leest 'TIMOUT' niet. Bedoelde je TIMEOUT?"],
]) {
  test(`a variable that is missing is filled in beside settings.py (/${root})`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at: root + link(scenario) });
    await tab.shows("KeyError: 'SITE'", '#block-0-problem');
    await tab.shows(add, '#block-0-problem-provide');
    await tab.click('block-0-problem-provide');
    await tab.until('() => document.querySelector("#block-0-text")?.value === "SITE="');
    await tab.shows(said, '#block-1-notes');
    await tab.click('block-1-note-0-fix');
    await tab.until('() => document.querySelector("#block-1-text").value.includes(`"TIMEOUT": 60`)');
    await tab.until('() => document.querySelector("#block-1-notes") === null && document.querySelector("#block-1-problem") === null');
    await tab.page.focus('#block-0-text');
    await tab.press('Control', 'a');
    await tab.page.keyboard.sendCharacter('SITE=shop');
    await tab.until('() => document.querySelector("#block-0-text").value === "SITE=shop"');
    await tab.until('() => !document.querySelector("#scenario-run").disabled');
    await tab.click('scenario-run');
    await tab.shows("'shop:1:a'", '#block-2-block');
    assert.match(await tab.page.evaluate(() => window.locmem.state()), /^1d=/);
    assert.deepEqual(tab.errors, []);
  });
}

test('settings that loop are stopped and the page goes on', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(`${fence}locmem settings\nwhile True:\n    pass\nCACHES = {}\n${fence}\n${fence}locmem run\nw1>>> 1\n${fence}\n`) });
  await tab.shows('stopped after 500,000 steps', '#block-0-problem');
  assert.equal(await tab.repr('self', '1 + 1'), '2');
  assert.deepEqual(tab.errors, []);
});
