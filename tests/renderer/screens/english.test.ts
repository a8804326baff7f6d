// needs: chromium
import { lookAtScreensInTurn, looksIn } from './every-screen';

lookAtScreensInTurn(...looksIn('English'));
