// Measures what further examples in a page cost: the memory of all processes of the browser
// and the time until every example is ready, of a page with one <locmem-playground> and of
// one with ten, each in a browser of its own, in turn.
//
//   node embeds.mjs [--rounds 5]
import fs from 'node:fs';
import { launch, serve } from '../../e2e/start.mjs';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 5 : Number(process.argv[at + 1]);

const site = await serve();

/** memory is that of all processes of a browser, in MB; what they share counts once. */
async function memory(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const of = (pid) => Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
  return processInfo.map((p) => of(p.id)).reduce((x, y) => x + y);
}

const wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** visit opens a page with so many examples: its memory before them and with them, and the seconds that they took. */
async function visit(count) {
  const { browser, close } = await launch(['--js-flags=--wasm-tier-up']); // as visitors have it
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}robots.txt`); // a page without a policy
    const session = await browser.target().createCDPSession();
    await wait(2000);
    const empty = await memory(session);
    const seconds = await page.evaluate(
      async (count, src) => {
        const began = performance.now();
        for (let i = 0; i < count; i++) {
          const pre = Object.assign(document.createElement('pre'), {
            textContent: `w1>>> cache.set("greeting", "hello ${i}", 30)\nw2>>> cache.get("greeting")\nNone`,
          });
          const example = document.createElement('locmem-playground');
          example.setAttribute('loading', 'eager');
          example.append(pre);
          document.body.append(example);
        }
        document.head.append(Object.assign(document.createElement('script'), { src }));
        await customElements.whenDefined('locmem-playground');
        await Promise.all([...document.querySelectorAll('locmem-playground')].map((example) => example.ready));
        return (performance.now() - began) / 1000;
      },
      count,
      `${site.url}v1/embed.js`,
    );
    await wait(5000); // until better code is made
    return { empty, full: await memory(session), seconds };
  } finally {
    await close();
  }
}

const median = (list) => list.toSorted((x, y) => x - y)[Math.floor(list.length / 2)];

try {
  const all = { 1: [], 10: [] };
  for (let i = 0; i < rounds; i++) for (const count of [1, 10]) all[count].push(await visit(count));
  const of = (count, f) => median(all[count].map(f));
  const print = (name, unit, digits, f) => {
    const [one, ten] = [of(1, f), of(10, f)];
    console.log(`${name}: ${one.toFixed(digits)} ${unit} with one, ${ten.toFixed(digits)} ${unit} with ten: ${(ten / one).toFixed(2)} times`);
  };
  console.log(`median of ${rounds} rounds; load of the machine ${fs.readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')}`);
  print('memory of all processes', 'MB', 0, (v) => v.full);
  print('of it by the examples', 'MB', 0, (v) => v.full - v.empty);
  print('until all are ready', 's', 2, (v) => v.seconds);
} finally {
  await site.stop();
}
