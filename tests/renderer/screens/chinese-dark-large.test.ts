// needs: chromium
import { LARGE, lookAtEveryScreen } from './every-screen';

lookAtEveryScreen('中文, dark, large', { language: 'zh-CN', theme: 'dark', size: LARGE });
