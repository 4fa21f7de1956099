// The server's own manners: how it stops, and who holds a handle on its pages.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import { test } from 'node:test';
import { elsewhere, open } from './harness.mjs';
import { binary } from './hosts.mjs';
import { bounded } from './tab.mjs';

/**
 * stopping starts a server, begins to download the program, stops reading, and
 * tells the server to stop. It returns the server, the download, and a promise
 * of how the server ended.
 */
async function stopping(t) {
  const child = spawn(binary, ['serve', '-addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  const says = async (pattern) => {
    while (!pattern.test(text))
      await bounded(
        new Promise((resolve) => {
          child.stdout.once('data', resolve);
        }),
        `the server to say ${pattern}`,
      );
    return text.match(pattern)[0];
  };
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const url = await says(/http:\/\/\S+\//);
  const page = await (await fetch(url)).text();
  const download = await new Promise((resolve, reject) => {
    http.get(new URL(page.match(/data-wasm="([^"]+)"/)[1], url), resolve).on('error', reject);
  });
  child.kill('SIGTERM');
  await says(/stopping: .*/);
  return { child, download, ended };
}

test('a download under way is finished before the server stops', async (t) => {
  const { download, ended } = await stopping(t);
  let bytes = 0;
  for await (const part of download) bytes += part.length;
  assert.equal(bytes, Number(download.headers['content-length']));
  assert.deepEqual(await bounded(ended, 'the server to end'), { code: 0, signal: null });
});

test('a second signal ends the server at once', async (t) => {
  const { child, download, ended } = await stopping(t);
  download.on('error', () => {});
  child.kill('SIGTERM');
  assert.deepEqual(await bounded(ended, 'the server to end', 5000), { code: null, signal: 'SIGTERM' });
});

test('a page that opens this one holds no handle on it; tabs open tabs as before', async (t) => {
  const site = await open(t);
  const other = await elsewhere();
  t.after(other.stop);
  const page = await site.context.newPage();
  await page.goto(other.url);
  const t1 = await site.adopt(() =>
    page.evaluate((url) => {
      window.handle = window.open(url);
    }, site.url),
  );
  assert.equal(await t1.page.evaluate(() => window.opener), null);
  await page.waitForFunction(() => window.handle.closed, { polling: 100 });
  const t2 = await site.adopt(() => t1.click('open-process'));
  await t1.sees({ t2: { alive: true } }, 2);
  assert.equal(t2.name, 't2');
});
