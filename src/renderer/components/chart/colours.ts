/** The page's colours and fonts, by the name of the token. */
export type Colours = (name: string) => string;

/** What the tokens are now; a canvas cannot follow them by itself. */
export function pageColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}
