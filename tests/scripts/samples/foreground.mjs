// Runs a small program in the foreground and ends as it ends.
import { inForeground } from '../../../scripts/run/foreground.mjs';

process.exitCode = await inForeground(process.execPath, ['-e', process.argv[2]]);
