// Downloads the official Electron into its package, and gives up when nothing arrives for a while.
const { spawnSync } = require('node:child_process');
const { downloadArtifact } = require('@electron/get');
const { version } = require('electron/package.json');
const checksums = require('electron/checksums.json');

const silenceMs = 20_000;

function giveUp(cause) {
  console.error(`cause: ${cause}`);
  process.exit(1);
}

let timer = setTimeout(giveUp, silenceMs, 'no answer in time');
const stillComing = () => {
  clearTimeout(timer);
  timer = setTimeout(giveUp, silenceMs, 'the download stopped');
  return Promise.resolve();
};

downloadArtifact({
  version,
  artifactName: 'electron',
  checksums,
  platform: process.platform,
  arch: process.arch,
  downloadOptions: { getProgressCallback: stillComing },
}).then(
  () => {
    clearTimeout(timer);
    // It is in the cache now: the package's own script finds it there and unpacks it.
    process.exitCode =
      spawnSync(process.execPath, [require.resolve('electron/install.js')], { stdio: 'inherit' }).status ?? 1;
  },
  (error) => giveUp(error.cause?.message ?? error.message),
);
