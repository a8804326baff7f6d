const rules = new Intl.PluralRules('en');

/** An English word in the number that fits: `plural(1, 'row', 'rows')` is "row". */
export function plural(n: number, one: string, other: string): string {
  return rules.select(n) === 'one' ? one : other;
}
