import { find, all } from './dom.js';
import { Conversation } from './conversation.js';
import { List } from './list.js';
import { forget } from './shelf.js';
import { upgradeTimes } from './time.js';

const me = { username: document.body.dataset.username ?? '', name: document.body.dataset.name ?? '' };
const list = find('#list');
const pane = find('#conversation');

upgradeTimes(document);
const conversations = list && new List(list, pane?.dataset.id);
if (pane) new Conversation(pane, me, conversations);

for (const form of all('form[action="/signout"]')) form.addEventListener('submit', () => forget(me.username));
