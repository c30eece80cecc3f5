import assert from 'node:assert/strict';
import { test } from 'node:test';
import './english.js';
import { Typing, typingText, typist } from '../../../web/js/typing.js';

const plain = text => text.replace(/[\u2068\u2069]/g, '');
const is = (username, conversation = 1) => ({ conversation, username, displayName: username });
const typing = t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const it = new Typing({ textContent: '' }, '1');
  return { it, says: () => plain(it.line.textContent) };
};

test('one, two or several people are typing', () => {
  assert.equal(typingText([]), '');
  assert.equal(plain(typingText(['Grace'])), 'Grace is typing…');
  assert.equal(plain(typingText(['Grace', 'Linus'])), 'Grace and Linus are typing…');
  assert.equal(typingText(['Grace', 'Linus', 'Ada']), 'Several people are typing…');
});

test('only who types here is named', t => {
  const { it, says } = typing(t);
  it.hear([is('grace'), is('linus', 2)]);
  assert.equal(says(), 'grace is typing…');
  it.hear([is('linus', 2)]);
  assert.equal(says(), '');
});

test('after six seconds it is over, unless told again', t => {
  const { it, says } = typing(t);
  it.hear([is('grace')]);
  t.mock.timers.tick(5000);
  it.hear([is('grace')]);
  t.mock.timers.tick(5999);
  assert.equal(says(), 'grace is typing…');
  t.mock.timers.tick(1);
  assert.equal(says(), '');
});

test('whose message is there is no longer typing', t => {
  const { it, says } = typing(t);
  it.hear([is('grace'), is('linus')]);
  it.end(['grace']);
  assert.equal(says(), 'linus is typing…');
});

test('typing is told every four seconds at most, and not for blanks', t => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const told = [];
  const typed = typist(() => told.push(now));
  for (const [at, text] of [[0, ' '], [1, 'H'], [2000, 'He'], [4000, 'Hel'], [4001, 'Hell'], [9000, ''], [9001, 'y']]) {
    now = at;
    typed(text);
  }
  assert.deepEqual(told, [1, 4001, 9001]);
});
