import { launch, serve, Site } from '/work/wt/player/tests/e2e/harness.mjs';
const [server, chrome] = await Promise.all([serve(), launch()]);
const out = '/tmp/pl/';
const jobs = process.argv.slice(2).map(s=>s.split(','));
try {
  for (const [name, at, w, h, scheme] of jobs) {
    const site = new Site(server, chrome.browser, await chrome.browser.createBrowserContext());
    const tab = await site.tab({ at, setup: async (page) => { await page.setViewport({ width:+w, height:+h, deviceScaleFactor:1, isMobile:+w<900, hasTouch:+w<900 });
      await page.emulateMediaFeatures([{name:'prefers-color-scheme',value:scheme??'light'},{name:'prefers-reduced-motion',value:'reduce'}]); } });
    await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
    await tab.page.screenshot({ path: out+name+'-0.png' });
    const next = async () => { await tab.page.evaluate(()=>document.querySelector('#scenario-next').click()); await new Promise(r=>setTimeout(r,600)); await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])")'); };
    for (let i=1;i<=4;i++){ await next(); if (await tab.page.$('.predict .answer[aria-pressed=false]') && !(await tab.page.$('.predict .answer[aria-pressed=true]'))) { await tab.page.screenshot({ path: out+name+'-'+i+'q.png' }); await tab.page.evaluate(()=>document.querySelector('.predict .answer').click()); await new Promise(r=>setTimeout(r,900));} await new Promise(r=>setTimeout(r,300)); await tab.page.screenshot({ path: out+name+'-'+i+'.png' }); 
      console.log(name, i, JSON.stringify(await tab.page.evaluate(()=>{const p=document.querySelector('#pin'); if(!p) return null; const r=p.getBoundingClientRect(); return [r.top, r.height, p.scrollHeight, p.scrollTop, innerHeight, scrollY, document.documentElement.scrollWidth]}))); }
    await tab.page.evaluate(()=>scrollTo(0, 1e6)); await new Promise(r=>setTimeout(r,400)); await tab.page.screenshot({ path: out+name+'-end.png' });
    await tab.page.screenshot({ path: out+name+'-full.png', fullPage: true });
    await tab.close();
  }
} finally { await chrome.close(); await server.stop(); }
