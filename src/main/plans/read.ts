import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { reasonOf } from '../../shared/errors/issue';
import { planFile, planVersion, type PlanFile } from '../../shared/plan';
import { studyFile, type StudyFile } from '../../shared/study';
import type { z } from '../../shared/zod';
import { parseJson } from './json';
import { knownKeys } from './known-keys';
import { nearest } from './nearest';

/**
 * Reads a plan file.
 * @throws file.missing, file.denied, plan.json, plan.key-*, plan.value, plan.newer: each with the place
 */
export async function readPlanFile(path: string): Promise<PlanFile> {
  return checked(planFile, parseJson(await readText(path), basename(path)), basename(path));
}

/** Reads a study file; the same refusals as a plan file. */
export async function readStudyFile(path: string): Promise<StudyFile> {
  return checked(studyFile, parseJson(await readText(path), basename(path)), basename(path));
}

/** Parses a value by a schema and turns the first issue into a refusal with its place. */
export function checked<T extends z.ZodType>(schema: T, value: unknown, file: string): z.output<T> {
  const version = versionOf(value);
  if (version !== undefined && version > planVersion)
    throw new AppError('plan.newer', { file, version, known: planVersion });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusal(deepest(parsed.error.issues), file, schema);
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (thrown) {
    throw readFailure(thrown, basename(path));
  }
}

function readFailure(thrown: unknown, file: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT') return new AppError('file.missing', { file });
  if (code === 'EACCES' || code === 'EPERM') return new AppError('file.denied', { file });
  if (code === 'EISDIR') return new AppError('file.not-regular', { file, kind: 'folder' });
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new AppError('plan.json', { file, reason: 'not-utf-8', line: 1, column: 1 });
  return thrown;
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  return typeof value.version === 'number' ? value.version : undefined;
}

type Issue = z.core.$ZodIssue;

/** A union reports all its branches: the one that got furthest is the one that was meant. */
function deepest(issues: readonly Issue[]): Issue | undefined {
  const first = issues[0];
  if (first?.code !== 'invalid_union' || first.errors.length === 0) return first;
  const inner = first.errors.map((branch) => deepest(branch)).filter((issue) => issue !== undefined);
  const best = inner.sort((a, b) => b.path.length - a.path.length)[0];
  return best ? { ...best, path: [...first.path, ...best.path] } : first;
}

function refusal(issue: Issue | undefined, file: string, schema: z.ZodType): AppError {
  if (!issue) return new AppError('plan.value', { file, place: '(file)', reason: 'not-understood' });
  const place = placeOf(issue.path);
  if (issue.code !== 'unrecognized_keys')
    return new AppError('plan.value', { file, place, reason: reasonOf(issue) });
  const key = issue.keys[0] ?? '';
  const guess = nearest(key, knownKeys(schema, issue.path));
  return new AppError('plan.key-unknown', { file, key, place, guess });
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(top)';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
