// What the tests stand on: the built server on a free port, a Chromium with a
// fresh profile, and tabs that are driven through window.locmem and the page.
//
//   test('...', async (t) => {
//     const site = await open(t);
//     const t1 = await site.tab();
//     await t1.exec('self', 'cache.set("k", 1)');
//
// A test file has one browser; a test has a storage of its own (a browser
// context), so tests do not see each other. A service worker would fetch the whole site
// again for each of them, so there is one only in those that are about it (offline). Nothing here sleeps for a fixed
// time: heard() waits for a notice of the program, until() for the page (tab.mjs).
import { after } from 'node:test';
import { launch, serve } from './start.mjs';
import { Tab } from './tab.mjs';

export * from './start.mjs';

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
 * offline: with the service worker.
 */
export async function open(t, { own = false, flags = [], offline = false } = {}) {
  let server, chrome;
  if (own) {
    [server, chrome] = await Promise.all([serve(), launch(flags)]);
    t.after(async () => {
      await chrome.close();
      await server.stop();
    });
  } else {
    ({ server, chrome } = await sharing());
  }
  const context = await chrome.browser.createBrowserContext();
  if (!own) t.after(() => context.close());
  return new Site(server, chrome.browser, context, offline);
}

/** unserved keeps a document from installing a service worker, before its scripts. */
export const unserved = () => {
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
};

/** revealed shows all zones of the first page, in a document before its scripts. */
const revealed = () =>
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.dataset.open = 'time work';
  });

export class Site {
  constructor(server, browser, context, offline) {
    Object.assign(this, { server, browser, context, offline, url: server.url });
  }

  /**
   * tab opens the page. before: functions that run in every document before
   * its scripts. ready: whether to wait until it is a process. first: as a visitor
   * who comes for the first time, before any zone of the first page is revealed.
   */
  async tab({ at = '', before = [], ready = true, setup, first = false } = {}) {
    const page = await this.context.newPage();
    const tab = new Tab(this, page);
    if (!this.offline) await page.evaluateOnNewDocument(unserved);
    if (!first) await page.evaluateOnNewDocument(revealed);
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
