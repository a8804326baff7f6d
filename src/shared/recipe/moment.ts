const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?:Z|([+-]\d{2}):?(\d{2}))?)?$/;

/** A moment as models know it: ISO 8601 text as seconds since 1970, in UTC when it names no zone; NaN when it is none. */
export function secondsOf(text: string): number {
  const found = MOMENT.exec(text.trim());
  if (!found) return NaN;
  const [, day, time = '00:00', hours, minutes = '00'] = found;
  return Date.parse(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`) / 1000;
}
