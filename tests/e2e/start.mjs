// The built server on a free port and a Chromium with a fresh profile: what tests
// (harness.mjs) and measurements (../bench/browser) begin with.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const root = path.resolve(import.meta.dirname, '../..');

// --- the server ------------------------------------------------------------

/** binary is the server's program, site included. */
function binary() {
  const file = process.env.LOCMEM_BIN || path.join(root, 'out', 'locmem');
  if (!fs.existsSync(file)) throw new Error(`${file} is not there: ./build.sh build makes it`);
  return file;
}

/** serve starts the site on addr; port 0 is a free one. more are further flags. */
export async function serve(addr = '127.0.0.1:0', more = []) {
  const child = spawn(binary(), ['serve', '-addr', addr, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const found = text.match(/http:\/\/\S+?:\d+\//);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) {
        resolve();
        return;
      }
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url, port: new URL(url).port, stop };
}

/** elsewhere is a page of another origin, to go to and come back from. */
export async function elsewhere() {
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>elsewhere</title><p>another site</p>');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () =>
      new Promise((r) => {
        server.close(r);
        server.closeAllConnections();
      }),
  };
}

/**
 * hold stops the page's requests whose address matches. It returns a function
 * that lets them go on, and everything after them.
 */
export async function hold(page, pattern) {
  const held = [];
  let open = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (open || !pattern.test(new URL(request.url()).pathname)) request.continue();
    else held.push(request);
  });
  return async () => {
    open = true;
    await Promise.all(held.map((request) => request.continue()));
  };
}

/** answer has fn, given a request of the page that matches, say what comes back. */
export async function answer(page, pattern, fn) {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (pattern.test(new URL(request.url()).pathname)) fn(request);
    else request.continue();
  });
}

// --- the browser -----------------------------------------------------------

function chromium() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((name) => name && fs.existsSync(name));
  if (!found) throw new Error('no Chromium found: install it, or name it in CHROMIUM');
  return found;
}

/** launch starts a Chromium with a fresh profile. close() removes it again. */
export async function launch(more = []) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-e2e-'));
  const browser = await puppeteer.launch({
    executablePath: chromium(),
    headless: true,
    userDataDir: profile,
    protocolTimeout: 60_000,
    // Hidden tabs shall be hidden tabs, throttled as anywhere.
    ignoreDefaultArgs: ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      // Pages of the browser's own address bar, two a window: a third of the time of a test.
      '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
      '--window-size=1280,900',
      // One compiler for WebAssembly, the quick one: a quarter of the time of a test went
      // into better code for programs that end soon.
      ...(more.some((flag) => flag.startsWith('--js-flags=')) ? [] : ['--js-flags=--liftoff-only']),
      ...more,
    ],
    defaultViewport: { width: 1280, height: 900 },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
