import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { Missing } from './talk.mjs';

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/lib64',
];
const library = (name) => libraryFolders.map((folder) => join(folder, name));
const program = (name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`];

/** What Electron's window needs of a Linux system: the Debian package, and files any of which shows that it is there. */
const forWindow = [
  { name: 'libgtk-3-0', seen: library('libgtk-3.so.0') },
  { name: 'libnss3', seen: library('libnss3.so') },
  { name: 'libasound2', seen: library('libasound.so.2') },
  { name: 'libgbm1', seen: library('libgbm.so.1') },
  { name: 'libxss1', seen: library('libXss.so.1') },
  { name: 'libatk-bridge2.0-0', seen: library('libatk-bridge-2.0.so.0') },
];

/** What the tests need besides: a screen that is not there, a browser, and letters for Chinese. */
const forTests = [
  { name: 'xvfb', seen: program('Xvfb') },
  { name: 'xauth', seen: program('xauth') },
  { name: 'chromium', seen: [...program('chromium'), ...program('chromium-browser')] },
  {
    name: 'fonts-noto-cjk',
    seen: ['opentype/noto', 'noto-cjk', 'google-noto-cjk', 'google-noto-sans-cjk-fonts'].map(
      (name) => `/usr/share/fonts/${name}`,
    ),
  },
];

/** System packages of one use, on Linux. Found: {detail}. */
function systemStep(name, wanted) {
  const absent = () => (process.platform === 'linux' ? absentOf(wanted) : []);
  return {
    name,
    required: false,
    announce: {
      en: 'Installing system packages with apt-get (about 30 s, some minutes on a slow line)',
      zh: '正在用 apt-get 安装系统软件包（约 30 秒，网络慢时需数分钟）',
    },
    look: () => (absent().length === 0 ? { detail: wanted.map((entry) => entry.name).join(' ') } : undefined),
    async make({ places }) {
      if (canInstall()) await aptInstall(places, absent());
      if (absent().length > 0) throw missing(absent());
    },
  };
}

export const windowSystemStep = systemStep('window-system', forWindow);
export const testSystemStep = systemStep('test-system', forTests);

/** Debian packages of which no file is here. */
function absentOf(wanted) {
  return wanted.filter(({ seen }) => !seen.some((file) => existsSync(file))).map(({ name }) => name);
}

function missing(absent) {
  const names = absent.join(' ');
  return new Missing(
    { en: `System packages are missing: ${names}.`, zh: `缺少系统软件包：${names}。` },
    {
      en: `Run \`sudo apt-get install ${names}\` (or what your system calls them).`,
      zh: `请运行 \`sudo apt-get install ${names}\`（或您的系统中对应的软件包）。`,
    },
  );
}
