import { readFileSync } from 'node:fs';
import { speak } from '../../../web/js/texts.js';

const lines = readFileSync(new URL('../../../web/texts/en.properties', import.meta.url), 'utf8').split('\n');
speak(Object.fromEntries(lines.filter(line => /^[^#]+=/.test(line)).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])));
