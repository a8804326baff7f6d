import { readFileSync } from 'node:fs';

/** True when a process of this number is running; one that has ended and waits to be collected is not. */
export function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !hasEnded(pid);
}

/** Linux keeps a process's number until its parent asks for the exit code, which some containers never do. */
function hasEnded(pid) {
  if (process.platform !== 'linux') return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
