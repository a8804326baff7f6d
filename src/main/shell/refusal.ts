import { app, dialog, type BrowserWindow } from 'electron';
import { describe, reportOf } from '../../shared/errors/app-error';
import { shellLanguage, shellWords } from './words';

/** Says why there is no lab to show, to the person and on standard error, and ends. */
export async function sayRefusal(window: BrowserWindow | undefined, thrown: unknown): Promise<void> {
  const { code, details } = reportOf(thrown);
  const { title, advice } = describe(code, details, shellLanguage());
  process.stderr.write(`${title}\n${advice}\n`);
  const box = {
    type: 'error' as const,
    title: 'Espalier',
    message: title,
    detail: advice,
    buttons: [shellWords().quit],
  };
  await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box));
  app.exit(1);
}
