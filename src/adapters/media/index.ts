/** Media from outside: files of the campaign's folder, and what lies behind addresses. */
export { openMediaFiles } from './media-files.ts';
export { openMediaLinks } from './media-links.ts';
