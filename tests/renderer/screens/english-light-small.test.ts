// needs: chromium
import { SMALL, lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('English, light, small', { language: 'en-GB', theme: 'light', size: SMALL });
