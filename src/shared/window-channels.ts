/** The lines between the window's page and the main process; the preload script and the shell name them alike. */
export const windowChannels = {
  request: 'lab.request',
  offer: 'lab.offer',
  event: 'lab.event',
  tell: 'window.tell',
  heed: 'window.heed',
} as const;
