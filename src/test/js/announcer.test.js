import assert from 'node:assert/strict';
import { test } from 'node:test';
import './english.js';
import { Announcer } from '../../../web/js/announcer.js';

globalThis.window ??= globalThis;
const said = (authorName, body, attachments = []) => ({ authorName, body, attachments });

test('what is new is read out a few words at a time, and then the line is empty for the next', t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const line = { textContent: '' };
  const announcer = new Announcer(line);
  announcer.tell([said('ada', 'hello'), said('grace', '', [{ id: 1 }])]);
  t.mock.timers.tick(300);
  assert.equal(line.textContent, 'ada: hello\ngrace: 📎');
  announcer.tell([said('ada', 'and more')]);
  t.mock.timers.tick(3000);
  assert.equal(line.textContent, 'ada: and more');
  t.mock.timers.tick(3000);
  assert.equal(line.textContent, '');
});

test('what was refused is said at once, and again when it is refused again', t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const line = { textContent: '' };
  const announcer = new Announcer(line);
  announcer.say('No connection');
  assert.equal(line.textContent, 'No connection');
  t.mock.timers.tick(3000);
  assert.equal(line.textContent, '');
});
