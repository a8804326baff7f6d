/**
 * The one door to zod: its default validator probes `new Function`, which the window's content security policy
 * forbids, so it is switched off before any schema is made.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
