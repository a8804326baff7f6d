import { openConnection } from './api/connection';
import { open } from './app/open';

open(openConnection(window), document);
