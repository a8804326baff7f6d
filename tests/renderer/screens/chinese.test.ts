// needs: chromium
import { lookAtScreensInTurn, looksIn } from './every-screen';

// From the middle on, so that a screen has another theme and size here than in English.
const looks = looksIn('中文');
lookAtScreensInTurn(...looks.slice(3), ...looks.slice(0, 3));
