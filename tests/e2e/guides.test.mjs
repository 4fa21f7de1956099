// What the guides for authors say, done: each page of somebody else's is built and opened from
// another origin under a strict policy.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { guest, host, press, says, seen } from './guests.mjs';
import { open } from './harness.mjs';
import { binary, folder } from './hosts.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const guides = path.join(root, 'web', 'embed', 'guides');
const text = fs.readFileSync(path.join(guides, 'README.md'), 'utf8');

/** pieces are the fences of a language below a heading. */
const pieces = (heading, lang) =>
  [
    ...text
      .split(`\n## ${heading}`)[1]
      .split('\n## ')[0]
      .matchAll(new RegExp(`\`\`\`${lang}\n([^]*?)\`\`\``, 'g')),
  ].map((m) => m[1]);

async function works(t, site, html, how) {
  const url = await host(t, site, { '/': html.replaceAll('https://HOST/', site.url) }, how);
  const page = await guest(site, url);
  await press(page, 'run');
  await says(page, /^2 (steps run|stappen uitgevoerd)\.$/);
  const after = await seen(page);
  assert.deepEqual(after.steps[1], ['w2>>> cache.get("greeting")', 'None']);
  assert.deepEqual(
    after.cards.map((c) => c[0]),
    ['w1', 'w2'],
  );
}

test('plain HTML', async (t) => {
  await works(t, await open(t), pieces('Plain HTML', 'html')[0]);
});

const mkdocs = spawnSync('mkdocs', ['--version']).status === 0;
test('MkDocs: a page of Markdown, built with its settings', { skip: !mkdocs && 'mkdocs is missing (apt-get install mkdocs)' }, async (t) => {
  const site = await open(t);
  const dir = folder(t);
  const settings = pieces('MkDocs and MyST', 'yaml')[0].replaceAll('https://HOST/', site.url);
  fs.writeFileSync(path.join(dir, 'mkdocs.yml'), `site_name: Caching\nsite_url: http://localhost/\n${settings}`);
  fs.mkdirSync(path.join(dir, 'docs'));
  fs.writeFileSync(
    path.join(dir, 'docs', 'index.md'),
    `# Caching\n\nEach worker has a cache of its own:\n\n${pieces('MkDocs and MyST', 'html')[0]}\nThat is all.\n`,
  );
  execFileSync('mkdocs', ['build', '-q', '-s'], { cwd: dir });
  const html = fs.readFileSync(path.join(dir, 'site', 'index.html'), 'utf8');
  assert.match(html, /<p>That is all\.<\/p>/);
  await works(t, site, html);
});

test('Docusaurus', async (t) => {
  await works(t, await open(t), pieces('Docusaurus', 'html')[0]);
});

const sphinx = spawnSync('sphinx-build', ['--version']).status === 0;
test('Sphinx: HTML that runs, and a doctest block elsewhere', { skip: !sphinx && 'sphinx-build is missing (apt-get install python3-sphinx)' }, async (t) => {
  const site = await open(t);
  const dir = folder(t);
  fs.copyFileSync(path.join(guides, 'sphinx', 'locmem.py'), path.join(dir, 'locmem.py'));
  fs.writeFileSync(
    path.join(dir, 'conf.py'),
    `import os, sys\nsys.path.insert(0, os.path.abspath("."))\nextensions = ["locmem"]\nlocmem_url = "${site.url}"\nhtml_theme = "basic"\ncopyright = "me"\nversion = "1"\n`,
  );
  fs.writeFileSync(
    path.join(dir, 'index.rst'),
    'Caching\n=======\n\n.. locmem::\n   :workers: 2\n\n   w1>>> cache.set("greeting", "hello", 30)\n   w2>>> cache.get("greeting")\n   None\n',
  );
  const build = (kind) => execFileSync('sphinx-build', ['-q', '-W', '-b', kind, '-d', path.join(dir, '.doctrees'), dir, path.join(dir, kind)]);
  build('html');
  build('text');
  build('epub');
  const book = fs.readFileSync(path.join(dir, 'epub', 'index.xhtml'), 'utf8');
  assert.match(book, /<div class="highlight-text[^]*w2&gt;&gt;&gt; cache\.get/);
  assert.doesNotMatch(book, /locmem-playground|embed\.js/);
  await works(t, site, fs.readFileSync(path.join(dir, 'html', 'index.html'), 'utf8'), { policy: "style-src 'self'; img-src 'self'" });
  assert.match(fs.readFileSync(path.join(dir, 'text', 'index.txt'), 'utf8'), /w2>>> cache\.get\("greeting"\)\n\s*None/);
});

test('a README: the picture leads to the document', async (t) => {
  const site = await open(t);
  assert.match(pieces('A README', 'markdown')[0], /\[!\[.*\]\(picture\.png\)\]\(https:\/\/HOST\/#1d=\.\.\.\)/);
  const printed = String(execFileSync(binary, ['embed', path.join(root, 'web/lessons/en/whose-cache.md'), '-public', site.url]));
  const tab = await site.tab({ at: /\(picture\.png\)\]\((.*)\)/.exec(printed)[1] });
  await tab.until('() => document.title.includes("Whose cache is it?") || document.body.innerText.includes("Whose cache is it?")');
});
