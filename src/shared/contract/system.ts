import { backendInfo } from '../run';
import { z } from '../zod';
import { labSettings } from '../lab-settings';
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
      /** Where data will be from the next start on, when that is another place. */
      nextHome: z.string().nullable(),
      /** The environment names the data folder; no choice of a person counts. */
      homeFixed: z.boolean(),
      slots: z.number().int(),
      settings: labSettings,
      /** How many slots there are when nobody set them. */
      defaultSlots: z.number().int(),
      /** Of this computer. */
      cores: z.number().int(),
      backend: backendInfo.nullable(),
      language: z.enum(['en', 'zh']),
    }),
  ),
  /** Threads count from the next run on, slots from the next start on. */
  'system.configure': call(labSettings, z.object({})),
  /**
   * Asks the host for another data folder, which is used from the next start on; nothing is moved. `folder` is null
   * when the person closed the dialog or the host has none.
   * @throws system.folder-unwritable, system.folder-not-empty
   */
  'system.chooseHome': call(z.object({}), z.object({ folder: z.string().nullable() })),
  /** What the data folder takes. */
  'system.storage': call(z.object({}), z.array(storagePart)),
  /** Deletes what is freeable. Not while something trains. */
  'system.free': call(z.object({}), z.object({ bytes: z.number() })),
  /** Opens the host's file picker; null when the person closed it. A browser uploads instead. */
  'files.pick': call(z.object({}), fileToken.nullable()),
};
