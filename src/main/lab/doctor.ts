import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { CallOutput } from '../../shared/contract/contract';
import type { DoctorLine } from '../../shared/contract/system';
import { AppError, describe } from '../../shared/errors/app-error';
import type { BackendInfo } from '../../shared/run';
import { readSetupReport, type SetupPart } from './setup-report';

export interface DoctorDeps {
  readonly home: string;
  readonly slots: number;
  /** Report of the last set-up; need not be there. */
  readonly setupReport: string;
  readonly sqlite: string;
  duckdb(): Promise<string>;
  /** Asks a trainer. @throws AppError run.trainer-died */
  backend(): Promise<BackendInfo>;
}

type Remedy = DoctorLine['remedy'];

const NONE: Remedy = { en: '', zh: '' };
const ROOM_BYTES = 1e9;
/** Parts of the set-up report that have a line of their own here. */
const OWN_LINES = new Set(['node', 'packages', 'tensorflow', 'electron']);

/** Everything the lab stands on: what is there, and one sentence for each thing that is missing. */
export async function examine(deps: DoctorDeps): Promise<CallOutput<'system.doctor'>> {
  const setup = await readSetupReport(deps.setupReport);
  const lines = [
    fine('node', process.versions.node),
    await backendLine(deps, setup['tensorflow']),
    fine('threads', `${deps.slots} × 1`),
    electronLine(setup['electron']),
    fine('sqlite', deps.sqlite),
    fine('duckdb', await deps.duckdb()),
    await folderLine(deps.home),
    await diskLine(deps.home),
    ...missingParts(setup),
  ];
  return { ok: lines.every(({ ok }) => ok), lines };
}

function fine(part: string, value: string): DoctorLine {
  return { part, ok: true, value, remedy: NONE };
}

async function backendLine(deps: DoctorDeps, setup: SetupPart | undefined): Promise<DoctorLine> {
  try {
    const { name, version, reason } = await deps.backend();
    const value = `${name} ${version}`;
    if (name === 'tensorflow') return fine('backend', value);
    return { part: 'backend', ok: false, value, remedy: sentenceOf(setup) ?? slower(reason) };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const say = (language: 'en' | 'zh'): string => describe(thrown.code, thrown.details, language).title;
    return { part: 'backend', ok: false, value: '', remedy: { en: say('en'), zh: say('zh') } };
  }
}

function slower(reason: string): Remedy {
  return {
    en: `Training is slower than it could be, because native TensorFlow did not load (${reason}); run \`npm run setup\`.`,
    zh: `原生 TensorFlow 未能加载（${reason}），训练会较慢；请运行 \`npm run setup\`。`,
  };
}

/** Not having Electron is no fault: the command line and the browser do without. */
function electronLine(setup: SetupPart | undefined): DoctorLine {
  const value = process.versions['electron'] ?? (setup?.state === 'ready' ? (setup.detail ?? '') : '');
  return {
    part: 'electron',
    ok: value !== '',
    value,
    remedy: sentenceOf(setup) ?? (value === '' ? noWindow : NONE),
  };
}

const noWindow: Remedy = {
  en: 'There is no window, only the browser; run `npm run setup` where Electron can be downloaded.',
  zh: '没有桌面窗口，只能使用浏览器；请在能下载 Electron 的环境中运行 `npm run setup`。',
};

async function folderLine(home: string): Promise<DoctorLine> {
  const writable = await access(home, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  const remedy: Remedy = {
    en: 'The data folder cannot be written; allow it, or choose another with ESPALIER_HOME.',
    zh: '数据文件夹不可写；请授予权限，或用 ESPALIER_HOME 指定其他文件夹。',
  };
  return { part: 'data-folder', ok: writable, value: home, remedy: writable ? NONE : remedy };
}

async function diskLine(home: string): Promise<DoctorLine> {
  // A folder that is gone has no room either.
  const { bavail, bsize } = await statfs(home).catch(() => ({ bavail: 0, bsize: 0 }));
  const free = bavail * bsize;
  const value = `${(free / 1e9).toFixed(1)} GB`;
  const remedy: Remedy = {
    en: `Only ${value} are free; make room before you train.`,
    zh: `仅剩 ${value} 可用空间；训练前请先清理。`,
  };
  return { part: 'disk', ok: free >= ROOM_BYTES, value, remedy: free >= ROOM_BYTES ? NONE : remedy };
}

/** What else set-up could not provide. */
function missingParts(setup: Record<string, SetupPart>): DoctorLine[] {
  return Object.entries(setup)
    .filter(([name, { state }]) => state === 'missing' && !OWN_LINES.has(name))
    .map(([part, found]) => ({ part, ok: false, value: '', remedy: sentenceOf(found) ?? NONE }));
}

/** Why a part is missing or lesser and what helps, as set-up said it. */
function sentenceOf(setup: SetupPart | undefined): Remedy | undefined {
  if (!setup?.why || (setup.state === 'ready' && !setup.lesser)) return undefined;
  const { why, remedy = NONE } = setup;
  return { en: `${why.en} ${remedy.en}`.trim(), zh: `${why.zh}${remedy.zh}` };
}
