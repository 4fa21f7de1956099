// What the tests stand on: the built server on a free port, a Chromium with a
// fresh profile, and tabs that are driven through window.locmem and the page.
//
//   test('...', async (t) => {
//     const site = await open(t);
//     const t1 = await site.tab();
//     await t1.exec('self', 'cache.set("k", 1)');
//
// A test file has one browser; a test has a storage of its own (a browser
// context), so tests do not see each other. Nothing here sleeps for a fixed
// time: heard() waits for a notice of the program, until() for the page.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import puppeteer from 'puppeteer-core';

const root = path.resolve(import.meta.dirname, '../..');
const patience = 15_000; // how long anything may take before a test gives up

// --- the server ------------------------------------------------------------

/** binary answers the server's program: out/locmem, built if it is not there. */
function binary() {
  const given = process.env.LOCMEM_BIN || path.join(root, 'out', 'locmem');
  if (fs.existsSync(given)) return given;
  for (const args of [['run', './serve/build'], ['build', '-o', given, './serve']]) {
    const done = spawnSync('go', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw new Error(`go ${args.join(' ')} failed`);
  }
  return given;
}

/** serve starts the site on addr; port 0 is a free one. */
export async function serve(addr = '127.0.0.1:0') {
  const child = spawn(binary(), ['serve', '-addr', addr], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const found = text.match(/http:\/\/\S+?:\d+\//);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  const stop = () => new Promise((resolve) => {
    if (child.exitCode !== null) { resolve(); return; }
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
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => new Promise((r) => { server.close(r); server.closeAllConnections(); }) };
}

// --- the browser -----------------------------------------------------------

function chromium() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    .find((name) => name && fs.existsSync(name));
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
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--window-size=1280,900', ...more],
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

let shared; // one server and one browser a test file
async function sharing() {
  shared ??= (async () => {
    const [server, chrome] = await Promise.all([serve(), launch()]);
    return { server, chrome };
  })();
  return shared;
}
after(async () => {
  if (!shared) return;
  const { server, chrome } = await shared;
  await chrome.close();
  await server.stop();
});

/**
 * open gives a test its own storage on the file's server and browser.
 * own: a server and a browser that the test may stop and bend (flags).
 */
export async function open(t, { own = false, flags = [] } = {}) {
  let server, chrome;
  if (own) {
    [server, chrome] = await Promise.all([serve(), launch(flags)]);
    t.after(async () => { await chrome.close(); await server.stop(); });
  } else {
    ({ server, chrome } = await sharing());
  }
  const context = await chrome.browser.createBrowserContext();
  if (!own) t.after(() => context.close());
  return new Site(server, chrome.browser, context);
}

class Site {
  constructor(server, browser, context) {
    Object.assign(this, { server, browser, context, url: server.url });
  }

  /**
   * tab opens the page. before: functions that run in every document before
   * its scripts. ready: whether to wait until it is a process.
   */
  async tab({ at = '', before = [], ready = true, setup } = {}) {
    const page = await this.context.newPage();
    const tab = new Tab(this, page);
    for (const f of [before].flat()) await page.evaluateOnNewDocument(f);
    if (setup) await setup(page);
    await page.goto(new URL(at, this.url).href);
    if (ready) await tab.ready();
    return tab;
  }

  /** adopt waits for a tab that the page itself opens. */
  async adopt(action) {
    const target = new Promise((resolve) => {
      const seen = (opened) => {
        if (opened.type() !== 'page' || opened.browserContext() !== this.context) return;
        this.browser.off('targetcreated', seen);
        resolve(opened);
      };
      this.browser.on('targetcreated', seen);
    });
    await action();
    const tab = new Tab(this, await (await target).page());
    await tab.ready();
    return tab;
  }
}

// --- a tab -----------------------------------------------------------------

class Tab {
  constructor(site, page) {
    Object.assign(this, { site, page, errors: [] });
    page.on('pageerror', (error) => this.errors.push(String(error?.message ?? error)));
  }

  /** ready waits until this tab is a process and has drawn itself. */
  async ready() {
    this.identity = await eventually(() => this.page.evaluate(async () => {
      if (!window.locmem) return null;
      const identity = await window.locmem.ready;
      await window.locmemBoot.ready;
      return identity;
    }), 'the tab to become a process');
    return this.identity;
  }

  get name() { return this.identity.name; }
  get pid() { return this.identity.pid; }

  exec(process, code) { return this.page.evaluate((p, c) => window.locmem.exec(p, c), process, code); }
  processes() { return this.page.evaluate(() => window.locmem.processes()); }
  advance(seconds) { return this.page.evaluate((s) => window.locmem.advance(s), seconds); }

  /** repr is what an expression shows in a process. */
  async repr(process, code) {
    const result = await this.exec(process, code);
    if (result.error) throw new Error(`${code}: ${result.error.type}: ${result.error.message}`);
    return result.repr;
  }

  /**
   * heard starts to listen and answers a function that waits for the first
   * notice of that type that has all the given values.
   */
  async heard(type, values) {
    const handle = await this.page.evaluateHandle((type, values) => {
      const box = {};
      box.promise = new Promise((resolve) => {
        const undo = window.locmem.on(type, (notice) => {
          if (Object.keys(values).some((k) => notice[k] !== values[k])) return;
          undo();
          resolve({ ...notice, at: Date.now() });
        });
      });
      return box;
    }, type, values);
    return () => bounded(handle.evaluate((box) => box.promise), `${this.name} to hear of ${type} ${JSON.stringify(values)}`);
  }

  /**
   * sees waits until processes() shows all these processes with these values,
   * such as {t2: {alive: true}}.
   */
  sees(wanted) {
    return bounded(this.page.evaluate((wanted) => new Promise((resolve) => {
      const look = async () => {
        const list = await window.locmem.processes();
        const all = Object.entries(wanted).every(([name, values]) => {
          const found = list.find((p) => p.name === name);
          return values === null ? !found : found && Object.entries(values).every(([k, v]) => found[k] === v);
        });
        if (!all) return;
        undo();
        resolve(list);
      };
      const undo = window.locmem.on('process', look);
      look();
    }), wanted), `${this.name} to see ${JSON.stringify(wanted)}`);
  }

  /** until waits until f(arg), called in the page when the document changes, is truthy. */
  async until(f, arg, what = f) {
    await this.page.bringToFront();
    return bounded(this.page.evaluate(`new Promise((resolve) => {
      const f = ${f};
      const arg = ${JSON.stringify(arg)};
      const look = () => {
        const found = f(arg);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
    })`), `the page to show ${what}`);
  }

  /** shows waits until the page's visible text has the text or matches. */
  shows(text, selector = 'body') {
    const pattern = text instanceof RegExp ? { source: text.source, flags: text.flags } : null;
    return this.until(`({ text, pattern, selector }) => [...document.querySelectorAll(selector)].some((el) => {
      const all = el.innerText ?? el.textContent;
      return pattern ? new RegExp(pattern.source, pattern.flags).test(all) : all.includes(text);
    })`, { text: String(text), pattern, selector }, `${text} in ${selector}`);
  }

  /** reload loads the page anew and waits for the new process. */
  async reload() {
    await this.page.reload();
    return this.ready();
  }

  close() { return this.page.close(); }

  /** crash ends the tab's renderer from inside. */
  async crash() {
    const session = await this.page.createCDPSession();
    session.send('Page.crash').catch(() => {}); // never answers
  }

  /** kill ends the tab's renderer as kill -9 does. */
  async kill() { process.kill(await this.renderer(), 'SIGKILL'); }

  /** renderer finds the pid of the tab's renderer: the one that works when asked to. */
  async renderer() {
    const session = await this.site.browser.target().createCDPSession();
    const times = async () => new Map((await session.send('SystemInfo.getProcessInfo')).processInfo
      .filter((p) => p.type === 'renderer').map((p) => [p.id, p.cpuTime]));
    for (let spin = 200; ; spin *= 2) {
      const before = await times();
      await this.page.evaluate((ms) => { const end = performance.now() + ms; while (performance.now() < end); }, spin);
      const ranked = [...await times()].map(([id, cpu]) => [id, cpu - (before.get(id) ?? 0)]).sort((a, b) => b[1] - a[1]);
      if (ranked.length === 1 || ranked[0][1] > 3 * ranked[1][1]) return ranked[0][0];
      if (spin > 3000) throw new Error('cannot tell which renderer is the tab\'s');
    }
  }
}

// --- waiting ---------------------------------------------------------------

/** bounded fails with words when a promise takes too long. */
export function bounded(promise, what, ms = patience) {
  let timer;
  return Promise.race([
    promise,
    new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`waited ${ms / 1000} s for ${what}`)), ms); }),
  ]).finally(() => clearTimeout(timer));
}

/** eventually asks again until the answer is truthy; a document that goes away meanwhile is no answer. */
async function eventually(ask, what) {
  const end = Date.now() + patience;
  for (let last; ;) {
    const answer = await bounded(ask(), what, Math.max(1, end - Date.now())).catch((error) => { last = error; });
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`, { cause: last });
    await new Promise((resolve) => { setTimeout(resolve, 20); }); // between two documents there is nothing to listen to
  }
}
