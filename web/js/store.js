import { rest } from './pace.js';
import { shelf } from './shelf.js';

/** @import {Unsent} from './outbox.js' */

const name = /** @param {string} username */ username => `parley:${username}`;
const unsent = 'unsent';
const patience = 3000;

/** Where unsent messages are kept. @typedef {{all: () => Promise<Unsent[]>, put: (message: Unsent) => Promise<void>, remove: (key: string) => Promise<void>}} Store */

/**
 * IndexedDB; and the browser's simple storage, which writes at once, until the database has written, or where there is none.
 * @param {string} username
 * @returns {Store}
 */
export const store = username => {
  const simple = onShelf(username);
  const database = name(username);
  return {
    all: async () => {
      const kept = await transact(database, 'readonly', kept => /** @type {IDBRequest<Unsent[]>} */ (kept.getAll())).catch(() => []);
      return [...new Map([...kept, ...simple.all()].map(message => [message.key, message])).values()];
    },
    put: message => {
      simple.put(message);
      return transact(database, 'readwrite', kept => kept.put(message)).then(() => simple.remove(message.key), () => {});
    },
    remove: key => {
      simple.remove(key);
      return transact(database, 'readwrite', kept => kept.delete(key)).then(() => {}, () => {});
    },
  };
};

/** Leaves nothing behind of someone who signs out. @param {string} username */
export const clear = username => globalThis.indexedDB?.deleteDatabase(name(username));

/** @param {string} username */
const onShelf = username => {
  const kept = shelf(`${username}:${unsent}:`);
  return {
    all: () => kept.entries().map(([, message]) => /** @type {Unsent} */ (JSON.parse(message))),
    put: /** @param {Unsent} message */ message => kept.set(message.key, JSON.stringify(message)),
    remove: /** @param {string} key */ key => kept.remove(key),
  };
};

/**
 * @template T
 * @param {string} database
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
const transact = async (database, mode, work) => {
  const connection = await Promise.race([open(database), rest(patience).then(() => { throw new Error('No answer'); })]);
  try {
    const transaction = connection.transaction(unsent, mode);
    const request = work(transaction.objectStore(unsent));
    return await new Promise((done, fail) => {
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    connection.close();
  }
};

/** @param {string} database @returns {Promise<IDBDatabase>} */
const open = database => new Promise((done, fail) => {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(unsent, { keyPath: 'key' });
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});
