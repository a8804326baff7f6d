// needs: chromium
import { lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('中文, dark, large');
