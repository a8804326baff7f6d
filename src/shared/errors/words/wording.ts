/** A word in both languages; `{}` is what stands behind it, `{last}` the end of that and `{first}` the rest. */
export type Wording = Readonly<Record<'en' | 'zh', string>>;
export type Wordings = Readonly<Record<string, Wording>>;
