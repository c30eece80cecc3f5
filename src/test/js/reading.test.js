import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Reading } from '../../../web/js/reading.js';

/** A reader at the end of ten messages, of which five were read before. */
const world = t => {
  const page = new EventTarget();
  Object.assign(globalThis, {
    document: { hidden: false, addEventListener: () => {}, querySelector: () => null },
    window: globalThis,
    addEventListener: page.addEventListener.bind(page),
  });
  const told = [];
  t.mock.method(globalThis, 'fetch', async (url, { body }) => { told.push(JSON.parse(body)); return new Response(null, { status: 204 }); });
  const timeline = { log: { live: true, last: 10, head: 10 }, scroll: { atEnd: true, element: { addEventListener: () => {} } } };
  const reading = new Reading('/read', /** @type {any} */ (timeline), 5, () => {});
  const restored = persisted => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
  return { reading, told, restored };
};

test('who stands at the end has read up to there', async t => {
  const { told } = world(t);
  await sleep(700);
  assert.deepEqual(told, [{ no: 10 }]);
});

test('what was marked as unread is read again when the page is looked at again, and not before', async t => {
  const { reading, told, restored } = world(t);
  await sleep(700);
  await reading.leave(7);
  reading.look();
  restored(false);
  await sleep(700);
  assert.deepEqual(told.splice(0), [{ no: 10 }, { no: 7, force: true }]);
  restored(true);
  await sleep(700);
  assert.deepEqual(told, [{ no: 10 }]);
});
