import { valueOf } from '../../shared/contract/client';
import { fileToken, type FileToken } from '../../shared/contract/files';
import { AppError } from '../../shared/errors/app-error';

/** Sends a file to the server of this page; the lab keeps it until it is imported. */
export async function upload(origin: string, file: File): Promise<FileToken> {
  await checkReadable(file);
  const address = new URL('/upload', origin);
  address.searchParams.set('name', file.name);
  const response = await fetch(address, { method: 'POST', body: file }).catch(() => undefined);
  if (!response?.ok) throw new AppError('system.disconnected');
  return fileToken.parse(valueOf(await response.json()));
}

/** What is no file, or is gone by now, says so only when it is read. */
async function checkReadable(file: File): Promise<void> {
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => {
      throw new AppError('file.unreadable', { file: file.name });
    });
}
