// The several-process story on real tabs. tests/story runs the same file on
// the in-memory hub; its head explains the lines.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';

const file = path.resolve(import.meta.dirname, '../story/several-processes.txt');

/** Story is the file in progress: its tabs by name, and their last pids. */
class Story {
  constructor(site) {
    Object.assign(this, { site, tabs: new Map(), pids: new Map() });
  }

  /** remember has the tab keep what it hears of ends from now on. */
  async remember(tab) {
    await tab.page.evaluate(() => {
      window.stopped = [];
      window.locmem.on('process', (n) => { if (n.change === 'stopped') window.stopped.push(n); });
    });
    return tab;
  }

  tab(name) {
    const tab = this.tabs.get(name);
    assert.ok(tab, `there is no tab ${name}`);
    return tab;
  }

  /** run is a call: NAME>>> code, or NAME asks OTHER>>> code. */
  async run(who, code) {
    const [asker, target = asker] = who.split(' asks ');
    const { output, repr, error } = await this.tab(asker).exec(target, code);
    const lines = output ? output.replace(/\n$/, '').split('\n') : [];
    if (repr !== null && !(repr === 'None' && /^(cache\.(set|clear|delete_many|close)|print)\b/.test(code))) lines.push(repr);
    if (error) lines.push(error.message ? `${error.type}: ${error.message}` : error.type);
    return lines;
  }

  /** step is any other line of the story; null if it is none. */
  step(line) {
    const steps = [
      [/^open (\w+)$/, async (name) => {
        const tab = await this.site.tab();
        assert.equal(tab.name, name);
        this.tabs.set(name, await this.remember(tab));
      }],
      [/^reload (\w+)$/, async (name) => {
        await this.tab(name).reload();
        await this.remember(this.tab(name));
      }],
      [/^close (\w+)$/, (name) => this.tab(name).close()],
      [/^crash (\w+)$/, (name) => this.tab(name).crash()],
      [/^new pid (\w+)$/, (name) => {
        assert.notEqual(this.tab(name).pid, this.pids.get(name), `${name} still has its pid`);
        this.pids.set(name, this.tab(name).pid);
      }],
      [/^(\w+) advances (\d+)$/, async (name, seconds) => {
        const others = [...this.tabs.values()].filter((tab) => tab !== this.tab(name) && !tab.page.isClosed());
        const hearing = await Promise.all(others.map((tab) => tab.heard('clock', { by: Number(seconds) }).catch(() => null)));
        await this.tab(name).advance(Number(seconds));
        await Promise.all(hearing.map((heard) => heard?.()));
      }],
      [/^(\w+) restarts (\w+)$/, async (name, other) => {
        const started = await this.tab(name).heard('process', { change: 'started', name: other });
        await this.tab(name).page.evaluate((p) => window.locmem.restart(p), other);
        const { pid } = await started();
        do await this.tab(other).ready(); while (this.tab(other).pid !== pid);
        await this.remember(this.tab(other));
      }],
      [/^(\w+) remembers (\d+): (.*)$/, (name, count, keys) =>
        this.tab(name).shows(`stopped: ${count} ${count === '1' ? 'entry' : 'entries'} lost: ${keys}`, '.banners')],
      [/^(\w+) sees (\w+) lost (\d+): (.*)$/, (name, other, count, keys) =>
        this.tab(name).page.waitForFunction((other, count, keys) => window.stopped.some((n) =>
          n.name === other && n.lost.entries === Number(count) && n.lost.keys.join(', ') === keys), { polling: 50 }, other, count, keys)],
      [/^(\w+) sees((?: t\d+)+)$/, (name, others) => this.tab(name).page.waitForFunction(async (want) =>
        (await window.locmem.processes()).filter((p) => p.alive).map((p) => p.name).join(' ') === want, { polling: 50 }, others.trim())],
    ];
    for (const [pattern, act] of steps) {
      const found = line.match(pattern);
      if (found) return () => act(...found.slice(1));
    }
    return null;
  }
}

test('the several-process story runs on real tabs as it does on the hub', async (t) => {
  const story = new Story(await open(t));
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  let calls = 0;
  for (let i = 0; i < lines.length;) {
    const line = lines[i++].trim();
    if (!line || line.startsWith('#')) continue;
    try {
      const call = line.match(/^(.+?)>>> (.*)$/);
      if (!call) {
        const step = story.step(line);
        assert.ok(step, 'not understood');
        await step();
        continue;
      }
      const expected = [];
      while (lines[i]?.trim() && !lines[i].startsWith('#') && !lines[i].includes('>>> ') && !story.step(lines[i].trim())) expected.push(lines[i++].trim());
      assert.deepEqual(await story.run(call[1], call[2]), expected);
      calls++;
    } catch (error) {
      error.message = `line ${i}: ${line}\n${error.message}`;
      throw error;
    }
  }
  assert.ok(calls > 20, `only ${calls} calls were read`);
});
