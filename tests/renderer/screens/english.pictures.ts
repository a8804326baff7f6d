import { lookAtEveryScreen, looksIn } from './every-screen';

lookAtEveryScreen(...looksIn('English'));
