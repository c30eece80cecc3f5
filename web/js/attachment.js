import { clone, get } from './dom.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

const side = 320;

/** A number of bytes as people read it. @param {number} bytes */
export const size = bytes => {
  const units = t('size.units').split(' ');
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const amount = bytes / 1024 ** unit;
  return t('size', { amount: amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10, unit: units[unit] });
};

/** What kind of file, and how large. @param {Attachment} attachment */
export const kind = ({ type, size: bytes }) => `${type} · ${size(bytes)}`;

/** A picture in its size, before it is there, or a file as a row. @param {Attachment} attachment */
export const attached = attachment => {
  const { id, name, width, height } = attachment;
  const link = clone(width ? 'picture' : 'file');
  const address = `/api/v1/attachments/${id}`;
  link.setAttribute('href', address);
  if (!width || !height) {
    get('.filename', link).textContent = name;
    get('.kind', link).textContent = kind(attachment);
    return link;
  }
  const image = /** @type {HTMLImageElement} */ (get('img', link));
  const scale = Math.min(1, side / Math.max(width, height));
  Object.assign(image, { alt: name, width: Math.round(width * scale), height: Math.round(height * scale), src: `${address}/thumbnail` });
  return link;
};
