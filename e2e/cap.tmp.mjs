import { chromium } from '@playwright/test';
const [url, out] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox','--disable-gpu','--autoplay-policy=no-user-gesture-required'] });
const p = await b.newPage({ viewport: { width: 1280, height: 900 } });
p.on('request', r => { if (r.url().includes('captions')) console.log('req', r.url()); });
await p.goto(url);
await p.waitForTimeout(7000);
console.log(await p.evaluate(() => [...document.querySelectorAll('.vjs-control-bar button')].map(e => e.title || e.innerText).join(' | ')));


console.log('active', await p.evaluate(() => document.activeElement.outerHTML.slice(0,100)));
await p.mouse.move(400, 300); await p.mouse.move(420, 310);
await p.locator('.vjs-play-control').focus();
console.log('active', await p.evaluate(() => document.activeElement.outerHTML.slice(0,100)));
await p.keyboard.press('c');
console.log(await p.evaluate(() => JSON.stringify(localStorage)));
for (let i = 0; i < 14; i++) { await p.waitForTimeout(500); console.log(await p.evaluate(() => [document.querySelector('video')?.currentTime, [...document.querySelectorAll('.rostrum-caption')].map(e => e.innerText).join('|')].join(' '))); if (i === 9) await p.screenshot({ path: out }); }
console.log(await p.evaluate(() => JSON.stringify(localStorage)));
await b.close();
