// needs: chromium
import { LARGE, lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('English, high contrast, large', { language: 'en-GB', theme: 'contrast', size: LARGE });
