/**
 * What one reads does not move, in Firefox and in Chromium as distributions have them:
 * node scroll.mjs <address of a running server> <absolute folder with puppeteer-core> <firefox or chrome> <its path>
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

const [address, folder, kind, executablePath] = process.argv.slice(2);
const puppeteer = createRequire(`${folder}/`)('puppeteer-core');
const password = 'a quiet night in Nantes';

const ask = async (method, path, body, token) => {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
};

const arrive = async name => {
  const username = `${name}-${randomUUID().slice(0, 8)}`;
  await ask('POST', '/users', { username, password });
  const { accessToken } = await ask('POST', '/auth/login', { username, password });
  return { username, ask: (method, path, body) => ask(method, path, body, accessToken) };
};

const ada = await arrive('ada');
const grace = await arrive('grace');
const room = `kitchen-${randomUUID().slice(0, 8)}`;
const { id } = await grace.ask('PUT', `/rooms/${room}`);
await ada.ask('PUT', `/rooms/${room}`);
const messages = `/conversations/${id}/messages`;
let said = 0;
const says = async (body = `message number ${said + 1}, and some words more, so that it takes a line or two on a phone`) => {
  await grace.ask('POST', messages, { body });
  return ++said;
};
for (let i = 0; i < 160; i++) await says();

/** Firefox 140 can be told its size, not how it is held, which does not matter here. */
const withoutOrientation = error => {
  if (!error.message.includes('setScreenOrientationOverride')) throw error;
};
const args = kind === 'chrome' ? ['--no-sandbox', '--disable-gpu'] : [];
const browser = await puppeteer.launch({ browser: kind, executablePath, args, headless: true });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 }).catch(withoutOrientation);
  await page.goto(`${address}/signin?next=/rooms/${room}`);
  await page.type('[name=username]', ada.username);
  await page.type('[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

  const drawn = no => page.waitForSelector(`#m${no}`);
  const shows = (no, text) =>
    page.waitForFunction((at, words) => document.querySelector(`${at} .body`)?.textContent === words, {}, `#m${no}`, text);
  const top = no => page.$eval(`#m${no}`, item => item.getBoundingClientRect().top);
  const rest = () => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  const toEnd = () => page.$eval('.scroll', scroller => { scroller.scrollTop = 0; });
  const read = async no => {
    await page.$eval(`#m${no}`, item => item.scrollIntoView({ block: 'center' }));
    await rest();
  };

  /** Nothing moves under the reader's eyes. */
  const stays = async (what, no, change) => {
    await read(no);
    const before = await top(no);
    await change();
    await rest();
    const moved = (await top(no)) - before;
    assert.ok(Math.abs(moved) <= 1, `${what}: moved by ${moved} px`);
    console.log(`ok: ${what}`);
  };

  /** Who is at the end stays there. */
  const follows = async (what, change) => {
    await toEnd();
    await change();
    await rest();
    const away = await page.$eval('.scroll', scroller => {
      const last = [...scroller.querySelectorAll('.message')].at(-1);
      return Math.max(-scroller.scrollTop, last.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom);
    });
    assert.ok(away <= 1, `${what}: ${away} px away from the end`);
    console.log(`ok: ${what}`);
  };

  const edit = async (no, body) => {
    await grace.ask('PATCH', `${messages}/${no}`, { body });
    await shows(no, body);
  };
  const long = 'once more, with all that was left out\n'.repeat(12).trim();

  await page.waitForSelector('.attach:not([hidden])');
  await follows('a room opens at its end', () => drawn(said));
  await follows('a message comes while one is at the end', async () => drawn(await says()));
  await follows('a long message comes while one is at the end', async () => drawn(await says(long)));
  await follows('the last message grows', () => edit(said, `${long}\n${long}`));
  await follows('the window becomes lower, as by a keyboard', () => page.setViewport({ width: 390, height: 500 }));
  await follows('the window becomes higher', () => page.setViewport({ width: 390, height: 844 }));
  await follows('the composer grows', () => page.type('#composer textarea', 'one line').then(() =>
    page.$eval('#composer textarea', field => {
      field.value = 'line\n'.repeat(6);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })));

  await stays('a message comes while one reads above', said - 20, async () => drawn(await says()));
  await stays('a message above is put better', said - 20, () => edit(said - 35, long));
  await stays('a message below is put better', said - 20, () => edit(said - 5, long));
  const first = () => page.$eval('.message', item => Number(item.id.slice(1)));
  const above = await first();
  await stays('older messages come above', above, () =>
    page.waitForFunction(no => Number(document.querySelector('.message').id.slice(1)) < no, {}, above));
  await stays('so many messages come that others leave', said - 20, async () => {
    // a few at a time: who hears of very many at once is told of the newest alone
    for (let i = 0; i < 100; i += 20) {
      for (let j = 0; j < 20; j++) await says();
      await page.waitForFunction(no => document.querySelector(`#m${no}`) ?? !document.querySelector('.newer').hidden, {}, said);
    }
    assert.equal((await page.$$('.message')).length, 150);
  });
} finally {
  await browser.close();
}
