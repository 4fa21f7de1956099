// Writing a document: the text, what readers see beside it, and what the checker says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const written = `---
title: Two workers
setup:
  workers: 2
---
One sets it.

\`\`\`locmem run
w1>>> cache.set("a", 1)
w2>>> cache.get("a")
1
\`\`\`
`;

/** write puts a text into the editor, as one types. */
const write = (tab, text) =>
  tab.page.$eval(
    '#write-text',
    (area, text) => {
      area.value = text;
      area.dispatchEvent(new Event('locmem:set'));
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );

/** drop drops a file on the page. */
const drop = (tab, text) =>
  tab.page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'lesson.md', { type: 'text/markdown' }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }, text);

test('a document is written, checked, mended, kept and passed on', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/' });
  await tab.click('to-write');
  await tab.shows('Write a document', '#write-title');
  await tab.shows('Whose cache is it?', '#scenario-title');
  await write(tab, written);
  await tab.shows('Two workers', '#scenario-title');

  await tab.click('write-check');
  await tab.shows('1 line needs a look', '#write-says');
  await tab.shows('the output differs', '.findings');
  await tab.click('finding-0');
  await tab.page.waitForFunction(() => document.activeElement.shadowRoot?.getSelection().toString() === 'w2>>> cache.get("a")');

  await write(tab, written.replace('\n1\n', '\n'));
  await tab.shows('changed since', '#write-says');
  await tab.click('write-check');
  await tab.shows('Nothing is wrong', '#write-says');

  await tab.page.reload();
  await tab.ready();
  await tab.shows('Two workers', '#scenario-title');
  assert.equal(await tab.page.$eval('#write-text', (el) => el.value), written.replace('\n1\n', '\n'));

  await tab.page.click('#write-insert summary');
  await tab.click('insert-2');
  await tab.until('() => document.getElementById("write-text").value.includes("locmem predict")');

  await drop(tab, written.replace('Two workers', 'From a file'));
  await tab.shows('From a file', '#scenario-title');
  await tab.click('write-undo');
  await tab.until('() => document.getElementById("write-text").value.includes("locmem predict")');
  assert.deepEqual(tab.errors, []);
});

test('a lesson is edited as text, and a file that is dropped anywhere opens', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'nl/lessons/whose-cache/' });
  await tab.until('() => document.querySelector("#scenario-reset")');
  await tab.click('scenario-text');
  await tab.shows('Een document schrijven', '#write-title');
  await tab.until('() => document.getElementById("write-text").value.includes("id: whose-cache")');
  await tab.page.goto(site.url);
  await tab.ready();
  await drop(tab, '\0\u0001 a picture');
  await tab.shows('That file cannot be used', '.banners');
  await drop(tab, written);
  await tab.shows('Two workers', '#scenario-title');
  assert.match(await tab.page.evaluate(() => location.hash), /^#/);
  await tab.until('() => !document.querySelector(".banners").innerText.includes("cannot be used")');
  assert.deepEqual(tab.errors, []);
});

test('a piece stands apart from what is there, and its menu closes', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'write/' });
  await tab.shows('Whose cache is it?', '#scenario-title');
  await tab.until('() => document.querySelector(".write .cm-host")'); // its caret stands at the top
  await write(tab, written);
  const menu = () => tab.page.$eval('#write-insert', (el) => el.open);
  /** has waits until the text has a role. */
  const has = async (role) => {
    await tab.page.waitForFunction((role) => document.getElementById('write-text').value.includes(role), {}, role);
    return tab.page.$eval('#write-text', (el) => el.value);
  };
  await tab.page.click('#write-insert summary');
  await tab.click('insert-2'); // the caret stands in the front matter
  assert.match(await has('locmem predict'), /workers: 2\n---\n\n```locmem predict\n[^]*```\n\nOne sets it/);
  assert.equal(await menu(), false);
  await tab.page.click('#write-insert summary');
  await tab.click('insert-4'); // behind the piece
  assert.match(await has('locmem wrong'), /# correct\n```\n\n```locmem wrong for=x\n[^]*```\n\nOne sets it/);
  await tab.page.click('#write-insert summary');
  await tab.page.click('.write .cm-host'); // who chooses nothing and goes on writing
  await tab.until('() => !document.getElementById("write-insert").open');
  assert.deepEqual(tab.errors, []);
});

test('the link is copied, and shown where the clipboard is refused', async (t) => {
  const site = await open(t);
  const tab = await site.tab({
    at: 'write/',
    before: () => {
      window.copied = [];
      navigator.clipboard.writeText = async (text) => {
        if (window.refused) throw new Error('refused');
        window.copied.push(text);
      };
    },
  });
  await tab.shows('Whose cache is it?', '#scenario-title');
  await write(tab, written);
  await tab.page.evaluate(() => {
    window.told = [];
    const tell = () => window.told.push(document.getElementById('write-copy').innerText);
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await tab.click('write-copy');
  await tab.page.waitForFunction(() => window.told.includes('Copied') && window.told.at(-1) === 'Copy link');
  const [link] = await tab.page.evaluate(() => window.copied);
  await tab.page.evaluate(() => {
    window.refused = true;
  });
  await tab.click('write-copy');
  await tab.page.waitForFunction(
    (link) => {
      const field = document.activeElement;
      return field.id === 'write-link' && field.value === link && field.selectionEnd === link.length;
    },
    {},
    link,
  );
  await write(tab, `${written}More.\n`); // the link is of the text before
  await tab.until('() => document.getElementById("write-link").getClientRects().length === 0');
  assert.deepEqual(tab.errors, []);
});

test('what a check finds comes into view, and the keyboard stays', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'write/', setup: (page) => page.setViewport({ width: 1440, height: 900 }) });
  await tab.shows('Whose cache is it?', '#scenario-title');
  await write(tab, `${written}\n${'A line.\n\n'.repeat(40)}`);
  await tab.click('write-check');
  await tab.page.waitForFunction(() => {
    const first = document.querySelector('.findings li')?.getBoundingClientRect();
    return first && first.top >= 0 && first.bottom <= innerHeight;
  });
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'write-check');
  assert.deepEqual(tab.errors, []);
});

test('an empty text is told what to begin with', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'nl/write/' });
  await tab.shows('Zoals lezers het zien', '#scenario');
  await write(tab, '');
  await tab.shows('Er is nog geen tekst', '#scenario');
  assert.equal(await tab.page.$('#scenario .note'), null);
  assert.equal(await tab.page.$('#scenario-run'), null);
  await write(tab, written);
  await tab.shows('Two workers', '#scenario-title');
  await tab.shows('One sets it', '#scenario');
  await write(tab, written.replace('locmem run', 'locmem rnu'));
  await tab.click('write-check');
  await tab.shows("onbekende rol 'rnu'. Bedoelde je 'run'?", '.findings');
  assert.deepEqual(tab.errors, []);
});
