const HOUR = 3_600_000;
const UNIT: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };

/**
 * The moment that a search names: a span back from now, such as `36h`, `7d` or `2w`, or a day such as `2031-03-06`,
 * which begins at midnight of this computer's clock. Undefined when it is neither.
 */
export function momentOf(text: string, now: Date): Date | undefined {
  const [, count, unit] = /^(\d{1,5})([hdw])$/i.exec(text) ?? [];
  if (count !== undefined && unit !== undefined)
    return new Date(now.getTime() - Number(count) * (UNIT[unit.toLowerCase()] ?? HOUR));
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const midnight = new Date(Number(year), Number(month) - 1, Number(day));
  // The 31st of February would become a day of March.
  return midnight.getMonth() === Number(month) - 1 && midnight.getDate() === Number(day)
    ? midnight
    : undefined;
}
