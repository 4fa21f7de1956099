// The several-process story on real tabs: tests/story/several-processes.txt,
// which also runs natively on the in-memory hub. What its lines mean is
// written there.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { bounded } from './tab.mjs';

const file = path.resolve(import.meta.dirname, '../story/several-processes.txt');
const withoutLocks = () => {
  delete Navigator.prototype.locks;
};

/** parse makes steps of the lines: a call with what it shows, or the words of a directive. */
function parse(text) {
  const steps = [];
  const isDirective = (words) =>
    ['open', 'reload', 'close', 'crash', 'new'].includes(words[0]) || ['sees', 'restarts', 'advances', 'remembers'].includes(words[1]);
  let call = null;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const at = `line ${index + 1}: ${line}`;
    if (line === '' || line[0] === '#') {
      call = null;
      return;
    }
    const [who, code] = line.split('>>> ');
    if (code !== undefined) {
      const [asker, target = asker] = who.split(' asks ');
      call = { at, asker, target, code, shows: [] };
      steps.push(call);
    } else if (call && !isDirective(line.split(' '))) {
      call.shows.push(line);
    } else {
      call = null;
      steps.push({ at, words: line.split(' ') });
    }
  });
  return steps;
}

/** shown is what a console would show. The story prints a None that it wants to see. */
function shown({ output, repr, error }) {
  const lines = output ? output.replace(/\n$/, '').split('\n') : [];
  if (repr !== null && repr !== 'None') lines.push(repr);
  if (error) lines.push(error.message ? `${error.type}: ${error.message}` : error.type);
  return lines;
}

/** Cast is the tabs of the story, by the names of their processes. */
class Cast {
  constructor(site, before) {
    Object.assign(this, { site, before, tabs: {}, pids: {} });
  }

  /** listen keeps what a tab's process hears from now on. */
  listen(tab) {
    return tab.page.evaluate(() => {
      window.heard = [];
      window.locmem.on('process', (n) => {
        window.heard.push(n);
        window.dispatchEvent(new Event('heard'));
      });
      window.locmem.on('clock', (n) => {
        window.heard.push(n);
        window.dispatchEvent(new Event('heard'));
      });
    });
  }

  /** heard waits until a tab has heard, early or late, a notice with these values. */
  heard(tab, values) {
    return bounded(
      tab.page.evaluate(
        (values) =>
          new Promise((resolve) => {
            const look = () => {
              const same = (n) =>
                Object.entries(values).every(([k, v]) => (k === 'lost' ? n.lost && `${n.lost.entries}: ${n.lost.keys.join(', ')}` === v : n[k] === v));
              const found = window.heard.find(same);
              if (!found) return;
              window.removeEventListener('heard', look);
              resolve(found);
            };
            window.addEventListener('heard', look);
            look();
          }),
        values,
      ),
      `${tab.name} to hear ${JSON.stringify(values)}`,
    );
  }

  async live(tab) {
    return (await tab.processes())
      .filter((p) => p.alive)
      .map((p) => p.name)
      .join(' ');
  }

  async open(name) {
    const tab = await this.site.tab({ before: this.before });
    assert.equal(tab.name, name);
    await this.listen(tab);
    this.tabs[name] = tab;
  }

  async again(tab) {
    const { name, pid } = tab;
    await tab.readyAs((identity) => identity.pid !== pid);
    assert.equal(tab.name, name);
    await this.listen(tab);
  }

  async do([first, second, ...rest]) {
    const tab = this.tabs[second] ?? this.tabs[first];
    switch (first) {
      case 'open':
        return this.open(second);
      case 'reload':
        await tab.page.reload();
        return this.again(tab);
      case 'close':
        return tab.page.close({ runBeforeUnload: false });
      case 'crash':
        return tab.crash();
      case 'new': {
        const name = rest[0];
        assert.notEqual(this.tabs[name].pid, this.pids[name]);
        this.pids[name] = this.tabs[name].pid;
        return null;
      }
      default:
        return this.from(this.tabs[first], second, rest);
    }
  }

  async from(tab, verb, rest) {
    switch (verb) {
      case 'advances': {
        const offset = await tab.advance(Number(rest[0]));
        const names = (await this.live(tab)).split(' ').filter((name) => name !== tab.name);
        return Promise.all(names.map((name) => this.heard(this.tabs[name], { offset })));
      }
      case 'restarts': {
        const other = this.tabs[rest[0]];
        await tab.page.evaluate((name) => window.locmem.restart(name), rest[0]);
        return this.again(other);
      }
      case 'remembers': {
        const [count, ...keys] = rest;
        return tab.shows(`${count.replace(':', '')} entries lost: ${keys.join(' ')}`, '.banners');
      }
      default: // sees
        if (rest[1] === 'lost') return this.heard(tab, { change: 'stopped', name: rest[0], lost: rest.slice(2).join(' ') });
        return tab.sees(Object.fromEntries(rest.map((name) => [name, { alive: true }])), rest.length);
    }
  }
}

async function play(t, before) {
  const cast = new Cast(await open(t), before);
  for (const step of parse(fs.readFileSync(file, 'utf8'))) {
    try {
      if (step.words) await cast.do(step.words);
      else assert.deepEqual(shown(await cast.tabs[step.asker].exec(step.target, step.code)), step.shows);
    } catch (error) {
      error.message = `${step.at}\n${error.message}`;
      throw error;
    }
  }
}

test('the several-process story on real tabs', (t) => play(t, []));
test('the several-process story on real tabs without Web Locks', (t) => play(t, [withoutLocks]));
