/** A word in both languages; `{}` is what stands behind it. */
export type Wording = Readonly<Record<'en' | 'zh', string>>;
export type Wordings = Readonly<Record<string, Wording>>;
