// Measures the picture of a site of 4 servers with 8 workers each: the longest task of
// the page and the memory of its process while 100,000 requests are answered, and the
// frames a second while ten requests a second travel.
//
//   node stage.mjs [--requests 100000]
import fs from 'node:fs';
import { homeViews, link, run } from '../../e2e/link.mjs';
import { launch, serve } from '../../e2e/start.mjs';

const at = process.argv.indexOf('--requests');
const requests = at < 0 ? 100_000 : Number(process.argv[at + 1]);
const slice = 5_000; // a line
const document_ = `---
setup:
  servers: 4
  workers: 8
---
${homeViews()}${run(...Array(requests / slice).fill(`!request /home x${slice}`))}`;

const site = await serve();
const { browser, close } = await launch();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(site.url + link(document_));
  await page.waitForFunction(
    () => document.querySelectorAll('.procs .state.live').length === 32 && document.querySelector('#scenario-run:not([aria-disabled])'),
    {
      timeout: 60_000,
    },
  );
  const session = await browser.target().createCDPSession();
  /** resident is the memory of the page's process, Web Worker included, in MB. */
  const resident = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const all = processInfo
      .filter((p) => p.type === 'renderer')
      .map((p) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${p.id}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    return Math.max(...all);
  };
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration);
    }).observe({ type: 'longtask' });
  });
  const memory = [await resident()];
  const began = Date.now();
  await page.click('#scenario-run');
  const done = () => page.evaluate(() => document.querySelectorAll('.calls li.fine').length);
  for (let lines = 0; lines < requests / slice;) {
    await new Promise((resolve) => {
      setTimeout(resolve, 250);
    });
    const now = await done();
    if (now !== lines && now % 4 === 0) memory.push(await resident());
    lines = now;
  }
  const seconds = (Date.now() - began) / 1000;
  console.log(`32 workers, ${requests} requests in ${seconds.toFixed(1)} s: longest task ${(await page.evaluate(() => window.longest)).toFixed(0)} ms`);
  console.log(`memory of the page's process, in MB, as they were answered: ${memory.map((m) => m.toFixed(0)).join(' ')}`);

  await page.evaluate(() => document.querySelector('#site').scrollIntoView());
  const frames = await page.evaluate(async () => {
    let n = 0;
    let on = true;
    const count = () => {
      n++;
      if (on) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const start = performance.now();
    for (let i = 0; i < 50; i++) {
      document.getElementById('hand-send-1')?.click();
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
    on = false;
    return (1000 * n) / (performance.now() - start);
  });
  console.log(`${frames.toFixed(0)} frames a second while ten requests a second are sent`);
} finally {
  await close();
  await site.stop();
}
