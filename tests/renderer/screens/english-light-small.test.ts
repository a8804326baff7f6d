// needs: chromium
import { lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('English, light, small');
