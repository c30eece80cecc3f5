import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calling, isPictures, pieces } from '../../../web/js/text.js';

const links = text => pieces(text).filter(piece => piece.href).map(piece => piece.href);

test('nothing of a text is lost or added', () => {
  for (const text of ['', 'plain', 'see https://a.example/x, or http://b.example.', 'https://a.example', '(https://a.example/(b))', 'two\nlines https://x.example\nend']) {
    assert.equal(pieces(text).map(piece => piece.text).join(''), text);
  }
});

test('a link ends before the punctuation of its sentence', () => {
  assert.deepEqual(links('Read https://a.example/page. Then (http://b.example/x), or https://c.example/?q=1!'), ['https://a.example/page', 'http://b.example/x', 'https://c.example/?q=1']);
});

test('a link ends before quotes and punctuation of other languages', () => {
  assert.deepEqual(links('https://a.example/L’Équipe'), ['https://a.example/L’Équipe']);
  assert.deepEqual(links('Lisez «https://a.example/x». Voir ‘https://b.example/y’; 看https://c.example/z，谢谢。'), ['https://a.example/x', 'https://b.example/y', 'https://c.example/z']);
});

test('a bracket that the link opened belongs to it', () => {
  assert.deepEqual(links('https://en.wikipedia.org/wiki/Engine_(disambiguation)'), ['https://en.wikipedia.org/wiki/Engine_(disambiguation)']);
});

test('code is told by its signs, which stay, and has no links', () => {
  const code = text => pieces(text).filter(piece => piece.code).map(piece => piece.text);
  assert.deepEqual(code('Try `ls -l`, or:\n```\nif (a)\n  b `c`\n```\ndone'), ['`ls -l`', '```\nif (a)\n  b `c`\n```']);
  assert.deepEqual(code('a ` alone, ` and\nb `, `` and ```'), []);
  assert.deepEqual(links('`https://a.example` https://b.example'), ['https://b.example']);
  const signs = '```a'.repeat(2_499);
  assert.equal(pieces(signs).map(piece => piece.text).join(''), signs);
});

test('only http and https make a link', () => {
  assert.deepEqual(links('javascript:alert(1) data:text/html,x ftp://a.example mailto:ada@a.example xhttp://a.example https://'), []);
});

test('a few emoji alone are pictures, words and digits are not', () => {
  for (const text of ['🎉', '👍🏽', '👩‍💻 ❤️', '🇫🇷']) assert.ok(isPictures(text), text);
  for (const text of ['', 'hi 🎉', '1', '12', '🎉🎉🎉🎉🎉🎉']) assert.ok(!isPictures(text), text);
});

test('a link of thousands of brackets is told in no time', () => {
  const brackets = `http://a${')'.repeat(9_900)}`;
  assert.deepEqual(pieces(brackets), [{ text: 'http://a', href: 'http://a' }, { text: ')'.repeat(9_900) }]);
});

test('one is called by one’s name, and not by what contains it', () => {
  const me = calling('ada.l');
  for (const text of ['@ada.l', 'look, @Ada.L!', '(@ada.l)', '@ada.l.', 'so\n@ada.l?']) assert.ok(me(text), text);
  assert.ok(calling('zo\u00e9')('look, @zoe\u0301'));
  for (const text of ['ada.l', '@adaxl', '@ada', '@ada.lovelace', 'me@ada.l', '@ada.l2', '']) assert.ok(!me(text), text);
});
