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
const { browser, close } = await launch(['--js-flags=--wasm-tier-up']); // better code for what runs on, as visitors have it
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const made = await start.apply(WebAssembly, args);
        window.wasmMemory = (made.instance ?? made).exports.mem ?? window.wasmMemory;
        return made;
      };
    }
  });
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
  const own = await page.createCDPSession();
  /** heap is what the page itself holds, without the Web Worker, in MB: objects of JavaScript and the program's memory. */
  const heap = async () => {
    await own.send('HeapProfiler.collectGarbage');
    const { usedSize } = await own.send('Runtime.getHeapUsage');
    const program = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
    return `${(usedSize / 1e6).toFixed(1)} + ${(program / 1e6).toFixed(1)}`;
  };
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) window.tasks.push(e.duration);
    }).observe({ type: 'longtask' });
  });
  await own.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** spent is the time that the page's thread has had on a core, in ms, and how often it was styled anew: once a picture. */
  const spent = async () => {
    const { metrics } = await own.send('Performance.getMetrics');
    const of = (name) => metrics.find((m) => m.name === name).value;
    return [1000 * of('TaskDuration'), of('RecalcStyleCount')];
  };
  const before = await heap();
  const memory = [await resident()];
  const began = Date.now();
  const [ms, pictures] = await spent();
  await page.click('#scenario-run');
  for (let lines = 0; lines < requests / slice;) {
    await new Promise((resolve) => {
      setTimeout(resolve, 250);
    });
    const now = await page.evaluate(() => ({
      lines: document.querySelectorAll('.calls li.fine').length,
      differs: document.querySelector('.calls li.differs')?.textContent,
      ended: document.querySelector('.procs .problem, .procs .state.ended')?.parentElement.textContent,
    }));
    if (now.differs || now.ended) throw new Error(`after ${now.lines} lines: ${now.differs ?? now.ended}`);
    if (now.lines !== lines && now.lines % 4 === 0) memory.push(await resident());
    lines = now.lines;
  }
  const seconds = (Date.now() - began) / 1000;
  const after = await spent();
  const tasks = (await page.evaluate(() => window.tasks)).toSorted((x, y) => y - x);
  const share = (part) => (tasks[Math.floor(part * tasks.length)] ?? 0).toFixed(0);
  console.log(`32 workers, ${requests} requests in ${seconds.toFixed(1)} s`);
  console.log(`tasks of the page over 50 ms: ${tasks.length}, the longest ${share(0)} ms, half of them under ${share(0.5)} ms`);
  console.log(`on a core the page took ${((after[0] - ms) / (after[1] - pictures)).toFixed(1)} ms a picture, of ${after[1] - pictures}`);
  console.log(`heap of the page, in MB, JavaScript + program: ${before} before, ${await heap()} after`);
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
