import { lookAtEveryScreen, looksIn } from './every-screen';

lookAtEveryScreen(...looksIn('中文'));
