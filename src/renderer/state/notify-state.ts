/** Whether a browser lets this page tell of an end; a window's shell does that itself and needs nobody's leave. */
export type NotifyState = NotificationPermission | 'unknown';

/** What a browser says when it is not asked; some know no notifications at all. */
export function notifyState(page: Window): NotifyState {
  return 'Notification' in page ? Notification.permission : 'unknown';
}
