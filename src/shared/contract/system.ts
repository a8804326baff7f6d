import { backendInfo } from '../run';
import { z } from '../zod';
import { call } from './call';
import { fileToken } from './files';

export const doctorLine = z.object({
  part: z.string(),
  ok: z.boolean(),
  value: z.string(),
  /** One sentence; empty when all is well. */
  remedy: z.object({ en: z.string(), zh: z.string() }),
});
export type DoctorLine = z.infer<typeof doctorLine>;

export const storagePart = z.object({
  part: z.enum(['datasets', 'history', 'runs', 'prepared', 'exports', 'backups']),
  bytes: z.number(),
  /** Whether it is made again when it is missing. */
  freeable: z.boolean(),
});
export type StoragePart = z.infer<typeof storagePart>;

export const systemCalls = {
  'system.doctor': call(z.object({}), z.object({ ok: z.boolean(), lines: z.array(doctorLine) })),
  'system.info': call(
    z.object({}),
    z.object({
      version: z.string(),
      host: z.enum(['window', 'browser', 'command-line']),
      home: z.string(),
      slots: z.number().int(),
      backend: backendInfo.nullable(),
      language: z.enum(['en', 'zh']),
    }),
  ),
  /** What the data folder takes. */
  'system.storage': call(z.object({}), z.array(storagePart)),
  /** Deletes what is freeable. Not while something trains. */
  'system.free': call(z.object({}), z.object({ bytes: z.number() })),
  /** Opens the host's file picker; null when the person closed it. A browser uploads instead. */
  'files.pick': call(z.object({}), fileToken.nullable()),
};
