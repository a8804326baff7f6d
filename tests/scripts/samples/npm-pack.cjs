// Stands for npm: `pack NAME --pack-destination FOLDER` copies the file that PACKED names.
const { copyFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[process.argv.indexOf('--pack-destination') + 1];
copyFileSync(process.env.PACKED, join(folder, 'packed.tgz'));
