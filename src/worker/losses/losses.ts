import type { LossSettings } from '../../shared/loss';
import { absoluteError } from './absolute-error';
import { gaussian } from './gaussian';
import { huber } from './huber';
import { poisson } from './poisson';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy';
import { sigmoidFocal } from './sigmoid-focal';
import { softmaxCrossEntropy } from './softmax-cross-entropy';
import { softmaxFocal } from './softmax-focal';
import { squaredError } from './squared-error';
import type { Loss } from './with-gradient';

export function lossFunction(settings: LossSettings): Loss {
  switch (settings.kind) {
    case 'sigmoid-cross-entropy':
      return sigmoidCrossEntropy(settings.smoothing);
    case 'softmax-cross-entropy':
      return softmaxCrossEntropy(settings.smoothing);
    case 'sigmoid-focal':
      return sigmoidFocal(settings.gamma);
    case 'softmax-focal':
      return softmaxFocal(settings.gamma);
    case 'squared-error':
      return squaredError;
    case 'absolute-error':
      return absoluteError;
    case 'huber':
      return huber(settings.delta);
    case 'gaussian':
      return gaussian;
    case 'poisson':
      return poisson;
  }
}
