// node screenshot.mjs [FILE]: makes README's picture from the running app. Two
// tabs, as a first visitor has them after three clicks. The one in the tree has 128 colours.
import path from 'node:path';
import { launch, serve, Site } from './harness.mjs';

const file = process.argv[2] ?? path.join(import.meta.dirname, 'screenshot.png');
const [server, chrome] = await Promise.all([serve(), launch()]);
try {
  const site = new Site(server, chrome.browser, await chrome.browser.createBrowserContext());
  const t1 = await site.tab();
  await t1.click('story-set');
  await t1.shows('greeting', '#memory-rows');
  await t1.exec('self', 'cache.set("article:1", {"title": "Caching"}, timeout=None)\ncache.get("greeting")');
  const t2 = await site.tab();
  await t2.page.setViewport({ width: 1440, height: 900, deviceScaleFactor: 1 });
  await t2.exec('self', 'cache.set("visits", 7)');
  await t2.click('story-get');
  await t2.shows(/t2 answered None/);
  await t2.page.evaluate(() => document.activeElement?.blur());
  await t2.page.screenshot({ path: file });
} finally {
  await chrome.close();
  await server.stop();
}
