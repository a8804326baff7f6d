/** What a trainer may know of the environment: enough to find programs, libraries, its language and temporary files. */
const ALLOWED = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
];

/**
 * TensorFlow reads them once, when it loads. Small steps are done in the thread that asks: handing them to another
 * costs more than they do.
 */
const THREAD_SETTINGS: Readonly<Record<string, string>> = {
  TF_NUM_INTEROP_THREADS: '-1',
  TF_CPP_MIN_LOG_LEVEL: '2',
  TF_ENABLE_ONEDNN_OPTS: '1',
};

/**
 * The whole environment of a trainer: nothing secret that happens to be set reaches it.
 * @param threads that share a large kernel; with one, several runs train side by side
 */
export function trainerEnvironment(
  threads = 1,
  of: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const kept = ALLOWED.flatMap((name) => {
    const value = of[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...THREAD_SETTINGS, TF_NUM_INTRAOP_THREADS: String(threads) };
}
