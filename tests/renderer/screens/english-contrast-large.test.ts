// needs: chromium
import { lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('English, high contrast, large');
