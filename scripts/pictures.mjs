#!/usr/bin/env node
import { runVitest } from './run/vitest.mjs';

// `npm run pictures -- WORD ...`: a picture of every screen in both languages, all themes and both sizes, each looked over
// by axe; words such as `中文 small verdict` leave those whose names hold all of them.
const words = process.argv.slice(2);
const every = words.map((word) => `(?=.*${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`).join('');
process.exitCode = await runVitest(['--project=screens', ...(words.length > 0 ? ['-t', every] : [])], {
  EVERY_PICTURE: '1',
});
console.log('The pictures are in .screens/interface/');
